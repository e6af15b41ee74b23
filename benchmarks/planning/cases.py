"""The problems that plans are compared on, by name."""

from collections.abc import Callable
from dataclasses import replace

from benchmarks.planning.invented import invented_problem, invented_programmes
from benchmarks.planning.many_meetings import many_meetings
from modning.planning.meeting_list import read_meetings
from modning.planning.problem import Problem
from modning.planning.rules import Rules, Weights

_FIRST_WISHES = Rules(weights=Weights(trip=0, crowded=0, unfair=0))


def _first_wishes(problem: Problem) -> Problem:
    """Return the problem without the wishes that bind many meetings: trips, weeks, fairness."""
    return replace(problem, rules=_FIRST_WISHES)


CASES: dict[str, Callable[[], Problem]] = {
    "5": lambda: _first_wishes(invented_problem(5)),
    "20": lambda: _first_wishes(invented_problem(20)),
    "98": lambda: _first_wishes(invented_problem(98)),
    "5-all": lambda: invented_problem(5),
    "20-all": lambda: invented_problem(20),
    "98-all": lambda: invented_problem(98),
    "20-busy": lambda: _first_wishes(invented_problem(20, calendars="tight")),
    "20-free": lambda: _first_wishes(invented_problem(20, calendars="loose")),
    "20-narrow": lambda: _first_wishes(invented_problem(20, windows="tight")),
    "20-wide": lambda: _first_wishes(invented_problem(20, windows="loose")),
    "3x5": lambda: _first_wishes(invented_programmes(3, 5)),
    "meetings-50": lambda: read_meetings(many_meetings(50)).problem(),
    "meetings-100": lambda: read_meetings(many_meetings(100)).problem(),
    "meetings-200": lambda: read_meetings(many_meetings(200)).problem(),
    "meetings-400": lambda: read_meetings(many_meetings(400, rooms=10)).problem(),
}
