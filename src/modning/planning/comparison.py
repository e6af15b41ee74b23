"""What sets plans of one problem apart: what is moved, unplaced, travelled, and how evenly."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from modning.planning.plan import Placed, Plan
from modning.planning.points import Points, days_of, week_of
from modning.planning.problem import Problem


@dataclass(frozen=True, slots=True)
class Measures:
    """A plan in numbers; of each, less is better, but for `placed`.

    `moved` counts meetings at another time than the released one, `absences` wanted people who
    are not there, `travel_days` the days on which a person travels, added up over people,
    `crowded` meetings beyond a full week, `unpopular` meetings at an unpopular time, and
    `worst_site` how many of those the site has that has most.
    """

    objective: int
    bound: int
    placed: int
    unplaced: int
    moved: int
    absences: int
    travel_days: int
    crowded: int
    unpopular: int
    worst_site: int


@dataclass(frozen=True, slots=True)
class Load:
    """What a plan asks of one person."""

    person: str
    meetings: int
    days: int
    travel_days: int
    busiest_week: int


@dataclass(frozen=True, slots=True)
class Difference:
    """A meeting that two plans hold at different times; None where one of them does not."""

    appointment: str
    before: Placed | None
    after: Placed | None

    @property
    def concerns(self) -> frozenset[str]:
        """Those who attend in one plan or the other."""
        return frozenset().union(
            *(placed.attending for placed in (self.before, self.after) if placed)
        )


def measures(problem: Problem, plan: Plan) -> Measures:
    """Return a plan in numbers, to be set beside those of another."""
    points = Points(problem)
    unpopular = Counter(
        problem.appointment[placed.appointment].site
        for placed in plan.placed
        if points.is_unpopular(placed)
    )
    loads = load_of_each(problem, plan)
    appointments = problem.appointment
    return Measures(
        objective=plan.objective,
        bound=plan.bound,
        placed=len(plan.placed),
        unplaced=len(plan.unplaced),
        moved=sum(
            appointments[placed.appointment].released not in (None, placed.start)
            for placed in plan.placed
        ),
        absences=sum(
            len(set(appointments[placed.appointment].preferred) - placed.attending)
            for placed in plan.placed
        ),
        travel_days=sum(load.travel_days for load in loads.values()),
        crowded=points.crowded(plan.at),
        unpopular=unpopular.total(),
        worst_site=max((n for site, n in unpopular.items() if site is not None), default=0),
    )


def load_of_each(problem: Problem, plan: Plan) -> dict[str, Load]:
    """Return what the plan asks of each person, by key; those without a meeting included."""
    found = {}
    for one in problem.people:
        own = [placed for placed in plan.placed if one.key in placed.attending]
        days, out = set[int](), set[int]()
        for placed in own:
            appointment = problem.appointment[placed.appointment]
            taken = days_of(appointment, placed.start)
            days.update(taken)
            if problem.goes_out(one.key, appointment.place):
                out.update(taken)
        weeks = Counter(week_of(placed.start) for placed in own)
        busiest = max(weeks.values(), default=0)
        found[one.key] = Load(one.key, len(own), len(days), len(out), busiest)
    return found


def differences(before: Mapping[str, Placed], after: Mapping[str, Placed]) -> list[Difference]:
    """Return what two plans hold at different times, in order of time.

    Give them as `Plan.at`.
    """
    found = [
        Difference(key, before.get(key), after.get(key))
        for key in {*before, *after}
        if _start(before.get(key)) != _start(after.get(key))
    ]
    return sorted(found, key=lambda one: (_first(one), one.appointment))


def _start(placed: Placed | None) -> int | None:
    return placed.start if placed else None


def _first(difference: Difference) -> int:
    return min(placed.start for placed in (difference.before, difference.after) if placed)
