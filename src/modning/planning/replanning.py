"""Planning again after something changed: few meetings move, and each has its reason."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from modning.dates import Period
from modning.language import Text
from modning.planning.crowds import crowds
from modning.planning.diary import Diary
from modning.planning.formulation import formulate
from modning.planning.greedy import greedy, held_at
from modning.planning.plan import Placed, Plan, Reached
from modning.planning.points import NOBODY, Points
from modning.planning.problem import Appointment, Problem
from modning.planning.quarters import A_DAY, day_of, last_day_of
from modning.planning.reasons import in_the_way, unplaced_with_reason
from modning.planning.rooms import with_rooms
from modning.planning.scarcity import asked_of, count_model
from modning.planning.search import beside_these
from modning.planning.solver import Limits, solve
from modning.planning.starts import Calendars, Start, starts_of

_ROOM = Text("giver plads til andre møder, der må flyttes", "makes room for others that must move")
_WAITED = Text("fik ingen tid før", "found no time before")
_NEW = Text("er nyt", "is new")
_DROPPED = Text("holdes ikke længere", "is no longer held")
_AROUND = Text(
    "det, der må flyttes, og møderne omkring det", "what must move, and the meetings around it"
)
# People wait for the answer: what is best by then will do.
AT_ONCE = Limits(seconds=2.0)
_RINGS = 3
_ALWAYS = range(2**31)
_MOST_FREE = 60


@dataclass(frozen=True, slots=True)
class Move:
    """A meeting that is held at another time than released: whom it concerns, and why."""

    appointment: str
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
    Without `limits` the search stops after two seconds with the best so far; `reached.in_full` of
    the plan is False where the clock stopped it.
    """
    return _Replanning(_told(problem, released, set(locked)), released, limits or AT_ONCE).done()


def _told(problem: Problem, released: Plan, locked: set[str]) -> Problem:
    """Return the problem with the released starts written on the meetings."""

    def told(appointment: Appointment) -> Appointment:
        placed = released.at.get(appointment.key)
        if placed is None:
            return replace(appointment, released=None)
        fixed = placed.start if appointment.key in locked else appointment.fixed
        return replace(appointment, released=placed.start, fixed=fixed)

    return replace(
        problem, appointments=tuple(told(appointment) for appointment in problem.appointments)
    )


