"""Meetings that compete for the same people: found around those that no time was left for."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from modning.dates import Period
from modning.planning.problem import Problem
from modning.planning.scarcity import asked_of
from modning.planning.starts import Start

# Windows are much the same that have so much of the longer one in common.
_MUCH_THE_SAME = 0.8


class Crowd(NamedTuple):
    """Meetings, and the people that they compete for."""

    keys: tuple[str, ...]
    pool: frozenset[str]


def crowds(
    problem: Problem,
    starts: Mapping[str, list[Start]],
    keys: Sequence[str],
    unplaced: Collection[str],
    *,
    close: bool,
) -> Iterator[Crowd]:
    """Yield the meetings around unplaced ones that ask for the same people, each crowd once.

    A `close` crowd is of those whose windows are much the same as that of one unplaced meeting;
    any other of those whose windows follow on each other.
    """
    told: set[Crowd] = set()
    for key in keys:
        for need in problem.appointment[key].needs if key in unplaced else ():
            pool = frozenset(need.pool)
            asking = [other for other in keys if other in starts and _asks(problem, other, pool)]
            if close:
                near = [other for other in asking if _much_the_same(problem, key, other)]
            else:
                near = _chain(problem, key, asking)
            crowd = Crowd(tuple(near), pool)
            if len(near) > 1 and crowd not in told:
                told.add(crowd)
                yield crowd


def _asks(problem: Problem, key: str, pool: frozenset[str]) -> bool:
    appointment = problem.appointment[key]
    return appointment.fixed is None and asked_of(appointment, pool)[0] > 0


def _much_the_same(problem: Problem, key: str, other: str) -> bool:
    one, two = problem.appointment[key].window, problem.appointment[other].window
    common = min(one.end, two.end) - max(one.start, two.start)
    return common >= _MUCH_THE_SAME * max(one.end - one.start, two.end - two.start)


def _chain(problem: Problem, key: str, asking: Sequence[str]) -> list[str]:
    """Return the meetings whose windows overlap that of one, or of one of these, and so on."""
    window = problem.appointment[key].window
    windows = {other: problem.appointment[other].window for other in asking}
    reached: set[str] = set()
    while more := {k for k, w in windows.items() if w.overlaps(window)} - reached:
        reached |= more
        starts = min(window.start, *(windows[k].start for k in more))
        window = Period(starts, max(window.end, *(windows[k].end for k in more)))
    return [other for other in asking if other in reached]
