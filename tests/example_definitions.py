"""Reading the example programmes in tests, and asking them for single facts."""

from collections.abc import Callable
from datetime import timedelta
from functools import cache
from pathlib import Path

from modning.programme.expansion import Occurrence, expand
from modning.programme.reading import read_definition
from modning.programme.schema.activities import Activity, Participant
from modning.programme.schema.definition import Programme
from modning.programme.schema.parties import Role
from modning.programme.site import planned_sites

FOLDER = Path(__file__).parents[1] / "examples" / "programmes"
# What the source says, how the definition is asked, and what it must answer.
Fact = tuple[str, Callable[[Programme], object], object]


@cache
def example(name: str) -> Programme:
    return read_definition((FOLDER / f"{name}.toml").read_bytes()).programme


def activity(programme: Programme, activity_id: str) -> Activity:
    return next(one for one in programme.activities if one.id == activity_id)


def role(programme: Programme, role_id: str) -> Role:
    return next(one for one in programme.roles if one.id == role_id)


def participant(programme: Programme, activity_id: str, who: str) -> Participant:
    return next(one for one in activity(programme, activity_id).participants if one.who == who)


def participants(programme: Programme, activity_id: str) -> list[str]:
    return [one.who for one in activity(programme, activity_id).participants]


def occurrences(programme: Programme, sites: int) -> tuple[Occurrence, ...]:
    return expand(programme, planned_sites(programme, count=sites))


def days(programme: Programme, activity_id: str) -> list[str]:
    """Return the first and the last day of each time that the activity is held, at one site."""
    return [
        f"{one.window.start} {one.window.end - timedelta(days=1)}"
        for one in occurrences(programme, sites=1)
        if one.activity == activity_id
    ]


def written(values: object) -> list[str]:
    """Return one wording or several as they stand in the file."""
    return [str(value) for value in (values if isinstance(values, tuple) else (values,))]


def rule(programme: Programme, rule_id: str) -> tuple[object, ...]:
    """Return what counts in a rule: activities, measure, number and per what."""
    one = next(one for one in programme.rules if one.id == rule_id)
    return (one.of, one.measure, str(one.number), one.per)
