"""Who may travel for several meetings on one day: what a journey is for, told before planning."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from modning.planning.columns import Day
from modning.planning.points import days_of
from modning.planning.problem import Problem
from modning.planning.quarters import A_DAY
from modning.planning.starts import Start


class _Outing(NamedTuple):
    """A meeting that a person may travel to: its earliest end and latest start."""

    key: str
    place: str | None
    ends: int
    starts: int


class Journeys:
    """For each person and day, the meetings that one journey may be for."""

    def __init__(self, problem: Problem, starts: Mapping[str, list[Start]]) -> None:
        self.problem = problem
        limits = problem.at_most if problem.rules.hold("at-most") else ()
        self._most = {one.person: one.number for one in limits if one.per == "day"}
        self._together: dict[Day, dict[str, set[str]]] = {}
        for day, outings in _outings(problem, starts).items():
            if len(outings) > 1 and (together := self._sharing(outings)):
                self._together[day] = together

    def among(self, groups: list[list[str]]) -> list[dict[Day, int]]:
        """Return for each group among how many a person's journey on a day may be shared.

        What is not told is a journey for the group alone.
        """
        group_of = {key: n for n, group in enumerate(groups) for key in group}
        found: list[dict[Day, int]] = [{} for _ in groups]
        for day, together in self._together.items():
            others: dict[int, set[int]] = defaultdict(set)
            for key, sharing in together.items():
                own = group_of.get(key, -1)
                others[own].update(group_of.get(other, -1) for other in sharing)
            for own, sharers in others.items():
                if own >= 0 and (number := len(sharers - {own})):
                    found[own][day] = min(1 + number, max(1, self._most.get(day[0], 1 + number)))
        return found

    def _sharing(self, outings: list[_Outing]) -> dict[str, set[str]]:
        """Return which meetings can be held on one day with which others."""
        found: dict[str, set[str]] = {}
        for n, one in enumerate(outings):
            for other in outings[n + 1 :]:
                journey = self.problem.travel.between(one.place, other.place)
                journey *= self.problem.rules.hold("travel")
                if min(one.ends - other.starts, other.ends - one.starts) + journey <= 0:
                    found.setdefault(one.key, set()).add(other.key)
                    found.setdefault(other.key, set()).add(one.key)
        return found


def _outings(problem: Problem, starts: Mapping[str, list[Start]]) -> dict[Day, list[_Outing]]:
    """Return which meetings each person could travel to on each day."""
    found: dict[Day, list[_Outing]] = defaultdict(list)
    for key, possible in starts.items():
        appointment = problem.appointment[key]
        people = [p for p in problem.invited[key] if problem.goes_out(p, appointment.place)]
        if people:
            for day, ends, begins in _by_day(problem, key, possible):
                outing = _Outing(key, appointment.place, ends, begins)
                for one in people:
                    found[one, day].append(outing)
    return found


def _by_day(problem: Problem, key: str, possible: list[Start]) -> Iterator[tuple[int, int, int]]:
    """Yield each day with the earliest end and the latest start of a meeting on it."""
    days: dict[int, tuple[int, int]] = {}
    for start in possible:
        for day in days_of(problem.appointment[key], start.start):
            # A meeting of several days fills the days between.
            ends = min(start.end, (day + 1) * A_DAY)
            begins = max(start.start, day * A_DAY)
            told = days.get(day, (ends, begins))
            days[day] = min(told[0], ends), max(told[1], begins)
    for day, (ends, begins) in days.items():
        yield day, ends, begins
