"""A first plan, fast and always the same: the meetings with the fewest ways to be held go first."""

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

from modning.planning.diary import Diary
from modning.planning.plan import Placed
from modning.planning.points import attendance_points, points_of_all, shares_missed
from modning.planning.problem import Appointment, Problem
from modning.planning.quarters import A_DAY
from modning.planning.starts import Start

_NONE: Mapping[str, int] = MappingProxyType({})


def greedy(
    problem: Problem,
    starts: Mapping[str, list[Start]],
    diary: Diary | None = None,
    failures: Mapping[str, int] = _NONE,
) -> dict[str, Placed]:
    """Return where each meeting of `starts` that finds room is placed.

    They are written in `diary`, beside what stands there. Meetings that failed before go first.
    """
    diary = Diary(problem) if diary is None else diary
    urgency = {key: _urgency(problem, key, starts[key]) for key in starts}
    for key in sorted(
        starts, key=lambda key: (urgency[key][0], -failures.get(key, 0), urgency[key])
    ):
        if placed := _first_room(diary, problem.appointment[key], starts[key]):
            diary.add(placed)
    return {key: diary.placed[key] for key in starts if key in diary.placed}


def greedy_rounds(
    problem: Problem, starts: Mapping[str, list[Start]], rounds: int = 3
) -> dict[str, Placed]:
    """Return the best of several passes; in each, what found no room before goes first."""
    failures: Counter[str] = Counter()
    best: dict[str, Placed] = {}
    fewest: int | None = None
    for _ in range(rounds):
        placed = greedy(problem, starts, failures=failures)
        points = points_of_all(problem, starts, placed) + shares_missed(problem, placed)
        if fewest is None or points < fewest:
            best, fewest = placed, points
        failed = [key for key in starts if key not in placed]
        if not failed:
            break
        failures.update(failed)
    return best


def _urgency(problem: Problem, key: str, possible: list[Start]) -> tuple[int, int, int, str]:
    appointment = problem.appointment[key]
    settled = 0 if appointment.fixed is not None else 1
    days = len({start.stretch.start // A_DAY for start in possible})
    return settled, days, -len(problem.invited[key]), key


def _first_room(diary: Diary, appointment: Appointment, possible: list[Start]) -> Placed | None:
    best: tuple[int, Placed] | None = None
    for start in sorted(possible, key=lambda one: one.points):
        if best is not None and best[0] <= start.points:
            break
        if found := _at(diary, appointment, start):
            points = start.points + found[0]
            if best is None or points < best[0]:
                best = points, found[1]
    return best[1] if best else None


def _at(diary: Diary, appointment: Appointment, start: Start) -> tuple[int, Placed] | None:
    """Return the meeting at this start with those who attend, and what the absences cost."""
    stretch = start.stretch
    if not diary.keeps_ties(appointment, stretch):
        return None
    if not all(diary.has_room(one, appointment, stretch) for one in start.required):
        return None
    room = {one for one in start.free if diary.has_room(one, appointment, stretch)}
    attending = _filled(diary.problem, appointment, start.required, room)
    if attending is None:
        return None
    points = attendance_points(diary.problem, appointment, attending)
    return points, Placed(appointment.key, stretch.start, attending)


def _filled(
    problem: Problem, appointment: Appointment, required: frozenset[str], room: set[str]
) -> frozenset[str] | None:
    """Return those who attend: the required, the preferred, who shares it, and enough others."""
    wanted = problem.sharers.get(appointment.key, frozenset()).union(appointment.preferred)
    attending = set(required) | (room & wanted)
    if not problem.rules.hold("needs"):
        return frozenset(attending)
    for need in appointment.needs:
        missing = need.number - len(attending.intersection(need.pool))
        others = [one for one in need.pool if one in room and one not in attending]
        if missing > len(others):
            return None
        attending.update(others[: max(0, missing)])
    return frozenset(attending)
