"""Plans compared in one run: ours, one pass through the meetings, and one naive CP-SAT model.

Usage: python -m benchmarks.planning [sites …] [--seconds N] [--seed N] [--calendars usual]
"""

import resource
from argparse import ArgumentParser
from time import perf_counter

from benchmarks.planning.invented import invented_problem
from benchmarks.planning.naive import naive_plan
from modning.planning.checker import violations
from modning.planning.plan import Plan
from modning.planning.problem import Problem
from modning.planning.solver import Limits
from modning.planning.solving import first_plan, plan
from modning.planning.wish_checker import objective_of

_LINE = "{:>5} {:<7} {:<10} {:>9} {:>9} {:>7} {:>9} {:>9} {:>6}"


def main() -> None:
    """Print a line for each size and way."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("sites", type=int, nargs="*", default=[5])
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--calendars", default="usual", choices=("loose", "usual", "tight"))
    parser.add_argument("--without-naive", action="store_true")
    chosen = parser.parse_args()
    heads = ("sites", "way", "meetings", "objective", "bound", "gap", "unplaced", "seconds", "MiB")
    print(_LINE.format(*heads))
    for sites in chosen.sites:
        problem = invented_problem(sites, seed=chosen.seed, calendars=chosen.calendars)
        _print(sites, "greedy", problem, first_plan(problem))
        if not chosen.without_naive:
            _print(sites, "naive", problem, naive_plan(problem, chosen.seconds))
        told: list[str] = []
        began = perf_counter()

        def watch(objective: int, bound: int) -> bool:
            told.append(f"{perf_counter() - began:.1f} s {objective} (bound {bound})")  # noqa: B023 -- called before the loop goes on
            return True

        found = plan(problem, Limits(seconds=chosen.seconds, seed=chosen.seed), watch)
        _print(sites, "planner", problem, found)
        print("      over time:", "; ".join(told[:: max(1, len(told) // 6)]))


def _print(sites: int, way: str, problem: Problem, found: Plan) -> None:
    assert violations(problem, found) == ()
    assert objective_of(problem, found) == found.objective
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        _LINE.format(
            sites,
            way,
            len(problem.appointments),
            found.objective,
            found.bound,
            f"{found.gap:.1%}",
            len(found.unplaced),
            f"{found.reached.seconds:.1f}",
            memory,
        ),
        flush=True,
    )


if __name__ == "__main__":
    main()
