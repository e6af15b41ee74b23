"""Whether the order goes in a circle."""

from collections.abc import Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from modning.programme.checking.inspection import Inspection
from modning.programme.checking.kinds import order as kinds
from modning.programme.checking.wording import listed
from modning.programme.findings import Finding, Path

MOST_CIRCLES = 20
Waits = dict[str, list[str]]


def find(inspection: Inspection) -> Iterator[Finding]:
    """Yield activities and steps that wait for each other."""
    activities = inspection.programme.activities
    place: dict[str, Path] = {one.id: ("activities", n) for n, one in enumerate(activities)}
    names = {one.id: one.name for one in activities}
    yield from _circles({one.id: list(one.after) for one in activities}, place, names, "after")
    parts = {one.id: [one.during] if one.during else [] for one in activities}
    yield from _circles(parts, place, names, "during")
    intervention = inspection.programme.intervention
    steps = intervention.steps if intervention else ()
    step_place: dict[str, Path] = {
        step.id: ("intervention", "steps", n) for n, step in enumerate(steps)
    }
    step_names = {step.id: step.name for step in steps}
    waits = {step.id: list(step.after) for step in steps}
    yield from _circles(waits, step_place, step_names, "after")


def _circles(
    waits: Waits, place: Mapping[str, Path], names: Mapping[str, str], field: str
) -> Iterator[Finding]:
    for _ in range(MOST_CIRCLES):
        circle = _circle(waits)
        if circle is None:
            return
        first = min(circle, key=lambda one: place[one][-1])
        yield kinds.CIRCLE.found(
            (*place[first], field),
            subject=names[first],
            names=listed([names[one] for one in circle]),
            field=field,
        )
        for one in circle:
            waits[one] = [other for other in waits[one] if other not in circle]


def _circle(waits: Waits) -> Sequence[str] | None:
    try:
        TopologicalSorter(waits).prepare()
    except CycleError as error:
        return tuple(dict.fromkeys(reversed(error.args[1])))
    return None
