"""A search under way: the best plan so far, what is proved of it, and how both are improved."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from time import perf_counter

from modning.planning.bounds import Bounds
from modning.planning.columns import ONE, Day
from modning.planning.formulation import formulate
from modning.planning.model import Formulation
from modning.planning.plan import Placed
from modning.planning.points import Points, days_of
from modning.planning.problem import Problem
from modning.planning.quarters import A_DAY
from modning.planning.rooms import with_rooms
from modning.planning.solver import Limits, Solution, solve
from modning.planning.starts import Start

Watch = Callable[[int, int], bool]
_NEAR_DAYS = 40


@dataclass(slots=True)
class Search:
    """What is known while the planner works.

    `settled` meetings are placed for good, and may not be left out.
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
    _outings: dict[Day, set[str]] = field(default_factory=dict)

    @property
    def left(self) -> float:
        """The part of the limits that is left: seconds, or work where that is limited."""
        seconds = self.limits.seconds - (perf_counter() - self.began)
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
        wanted = self.watch is None or self.watch(self.objective, self.bound)
        goes_on = wanted and self.left > 0
        self.in_full &= goes_on
        return goes_on

    def improve(self, keys: Collection[str], share: float | None = None) -> Solution:
        """Solve some meetings beside the others; keep what is better."""
        held = self._near(keys)
        starts = {key: self.starts[key] for key in keys}
        model = formulate(self.problem, starts, held, must=self.settled.intersection(keys))
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
        solution = self._solved(model, None, share)
        self.bounds.note(keys, Fraction(solution.bound, model.scale))

    def _solved(self, model: Formulation, hint: list[bool] | None, share: float | None) -> Solution:
        most = self.left if share is None else min(share, self.left)
        seconds = self.limits.seconds - (perf_counter() - self.began)
        if self.limits.work is None:
            limits = replace(self.limits, seconds=max(0.05, most))
        else:
            limits = replace(self.limits, seconds=max(0.05, seconds), work=max(0.01, most))
        solution = solve(model, limits, hint)
        self.work += solution.work
        return solution

    def days_among(self, groups: list[list[str]]) -> Mapping[Day, int]:
        """Return among how many of the groups each person's journey on each day may lie."""
        if not self.problem.rules.weights.trip:
            return ONE
        if not self._outings:
            self._outings.update(_outings(self.problem, self.starts))
        group_of = {key: n for n, group in enumerate(groups) for key in group}
        return {
            day: len({group_of.get(key, -1) for key in keys}) for day, keys in self._outings.items()
        }

    def _near(self, keys: Collection[str]) -> list[Placed]:
        """Return the placed meetings that these could collide with, or are counted with."""
        problem, inside = self.problem, set(keys)
        people = {one for key in keys for one in problem.invited[key]}
        first = min(self.starts[key][0].start for key in keys) - _NEAR_DAYS * A_DAY
        last = max(self.starts[key][-1].end for key in keys) + _NEAR_DAYS * A_DAY
        counted = {other for key in keys for other in problem.counted_with(key)}
        return [
            placed
            for key, placed in self.placed.items()
            if key not in inside
            and (
                key in counted
                or (first <= placed.start <= last and not people.isdisjoint(placed.attending))
            )
        ]


def _outings(problem: Problem, starts: Mapping[str, list[Start]]) -> dict[Day, set[str]]:
    """Return which meetings each person could travel to on each day."""
    found: dict[Day, set[str]] = {}
    for key, possible in starts.items():
        appointment = problem.appointment[key]
        days = {day for start in possible for day in days_of(appointment, start.start)}
        for one in problem.invited[key]:
            if problem.goes_out(one, appointment.place):
                for day in days:
                    found.setdefault((one, day), set()).add(key)
    return found
