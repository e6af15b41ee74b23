"""The model one writes first: a start for each meeting, optional intervals, and no overlap."""

from collections import defaultdict
from time import perf_counter
from typing import Any

from ortools.sat.python import cp_model

from modning.language import Text
from modning.planning.plan import Placed, Plan, Reached, Unplaced
from modning.planning.points import Points
from modning.planning.problem import Appointment, Problem
from modning.planning.quarters import A_DAY
from modning.planning.starts import Calendars, Start, starts_of

_HOW = Text("naiv model", "naive model")


def naive_plan(problem: Problem, seconds: float) -> Plan:
    """Return what the naive model finds; without a plan, none of the meetings is placed.

    Its bound is left out: it takes the longest journey for each, and so proves nothing of ours.
    """
    began = perf_counter()
    naive = _Naive(problem)
    placed = naive.solved(seconds)
    objective = Points(problem).total(placed)
    left = tuple(Unplaced(one.key, _HOW) for one in problem.appointments if one.key not in placed)
    reached = Reached(_HOW, 1, perf_counter() - began, in_full=False)
    return Plan(tuple(placed.values()), left, objective, 0, reached)


class _Naive:
    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.model = cp_model.CpModel()
        self.points: list[Any] = []
        self.starts: dict[str, Any] = {}
        self.held: dict[str, Any] = {}
        self.joins: dict[tuple[str, str], Any] = {}
        self.intervals: dict[str, list[Any]] = defaultdict(list)
        self.days: dict[str, Any] = {}
        calendars = Calendars(problem)
        for appointment in problem.appointments:
            self._add(appointment, starts_of(calendars, appointment))
        for intervals in self.intervals.values():
            self.model.add_no_overlap(intervals)
        self._add_ties()

    def _add(self, appointment: Appointment, possible: list[Start]) -> None:
        model, key = self.model, appointment.key
        held = self.held[key] = model.new_bool_var("")
        self.points.append((1 - held) * self.problem.rules.weights.unplaced)
        if not possible:
            model.add(held == 0)
        values = [start.start for start in possible] or [0]
        at = self.starts[key] = model.new_int_var_from_domain(
            cp_model.Domain.from_values(values), ""
        )
        day = self.days[key] = model.new_int_var(0, max(values) // A_DAY, "")
        model.add_division_equality(day, at, A_DAY)
        cost = model.new_int_var(0, 1000, "")
        model.add_allowed_assignments(
            [at, cost], [(one.start, one.points) for one in possible] or [(0, 0)]
        )
        counted = model.new_int_var(0, 1000, "")
        model.add(counted >= cost - 1000 * (1 - held))
        self.points.append(counted)
        self._add_people(appointment, possible, held, at)

    def _add_people(
        self, appointment: Appointment, possible: list[Start], held: Any, at: Any
    ) -> None:
        weights = self.problem.rules.weights
        longest = max((one.end - one.start for one in possible), default=1)
        for one in self.problem.invited[appointment.key]:
            joins = self.model.new_bool_var("")
            self.joins[one, appointment.key] = joins
            self.model.add_implication(joins, held)
            free = [start.start for start in possible if one in start.free | start.required]
            domain = cp_model.Domain.from_values(free or [-1])
            self.model.add_linear_expression_in_domain(at, domain).only_enforce_if(joins)
            # The longest journey on one side stands for each: simple, and safe.
            journey = self._longest_journey(appointment)
            self.intervals[one].append(
                self.model.new_optional_fixed_size_interval_var(at, longest + journey, joins, "")
            )
            if one in appointment.preferred:
                self.points.append(weights.absent * (held - joins))
            deputy = sum(
                one in need.deputies and one not in need.people for need in appointment.needs
            )
            self.points.append(weights.deputy * deputy * joins)
        for need in appointment.needs:
            there = [self.joins[one, appointment.key] for one in need.pool]
            self.model.add(sum(there) >= need.number).only_enforce_if(held)

    def _longest_journey(self, appointment: Appointment) -> int:
        told = self.problem.travel.quarters
        return max((n for pair, n in told.items() if appointment.place in pair), default=0)

    def _add_ties(self) -> None:
        model, held = self.model, self.held
        for order in self.problem.orders:
            length = self.problem.appointment[order.first].length
            both = [held[order.first], held[order.then]]
            last = self.days[order.first] + length.of_days - 1
            gap = max(1, order.days)  # the day after at the earliest: simple, and safe
            model.add(self.days[order.then] >= last + gap).only_enforce_if(both)
        for apart in self.problem.apart:
            for n, one in enumerate(apart.appointments):
                for other in apart.appointments[n + 1 :]:
                    after = model.new_bool_var("")
                    gap = self.days[one] - self.days[other]
                    both = [held[one], held[other]]
                    model.add(gap >= apart.days).only_enforce_if([*both, after])
                    model.add(gap <= -apart.days).only_enforce_if([*both, ~after])
        for share in self.problem.shares:
            missed = model.new_int_var(0, share.number, "")
            joined = sum(self.joins[share.person, key] for key in share.appointments)
            model.add(joined + missed == share.number)
            self.points.append(missed * self.problem.rules.weights.share_missed)
        self._add_most_a_day()

    def _add_most_a_day(self) -> None:
        for most in self.problem.at_most:
            own = [
                self.model.new_optional_fixed_size_interval_var(self.days[key], 1, joins, "")
                for (one, key), joins in self.joins.items()
                if one == most.person and most.per == "day"
            ]
            if own:
                self.model.add_cumulative(own, [1] * len(own), most.number)

    def solved(self, seconds: float) -> dict[str, Placed]:
        self.model.minimize(sum(self.points))
        solver = cp_model.CpSolver()
        solver.parameters.max_time_in_seconds = seconds
        solver.parameters.num_workers = 1
        status = solver.solve(self.model)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return {}
        return {
            key: Placed(
                key,
                solver.value(self.starts[key]),
                frozenset(
                    one
                    for one in self.problem.invited[key]
                    if solver.boolean_value(self.joins[one, key])
                ),
            )
            for key, held in self.held.items()
            if solver.boolean_value(held)
        }
