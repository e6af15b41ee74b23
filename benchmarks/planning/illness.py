"""Planning again when one person is ill for two weeks: seconds, moves, and the fewest possible.

Usage: python -m benchmarks.planning.illness [case] [--seconds N]

Seconds are those of the processor; N are for the plan that was released.
"""

from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from time import process_time

from benchmarks.planning.cases import CASES
from modning.planning.checker import violations
from modning.planning.plan import Plan
from modning.planning.problem import Problem
from modning.planning.quarters import Stretch, quarter_of
from modning.planning.replanning import AT_ONCE, replan
from modning.planning.solver import Limits
from modning.planning.solving import plan

_MONDAY = date(2025, 1, 6)
_ILL = (
    ("raadgiver-1", 60),
    ("raadgiver-4", 100),
    ("kommune-12/projektleder", 62),
    ("kommune-17/leder", 88),
    ("evaluator-2", 64),
    ("evaluator-4", 132),
)


def main() -> None:
    """Print a line for each illness."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("case", nargs="?", default="98", choices=list(CASES))
    parser.add_argument("--seconds", type=float, default=20.0)
    chosen = parser.parse_args()
    problem = CASES[chosen.case]()
    released = plan(problem, Limits(seconds=chosen.seconds, processor=True))
    for line in _lines(problem, released):
        print(line, flush=True)


def _lines(problem: Problem, released: Plan) -> Iterator[str]:
    for who, week in _ILL:
        changed = _ill(problem, who, week)
        began = process_time()
        found = replan(changed, released, replace(AT_ONCE, processor=True))
        spent = process_time() - began
        told = violations(changed, found.plan)
        lost = len(found.plan.unplaced) - len(released.unplaced)
        in_full = "proved" if found.plan.reached.in_full else "stopped by the clock"
        yield (
            f"{who} week {week}: {spent:.1f} s, {len(found.moves)} moves, fewest {found.forced},"
            f" {lost} more unplaced, {in_full}, {len(told)} violations"
        )


def _ill(problem: Problem, who: str, week: int) -> Problem:
    first = _MONDAY + timedelta(weeks=week)
    away = Stretch(quarter_of(first), quarter_of(first + timedelta(weeks=2)))
    people = tuple(
        replace(one, busy=(*one.busy, away)) if one.key == who else one for one in problem.people
    )
    return replace(problem, people=people)


if __name__ == "__main__":
    main()
