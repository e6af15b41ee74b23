"""One way of planning measured on one case, in a process of its own."""

import resource
from collections.abc import Callable
from time import process_time

from benchmarks.planning import timefold_plan
from benchmarks.planning.cases import CASES
from benchmarks.planning.naive import naive_plan
from benchmarks.planning.plain_greedy import plain_greedy
from modning.planning.checker import violations
from modning.planning.plan import Plan
from modning.planning.points import unplaced_points
from modning.planning.problem import Problem
from modning.planning.search import Progress
from modning.planning.solver import Limits
from modning.planning.solving import first_plan, plan
from modning.planning.starts import Calendars, starts_of
from modning.planning.wish_checker import objective_of

_SNAPSHOTS = (2.0, 5.0, 15.0, 30.0, 60.0, 120.0)


def measured(case: str, way: str, seconds: float) -> tuple[str, ...]:
    """Return the line of one way on one case; its plan is checked."""
    problem = CASES[case]()
    began, told = process_time(), list[tuple[float, int, int]]()

    def note(progress: Progress) -> bool:
        told.append((process_time() - began, progress.objective, progress.bound))
        return True

    found = WAYS[way](problem, seconds, note)
    spent = process_time() - began
    assert violations(problem, found) == ()
    assert objective_of(problem, found) == found.objective
    hopeless, sunk = _hopeless(problem)
    points, bound = found.objective - sunk, max(0, found.bound - sunk)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return (
        case,
        way,
        str(len(problem.appointments)),
        str(hopeless),
        str(len(found.unplaced) - hopeless),
        str(points),
        str(bound),
        f"{(points - bound) / max(1, bound):.1%}" if bound else "–",
        f"{spent:.1f}",
        str(memory),
        _over_time(told, sunk),
    )


def _hopeless(problem: Problem) -> tuple[int, int]:
    """Return how many meetings have no possible time, and what they cost."""
    calendars = Calendars(problem)
    without = [one for one in problem.appointments if not starts_of(calendars, one)]
    return len(without), sum(unplaced_points(problem, one) for one in without)


def _over_time(told: list[tuple[float, int, int]], sunk: int) -> str:
    found = []
    if told:
        found.append(f"{told[0][0]:.1f} s: {told[0][1] - sunk}")
    for moment in _SNAPSHOTS:
        before = [one for one in told if one[0] <= moment]
        if before and told[-1][0] > moment:
            found.append(f"{moment:g} s: {before[-1][1] - sunk} ({max(0, before[-1][2] - sunk)})")
    return "; ".join(found)


WAYS: dict[str, Callable[[Problem, float, Callable[[Progress], bool]], Plan]] = {
    "greedy": lambda problem, *_: plain_greedy(problem),
    "naive": lambda problem, seconds, _: naive_plan(problem, seconds),
    "first plan": lambda problem, *_: first_plan(problem),
    "planner": lambda problem, seconds, note: plan(
        problem, Limits(seconds=seconds, processor=True), note
    ),
}
if timefold_plan.is_there():
    WAYS["timefold"] = lambda problem, seconds, _: timefold_plan.timefold_plan(problem, seconds)
