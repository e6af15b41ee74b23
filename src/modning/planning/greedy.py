"""A first plan, fast and always the same: the meetings with the fewest ways to be held go first."""

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

from modning.planning.diary import Diary
from modning.planning.plan import Placed
from modning.planning.points import Points, attendance_points
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
        if placed := first_room(diary, problem.appointment[key], starts[key]):
            diary.add(placed)
    return {key: diary.placed[key] for key in starts if key in diary.placed}


def greedy_rounds(
    points: Points, starts: Mapping[str, list[Start]], rounds: int = 3
) -> dict[str, Placed]:
    """Return the best of several passes; in each, what found no room before goes first."""
    failures: Counter[str] = Counter()
    best: dict[str, Placed] = {}
    fewest: int | None = None
    for _ in range(rounds):
        placed = greedy(points.problem, starts, failures=failures)
        cost = points.total(placed)
        if fewest is None or cost < fewest:
            best, fewest = placed, cost
        failed = [key for key in starts if key not in placed]
        if not failed:
            break
        failures.update(failed)
    return best


def _urgency(problem: Problem, key: str, possible: list[Start]) -> tuple[int, int, int, str]:
    appointment = problem.appointment[key]
    settled = 0 if appointment.fixed is not None else 1
    days = len({start.start // A_DAY for start in possible})
    return settled, days, -len(problem.invited[key]), key


def first_room(diary: Diary, appointment: Appointment, possible: list[Start]) -> Placed | None:
    """Return the meeting at its cheapest start with room."""
    best: tuple[int, Placed] | None = None
    for start in sorted(possible, key=lambda one: one.points):
        if best is not None and best[0] <= start.points:
            break
        if found := held_at(diary, appointment, start):
            points = start.points + found[0]
            if best is None or points < best[0]:
                best = points, found[1]
    return best[1] if best else None


def held_at(diary: Diary, appointment: Appointment, start: Start) -> tuple[int, Placed] | None:
    """Return the meeting at this start with those who attend, and what the absences cost."""
    stretch = start.stretch
    if not diary.keeps_ties(appointment, stretch):
        return None
    if not all(diary.is_free(one, appointment, stretch) for one in start.required):
        return None
    free = {one for one in start.free if diary.is_free(one, appointment, stretch)}
    attending = _filled(diary.problem, appointment, start.required, free)
    if attending is None:
        return None
    room = diary.room_for(appointment, stretch)
    if (
        room is None
        and appointment.fixed is None
        and diary.problem.rooms_for(appointment) is not None
    ):
        return None
    points = attendance_points(diary.problem, appointment, attending, start.disliked)
    points += _missing(diary, appointment, attending)
    key = room.key if room else None
    return points, Placed(appointment.key, stretch.start, attending, key)


def _missing(diary: Diary, appointment: Appointment, attending: frozenset[str]) -> int:
    """Return what it costs that a person stays away from the last meeting that could be theirs."""
    missed = 0
    for share in diary.problem.shares_of.get(appointment.key, ()):
        others = [key for key in share.appointments if key != appointment.key]
        left = sum(key not in diary.placed for key in others)
        if share.person not in attending and diary.joined(share) + left < share.number:
            missed += diary.problem.rules.weights.share_missed
    return missed


def _filled(
    problem: Problem, appointment: Appointment, required: frozenset[str], free: set[str]
) -> frozenset[str] | None:
    """Return those who attend: the required, the preferred, who shares it, and enough others."""
    wanted = problem.sharers.get(appointment.key, frozenset()).union(appointment.preferred)
    attending = set(required) | (free & wanted)
    if not problem.rules.hold("needs"):
        return frozenset(attending)
    for need in appointment.needs:
        missing = need.number - len(attending.intersection(need.pool))
        others = [one for one in need.pool if one in free and one not in attending]
        if missing > len(others):
            return None
        attending.update(others[: max(0, missing)])
    return frozenset(attending)
