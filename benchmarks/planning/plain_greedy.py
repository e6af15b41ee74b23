"""One pass through the meetings in order of how few days they have, and nothing after it."""

from time import process_time

from modning.language import Text
from modning.planning.greedy import greedy
from modning.planning.plan import Plan, Reached, Unplaced
from modning.planning.points import Points
from modning.planning.problem import Problem
from modning.planning.starts import Calendars, starts_of

_HOW = Text("én gennemgang", "one pass")


def plain_greedy(problem: Problem) -> Plan:
    """Return the plan of one pass."""
    began = process_time()
    calendars = Calendars(problem)
    starts = {one.key: starts_of(calendars, one) for one in problem.appointments}
    placed = greedy(problem, {key: found for key, found in starts.items() if found})
    left = tuple(Unplaced(key, _HOW) for key in problem.appointment if key not in placed)
    objective = Points(problem, calendars).total(placed)
    reached = Reached(_HOW, 1, process_time() - began, in_full=False)
    return Plan(tuple(placed.values()), left, objective, 0, reached)
