"""What it costs to hold one meeting at another time, while everything else stays."""

from dataclasses import dataclass, replace

from modning.language import Text
from modning.planning.diary import Diary
from modning.planning.greedy import held_at
from modning.planning.plan import Placed, Plan, Unplaced
from modning.planning.points import Points
from modning.planning.problem import Appointment, Problem
from modning.planning.reasons import in_the_way
from modning.planning.starts import Calendars, Start, starts_of


@dataclass(frozen=True, slots=True)
class OtherTime:
    """A time at which a meeting could be held instead, and what the plan would cost more.

    Fewer points are better: `points` below zero is an improvement. `placed` says who would come,
    and `absent` which of those wanted would not. Where the time is impossible while all else
    stays, `placed` is None and `reason` says why.
    """

    start: int
    points: int
    placed: Placed | None
    absent: frozenset[str]
    reason: Text | None = None


class OtherTimes:
    """Answers for one plan; make it once, and ask for many meetings."""

    def __init__(self, problem: Problem, plan: Plan) -> None:
        self.problem = problem
        self.plan = plan
        self.calendars = Calendars(problem)
        self.points = Points(problem, self.calendars)
        self.diary = Diary(problem, plan.placed)
        self._known: dict[str, dict[str, Placed]] = {}

    def at(self, key: str, start: int) -> OtherTime:
        """Return what it costs to move the meeting `key` to a start, in quarters."""
        appointment = self.problem.appointment[key]
        for told in self.of(key):
            if told.start == start:
                return told
        with self._without(key):
            reason = in_the_way(self.calendars, self.diary, appointment, start)
        return OtherTime(start, 0, None, frozenset(), reason)

    def of(self, key: str) -> list[OtherTime]:
        """Return each time at which the meeting could be held while all else stays, by time."""
        appointment = self.problem.appointment[key]
        with self._without(key):
            told = [
                self._told(appointment, start) for start in starts_of(self.calendars, appointment)
            ]
        return [one for one in told if one is not None]

    def best(self, key: str, number: int = 5) -> list[OtherTime]:
        """Return the cheapest other times of a meeting, the cheapest first."""
        now = self.plan.at.get(key)
        others = [one for one in self.of(key) if now is None or one.start != now.start]
        return sorted(others, key=lambda one: (one.points, one.start))[:number]

    def _told(self, appointment: Appointment, start: Start) -> OtherTime | None:
        held = held_at(self.diary, appointment, start)
        if held is None:
            return None
        placed = held[1]
        absent = frozenset(appointment.preferred) - placed.attending
        now = self._cost(appointment, self.plan.at.get(appointment.key))
        more = self._cost(appointment, placed) - now
        return OtherTime(start.start, more, placed, absent)

    def _cost(self, appointment: Appointment, placed: Placed | None) -> int:
        """Return what the meeting costs with all that it is counted together with."""
        together = dict(self._beside(appointment.key))
        if placed is not None:
            together[appointment.key] = placed
        own = self.points.of_all([appointment.key], together)
        return own + self.points.shared(together, [appointment.key])

    def _beside(self, key: str) -> dict[str, Placed]:
        if key not in self._known:
            people = set(self.problem.invited[key])
            counted = self.problem.counted_with(key)
            self._known = {
                key: {
                    other: placed
                    for other, placed in self.plan.at.items()
                    if other != key and (other in counted or people & placed.attending)
                }
            }
        return self._known[key]

    def _without(self, key: str) -> "_Struck":
        return _Struck(self.diary, key)


class _Struck:
    """A meeting struck out of the diary for a while."""

    def __init__(self, diary: Diary, key: str) -> None:
        self.diary = diary
        self.key = key
        self.placed: Placed | None = None

    def __enter__(self) -> None:
        if self.key in self.diary.placed:
            self.placed = self.diary.remove(self.key)

    def __exit__(self, *_: object) -> None:
        if self.placed is not None:
            self.diary.add(self.placed)


def with_other_time(plan: Plan, chosen: OtherTime) -> Plan:
    """Return the plan with a meeting at a time out of `OtherTimes`; raises ValueError if it cannot.

    What was proved of the plan holds still.
    """
    placed = chosen.placed
    if placed is None:
        message = "The meeting cannot be held then while everything else stays."
        raise ValueError(message)
    others = [one for one in plan.placed if one.appointment != placed.appointment]
    unplaced: list[Unplaced] = [
        one for one in plan.unplaced if one.appointment != placed.appointment
    ]
    return replace(
        plan,
        placed=tuple(sorted((*others, placed), key=lambda one: (one.start, one.appointment))),
        unplaced=tuple(unplaced),
        objective=plan.objective + chosen.points,
    )
