"""A search under way: the best plan so far, what is proved of it, and how both are improved."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from modning.planning.bounds import Bounds
from modning.planning.columns import ONE, Day
from modning.planning.crowds import Crowd
from modning.planning.formulation import formulate
from modning.planning.journeys import Journeys
from modning.planning.model import Formulation
from modning.planning.plan import Placed
from modning.planning.points import Points, unplaced_points
from modning.planning.problem import Problem
from modning.planning.quarters import A_DAY
from modning.planning.room_making import around
from modning.planning.rooms import with_rooms
from modning.planning.scarcity import count_model, keep_to
from modning.planning.solver import Limits, Solution, solve
from modning.planning.starts import Start


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a search has come: the best plan's points and unplaced, the bound, the seconds.

    `placed` is the best plan so far, by the keys of its meetings.
    """

    objective: int
    bound: int
    unplaced: int
    seconds: float
    placed: Mapping[str, Placed] = field(default_factory=dict, compare=False, repr=False)


Watch = Callable[[Progress], bool]
_NEAR_DAYS = 40


@dataclass(slots=True)
class Search:
    """What is known while the planner works.

    `settled` meetings are placed for good, and may not be left out. Of each set that is
    `too_many`, so many at least stay unplaced in every plan.
    """

    problem: Problem
    points: Points
    starts: Mapping[str, list[Start]]
    limits: Limits
    began: float
    watch: Watch | None
    placed: dict[str, Placed]
    bounds: Bounds
    settled: frozenset[str]
    in_full: bool = True
    work: float = 0.0
    is_cancelled: bool = False
    too_many: list[tuple[frozenset[str], int]] = field(default_factory=list)
    _journeys: Journeys | None = None

    @property
    def left(self) -> float:
        """The part of the limits that is left: seconds, or work where that is limited."""
        seconds = self.limits.seconds - (self.limits.now() - self.began)
        if self.limits.work is None:
            return seconds
        return self.limits.work - self.work if seconds > 0 else 0.0

    @property
    def objective(self) -> int:
        """The points of the best plan so far."""
        return self.points.total(self.placed)

    @property
    def bound(self) -> int:
        """What is proved: no plan has fewer points."""
        return self.bounds.total

    def goes_on(self) -> bool:
        """Tell who watches, and whether to search on."""
        goes_on = self._is_wanted() and self.left > 0
        self.in_full &= goes_on
        return goes_on

    def _is_wanted(self) -> bool:
        if self.watch is None or self.is_cancelled:
            return not self.is_cancelled
        seconds = self.limits.now() - self.began
        unplaced = len(self.problem.appointments) - len(self.placed)
        told = Progress(self.objective, self.bound, unplaced, seconds, self.placed)
        self.is_cancelled = not self.watch(told)
        return not self.is_cancelled

    def improve(self, keys: Collection[str], share: float | None = None) -> Solution:
        """Solve some meetings beside the others; keep what is better."""
        held = self._near(keys)
        starts = {key: self.starts[key] for key in keys}
        model = formulate(self.problem, starts, held, must=self.settled.intersection(keys))
        self._leave_out(model)
        hint = model.chosen(self.placed)
        solution = self._solved(model, hint, share)
        self.in_full &= solution.is_proved
        # In too short a time the solver may not come as far as the hint.
        if solution.chosen is not None and solution.points < model.points_of(hint):
            found = with_rooms(self.problem, model.placed(solution.chosen), held)
            others = {key: one for key, one in self.placed.items() if key not in starts}
            self.keep_if_better(others | {one.appointment: one for one in found})
        return solution

    def keep_if_better(self, placed: dict[str, Placed]) -> bool:
        """Take another plan where it has fewer points."""
        better = self.points.total(placed) < self.objective
        if better:
            self.placed = placed
        return better

    def bound_alone(
        self, keys: Collection[str], share: float | None = None, among: Mapping[Day, int] = ONE
    ) -> None:
        """Prove a bound for meetings as if nothing else were planned.

        `among` tells among how many such sets a person's journey on a day may lie: each bears its
        part of what it costs.
        """
        inside = set(keys)
        whole = tuple(one for one in self.problem.shares if inside.issuperset(one.appointments))
        problem = replace(self.problem, shares=whole)
        starts = {key: self.starts[key] for key in keys}
        must = self.settled.intersection(keys)
        model = formulate(problem, starts, must=must, among=among)
        self._leave_out(model)
        solution = self._solved(model, None, share)
        self.bounds.note(keys, Fraction(solution.bound, model.scale))

    def count(self, crowd: Crowd, share: float | None = None) -> Formulation:
        """Prove how many of a crowd must stay unplaced, whatever else is planned."""
        starts = {key: self.starts[key] for key in crowd.keys}
        model = count_model(self.problem, starts, crowd.pool)
        number = self._solved(model, None, share).bound
        inside = frozenset(crowd.keys)
        others = [one for one in self.too_many if not one[0] <= inside]
        more = number > self.must_leave_out(inside)
        if more and inside.isdisjoint(key for one in others for key in one[0]):
            self.too_many = [*others, (inside, number)]
            self._note_left_out(inside, number)
        return model

    def _note_left_out(self, keys: Collection[str], number: int) -> None:
        own = {key: self.bounds.fewest[key] for key in keys}
        appointment = self.problem.appointment
        more = sorted(unplaced_points(self.problem, appointment[key]) - own[key] for key in own)
        self.bounds.note(keys, Fraction(sum(own.values()) + sum(more[:number])))

    def place_first(self, counted: Formulation, share: float | None = None) -> None:
        """Place what was counted before all else, where it costs the fewest moves to place most.

        What then is better is kept.
        """
        keep_to(counted, self.placed)
        chosen = self._solved(counted, None, share).chosen
        if chosen is None:
            return
        settled = [self.placed[key] for key in sorted(self.settled)]
        starts = {
            key: [start for start, column in possible if chosen[column]]
            for key, possible in counted.held_at.items()
        }
        model = formulate(self.problem, {key: one for key, one in starts.items() if one}, settled)
        solution = self._solved(model, None, share)
        if solution.chosen is not None:
            first = with_rooms(self.problem, model.placed(solution.chosen), settled)
            self.keep_if_better(around(self.problem, self.starts, self.placed, [*settled, *first]))

    def must_leave_out(self, keys: Collection[str]) -> int:
        """Return how many of the meetings are proved to stay unplaced."""
        inside = set(keys)
        return sum(number for crowd, number in self.too_many if crowd <= inside)

    def may_place_more(self, keys: Collection[str]) -> bool:
        """Whether more of the meetings are unplaced than is proved to be needed."""
        unplaced = sum(key not in self.placed for key in keys)
        return unplaced > self.must_leave_out(keys)

    def _leave_out(self, model: Formulation) -> None:
        for crowd, number in self.too_many:
            if crowd <= model.held_at.keys():
                model.leave_out(crowd, number)

    def _solved(self, model: Formulation, hint: list[bool] | None, share: float | None) -> Solution:
        most = self.left if share is None else min(share, self.left)
        seconds = self.limits.seconds - (self.limits.now() - self.began)
        if self.limits.work is None:
            limits = replace(self.limits, seconds=max(0.05, most))
        else:
            limits = replace(self.limits, seconds=max(0.05, seconds), work=max(0.01, most))
        solution = solve(model, limits, hint, self._is_wanted)
        self.work += solution.work
        return solution

    def journeys_among(self, groups: list[list[str]]) -> list[dict[Day, int]]:
        """Return for each group among how many of them a person's journey on a day may lie."""
        if not self.problem.rules.weights.trip:
            return [{} for _ in groups]
        if self._journeys is None:
            self._journeys = Journeys(self.problem, self.starts)
        return self._journeys.among(groups)

    def _near(self, keys: Collection[str]) -> list[Placed]:
        first = min(self.starts[key][0].start for key in keys) - _NEAR_DAYS * A_DAY
        last = max(self.starts[key][-1].end for key in keys) + _NEAR_DAYS * A_DAY
        return beside_these(self.problem, keys, self.placed, range(first, last))


def beside_these(
    problem: Problem, keys: Collection[str], placed: Mapping[str, Placed], within: range
) -> list[Placed]:
    """Return what is placed and could collide with some meetings, or is counted with them."""
    inside = set(keys)
    people = {one for key in keys for one in problem.invited[key]}
    counted = {other for key in keys for other in problem.counted_with(key)}
    roomy = {problem.appointment[key].place for key in keys if problem.appointment[key].seats}
    return [
        one
        for key, one in placed.items()
        if key not in inside
        and (
            key in counted
            or (
                one.start in within
                and (
                    not people.isdisjoint(one.attending)
                    or (one.room is not None and problem.appointment[key].place in roomy)
                )
            )
        )
    ]
