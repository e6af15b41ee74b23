"""Planning again after something changed: few meetings move, and each has its reason."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from time import perf_counter

from modning.dates import Period
from modning.language import Text
from modning.planning.diary import Diary
from modning.planning.formulation import formulate
from modning.planning.greedy import greedy
from modning.planning.plan import Placed, Plan, Reached
from modning.planning.points import points_of_all, shares_missed
from modning.planning.problem import Meeting, Problem
from modning.planning.quarters import A_DAY, day_of, last_day_of
from modning.planning.reasons import in_the_way, unplaced_with_reason
from modning.planning.solver import Limits, solve
from modning.planning.starts import Calendars, Start, starts_of

_ROOM = Text("giver plads til andre møder, der må flyttes", "makes room for others that must move")
_WAITED = Text("fik ingen tid før", "found no time before")
_NEW = Text("er nyt", "is new")
_DROPPED = Text("holdes ikke længere", "is no longer held")
_AROUND = Text(
    "det, der må flyttes, og møderne omkring det", "what must move, and the meetings around it"
)
_RINGS = 3
_MOST_FREE = 60


@dataclass(frozen=True, slots=True)
class Move:
    """A meeting that is held at another time than released: whom it concerns, and why."""

    meeting: str
    before: int | None
    after: int | None
    concerns: frozenset[str]
    reason: Text


@dataclass(frozen=True, slots=True)
class Replanned:
    """The new plan, what moved, and how many meetings could not have stayed."""

    plan: Plan
    moves: tuple[Move, ...]
    forced: int


def replan(
    problem: Problem, released: Plan, limits: Limits | None = None, locked: Iterable[str] = ()
) -> Replanned:
    """Return a plan of the changed problem that keeps to the released one.

    Only meetings that can no longer be held as released are moved, and those around them when
    that does not do. `locked` meetings stay where they are even if people cannot come.
    """
    return _Replanning(_told(problem, released, set(locked)), released, limits or Limits()).done()


def _told(problem: Problem, released: Plan, locked: set[str]) -> Problem:
    """Return the problem with the released starts written on the meetings."""

    def told(meeting: Meeting) -> Meeting:
        placed = released.at.get(meeting.key)
        if placed is None:
            return replace(meeting, released=None)
        fixed = placed.start if meeting.key in locked else meeting.fixed
        return replace(meeting, released=placed.start, fixed=fixed)

    return replace(problem, meetings=tuple(told(meeting) for meeting in problem.meetings))


class _Replanning:
    def __init__(self, problem: Problem, released: Plan, limits: Limits) -> None:
        self.began = perf_counter()
        self.problem = problem
        self.released = released
        self.limits = limits
        self.calendars = Calendars(problem)
        self.diary = Diary(problem)
        self.reasons: dict[str, Text] = {}
        self.forced = 0

    def done(self) -> Replanned:
        self._keep_what_can_stay()
        placed = self._placed_around(list(self.reasons))
        objective = self._points(placed)
        seconds = perf_counter() - self.began
        plan = Plan(
            placed=tuple(sorted(placed.values(), key=lambda one: (one.start, one.meeting))),
            unplaced=unplaced_with_reason(self.problem, placed),
            objective=objective,
            bound=min(objective, self.forced * self.problem.rules.weights.moved),
            reached=Reached(_AROUND, self.limits.seed, seconds, in_full=False),
        )
        return Replanned(plan, tuple(self._moves(plan)), self.forced)

    def _keep_what_can_stay(self) -> None:
        """Write down what can be held as released; give a reason for everything else."""
        settled_first = sorted(
            self.problem.meetings, key=lambda one: (one.fixed is None, one.released or 0, one.key)
        )
        for meeting in settled_first:
            start = meeting.fixed if meeting.fixed is not None else meeting.released
            if start is None:
                waited = any(one.meeting == meeting.key for one in self.released.unplaced)
                self.reasons[meeting.key] = _WAITED if waited else _NEW
            elif bar := self._keep(meeting, start):
                self.reasons[meeting.key] = bar

    def _keep(self, meeting: Meeting, start: int) -> Text | None:
        """Keep a meeting at its start; return why that cannot be, or None."""
        possible = self._possible_at(meeting, start)
        if not possible:
            self.forced += 1
            return in_the_way(self.calendars, Diary(self.problem), meeting, start)
        told = self.released.at.get(meeting.key)
        attending = told.attending if told else frozenset()
        kept = replace(possible[0], free=possible[0].free & attending)
        # With just those who were to come; else with some of them; else with whoever can.
        as_told = replace(kept, required=kept.required | kept.free)
        for start_of in (as_told, kept, possible[0]):
            found = greedy(self.problem, {meeting.key: [start_of]}, diary=self.diary)
            if found:
                return None
        return in_the_way(self.calendars, self.diary, meeting, start)

    def _possible_at(self, meeting: Meeting, start: int) -> list[Start]:
        """Return the start as it stands today, if the meeting can be held then at all."""
        stretch = meeting.length.stretch(start)
        days = Period.of_days(day_of(start), last_day_of(stretch.end))
        if meeting.fixed is None and not meeting.window.covers(days):
            return []
        there = replace(meeting, clock=(start % A_DAY,), window=days)
        return [one for one in starts_of(self.calendars, there) if one.stretch == stretch]

    def _placed_around(self, free: list[str]) -> dict[str, Placed]:
        """Place what is free, with one more ring of meetings around it each time that fails."""
        # What found no time before is no reason to move others now.
        waiting = {one.meeting for one in self.released.unplaced}
        best = dict(self.diary.placed)
        for _ in range(_RINGS):
            found = self._solved(free)
            if self._points(found) < self._points(best):
                best = found
            left = [key for key in self.problem.meeting if key not in best and key not in waiting]
            ring = self._ring(left, set(free))
            if not ring or self._seconds_left() <= 0:
                break
            free = [*(key for key in free if key not in waiting), *ring]
        return best

    def _points(self, placed: dict[str, Placed]) -> int:
        points = points_of_all(self.problem, self.problem.meeting, placed)
        return points + shares_missed(self.problem, placed)

    def _seconds_left(self) -> float:
        return self.limits.seconds - (perf_counter() - self.began)

    def _solved(self, free: list[str]) -> dict[str, Placed]:
        meeting, inside = self.problem.meeting, set(free)
        starts = {key: starts_of(self.calendars, meeting[key]) for key in free}
        starts = {key: possible for key, possible in starts.items() if possible}
        held = {key: one for key, one in self.diary.placed.items() if key not in inside}
        if not starts:
            return held
        begun = greedy(self.problem, starts, diary=Diary(self.problem, held.values()))
        model = formulate(self.problem, starts, self._near(inside, held))
        limits = replace(self.limits, seconds=max(0.1, self._seconds_left()))
        solution = solve(model, limits, model.chosen({**held, **begun}))
        if solution.chosen is None:
            return {**held, **begun}
        found = {one.meeting: one for one in model.placed(solution.chosen)}
        return held | {key: one for key, one in found.items() if key in inside}

    def _near(self, inside: set[str], held: dict[str, Placed]) -> list[Placed]:
        people = {one for key in inside for one in self.problem.invited[key]}
        tied = {key for tie in self.problem.ties if inside.intersection(tie) for key in tie}
        return [one for key, one in held.items() if key in tied or one.attending & people]

    def _ring(self, left: list[str], free: set[str]) -> list[str]:
        """Return meetings that could stand in the way of those left, closest windows first."""
        meeting = self.problem.meeting
        found: dict[str, int] = {}
        for key in left:
            people = set(self.problem.invited[key])
            for other in self.diary.placed:
                apart = abs(
                    meeting[other].window.start.toordinal() - meeting[key].window.start.toordinal()
                )
                near = meeting[other].window.overlaps(meeting[key].window)
                if near and other not in free and people & set(self.problem.invited[other]):
                    found[other] = min(apart, found.get(other, apart))
        room = max(0, _MOST_FREE - len(free))
        return sorted(found, key=lambda key: (found[key], key))[:room]

    def _moves(self, plan: Plan) -> Iterable[Move]:
        for key in sorted({*self.released.at, *plan.at}):
            before, after = self.released.at.get(key), plan.at.get(key)
            was = before.start if before else None
            is_now = after.start if after else None
            if was != is_now:
                concerns = (before.attending if before else frozenset()) | (
                    after.attending if after else frozenset()
                )
                gone = key not in self.problem.meeting
                reason = _DROPPED if gone else self.reasons.get(key, _ROOM)
                yield Move(key, was, is_now, concerns, reason)