class _Replanning:
    def __init__(self, problem: Problem, released: Plan, limits: Limits) -> None:
        self.problem = problem
        self.released = released
        self.limits = limits
        self.began = limits.now()
        self.calendars = Calendars(problem)
        self.points = Points(problem, self.calendars)
        self.diary = Diary(problem)
        self.reasons: dict[str, Text] = {}
        self.forced = 0
        self.in_full = True

    def done(self) -> Replanned:
        self._keep_what_can_stay()
        placed = self._placed_around([*self.reasons, *self._obstructing()])
        objective = self._points(placed)
        seconds = self.limits.now() - self.began
        plan = Plan(
            placed=tuple(sorted(placed.values(), key=lambda one: (one.start, one.appointment))),
            unplaced=unplaced_with_reason(self.problem, placed),
            objective=objective,
            bound=min(objective, self.forced * self.problem.rules.weights.moved),
            reached=Reached(_AROUND, self.limits.seed, seconds, in_full=self.in_full),
        )
        return Replanned(plan, tuple(self._moves(plan)), self.forced)

    def _keep_what_can_stay(self) -> None:
        """Write down what can be held as released; give a reason for everything else."""
        settled_first = sorted(
            self.problem.appointments,
            key=lambda one: (one.fixed is None, one.released or 0, one.key),
        )
        waiting = []
        for appointment in settled_first:
            start = appointment.fixed if appointment.fixed is not None else appointment.released
            if start is None:
                waited = any(one.appointment == appointment.key for one in self.released.unplaced)
                self.reasons[appointment.key] = _WAITED if waited else _NEW
            elif not self._keep_as_told(appointment, start):
                waiting.append((appointment, start))
        # Others who come instead may be wanted elsewhere: what needs nobody else goes first.
        for appointment, start in waiting:
            if bar := self._keep(appointment, start):
                self.reasons[appointment.key] = bar

    def _keep_as_told(self, appointment: Appointment, start: int) -> bool:
        """Keep a meeting with just those who were to come, if they can."""
        told = self.released.at.get(appointment.key)
        if told is None:
            return False
        possible = self._possible_at(appointment, start)
        if not possible or not told.attending <= possible[0].free | possible[0].required:
            return False
        as_told = possible[0]._replace(free=NOBODY, required=told.attending)
        found = held_at(self.diary, appointment, as_told)
        if found:
            room = told.room if self._is_free(appointment, start, told.room) else found[1].room
            self.diary.add(replace(found[1], room=room))
        return found is not None

    def _is_free(self, appointment: Appointment, start: int, room: str | None) -> bool:
        stretch = appointment.length.stretch(start)
        return any(one.key == room for one in self.diary.rooms_free(appointment, stretch))

    def _keep(self, appointment: Appointment, start: int) -> Text | None:
        """Keep a meeting at its start with whoever can come; return why that cannot be, or None."""
        possible = self._possible_at(appointment, start)
        if not possible:
            self.forced += 1
            return in_the_way(self.calendars, Diary(self.problem), appointment, start)
        told = self.released.at.get(appointment.key)
        attending = told.attending if told else NOBODY
        # With some of those who were to come; else with whoever can.
        kept = possible[0]._replace(free=possible[0].free & attending)
        for start_of in (kept, possible[0]):
            if greedy(self.problem, {appointment.key: [start_of]}, diary=self.diary):
                return None
        return in_the_way(self.calendars, self.diary, appointment, start)

    def _possible_at(self, appointment: Appointment, start: int) -> list[Start]:
        """Return the start as it stands today, if the meeting can be held then at all."""
        stretch = appointment.length.stretch(start)
        days = Period.of_days(day_of(start), last_day_of(stretch.end))
        if appointment.fixed is None and not appointment.window.covers(days):
            return []
        there = replace(appointment, clock=(start % A_DAY,), window=days)
        return [one for one in starts_of(self.calendars, there) if one.stretch == stretch]

    def _placed_around(self, free: list[str]) -> dict[str, Placed]:
        """Place what is free, with one more ring of meetings around it each time that fails."""
        # What found no time before is no reason to move others now.
        waiting = {one.appointment for one in self.released.unplaced}
        best = dict(self.diary.placed)
        for _ in range(_RINGS):
            found = self._solved(free)
            if self._points(found) < self._points(best):
                best = found
            left = [
                key for key in self.problem.appointment if key not in best and key not in waiting
            ]
            ring = self._ring(left, set(free))
            if not ring or self._too_few_people(left, best):
                break
            if self._seconds_left() <= 0:
                self.in_full = False
                break
            free = [*(key for key in free if key not in waiting), *ring]
        return best

    def _too_few_people(self, left: list[str], placed: dict[str, Placed]) -> bool:
        """Whether there are people for none of those left, whatever else is moved."""
        appointments = self.problem.appointments
        pools = {frozenset(n.pool) for key in left for n in self.problem.appointment[key].needs}
        asking = [one for one in appointments if any(asked_of(one, pool)[0] for pool in pools)]
        starts = {one.key: starts_of(self.calendars, one) for one in asking}
        explained: set[str] = set()
        for crowd in crowds(self.problem, starts, list(starts), left, close=False):
            model = count_model(self.problem, {key: starts[key] for key in crowd.keys}, crowd.pool)
            limits = replace(self.limits, seconds=max(0.1, self._seconds_left()))
            unplaced = {key for key in crowd.keys if key not in placed}
            if solve(model, limits).bound >= len(unplaced):
                explained |= unplaced
        return explained >= set(left)

    def _obstructing(self) -> list[str]:
        """Return what keeps others from taking the place of someone who cannot come.

        Moving one of those may spare more than one move.
        """
        found: dict[str, None] = {}
        for key in self.reasons:
            appointment = self.problem.appointment[key]
            if appointment.released is None:
                continue
            stretch = appointment.length.stretch(appointment.released)
            pool = {one for need in appointment.needs for one in need.pool}
            for one in sorted(pool - appointment.required):
                found.update(dict.fromkeys(self.diary.colliding(one, appointment, stretch)))
        movable = (key for key in found if self.problem.appointment[key].fixed is None)
        return list(movable)[:_MOST_FREE]

    def _points(self, placed: dict[str, Placed]) -> int:
        return self.points.total(placed)

    def _seconds_left(self) -> float:
        return self.limits.seconds - (self.limits.now() - self.began)

    def _solved(self, free: list[str]) -> dict[str, Placed]:
        appointment, inside = self.problem.appointment, set(free)
        starts = {key: starts_of(self.calendars, appointment[key]) for key in free}
        starts = {key: possible for key, possible in starts.items() if possible}
        held = {key: one for key, one in self.diary.placed.items() if key not in inside}
        if not starts:
            return held
        begun = greedy(self.problem, starts, diary=Diary(self.problem, held.values()))
        model = formulate(self.problem, starts, beside_these(self.problem, inside, held, _ALWAYS))
        limits = replace(self.limits, seconds=max(0.1, self._seconds_left()))
        solution = solve(model, limits, model.chosen({**held, **begun}))
        self.in_full &= solution.is_proved
        if solution.chosen is None:
            return {**held, **begun}
        placed = with_rooms(self.problem, model.placed(solution.chosen), held.values())
        found = {one.appointment: one for one in placed}
        return held | {key: one for key, one in found.items() if key in inside}

    def _ring(self, left: list[str], free: set[str]) -> list[str]:
        """Return meetings that could stand in the way of those left, closest windows first."""
        appointment = self.problem.appointment
        found: dict[str, int] = {}
        for key in left:
            people = set(self.problem.invited[key])
            for other in self.diary.placed:
                apart = abs(
                    appointment[other].window.start.toordinal()
                    - appointment[key].window.start.toordinal()
                )
                near = appointment[other].window.overlaps(appointment[key].window)
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
                gone = key not in self.problem.appointment
                reason = _DROPPED if gone else self.reasons.get(key, _ROOM)
                yield Move(key, was, is_now, concerns, reason)
