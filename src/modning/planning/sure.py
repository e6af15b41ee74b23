"""Who attends a meeting whenever they are free, since nothing else can want them then."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from modning.planning.plan import Placed
from modning.planning.problem import Appointment, Problem
from modning.planning.quarters import A_DAY
from modning.planning.starts import Start

_Weeks = tuple[int, int]


def sure_to_attend(
    problem: Problem, starts: Mapping[str, list[Start]], held: Iterable[Placed]
) -> dict[str, frozenset[str]]:
    """Return for each meeting the preferred people who have no other meeting in those weeks.

    It costs to leave them out and nothing to have them, so that no plan is better without.
    """
    weeks = {key: _weeks(_frame(possible)) for key, possible in starts.items() if possible}
    wanted: dict[str, list[_Weeks]] = defaultdict(list)
    for key, span in weeks.items():
        for one in problem.invited[key]:
            wanted[one].append(span)
    for placed in held:
        stretch = problem.appointment[placed.appointment].length.stretch(placed.start)
        for one in placed.attending:
            wanted[one].append(_weeks((stretch.start, stretch.end)))
    return {
        key: frozenset(
            one
            for one in problem.appointment[key].preferred
            if key in weeks
            and _gains(problem, problem.appointment[key], one)
            and sum(_touch(weeks[key], other) for other in wanted[one]) == 1
        )
        for key in starts
    }


def _gains(problem: Problem, appointment: Appointment, one: str) -> bool:
    """Whether the plan is better for having a person there, whatever else happens."""
    weights = problem.rules.weights
    deputy = sum(one in need.deputies and one not in need.people for need in appointment.needs)
    shares = one in problem.sharers.get(appointment.key, ())
    never = any(most.person == one and most.number < 1 for most in problem.at_most)
    return not shares and not never and weights.deputy * deputy <= weights.absent


def _frame(possible: list[Start]) -> tuple[int, int]:
    return possible[0].stretch.start, max(start.stretch.end for start in possible)


def _weeks(frame: tuple[int, int]) -> _Weeks:
    """Return the first and the last week, with room for a journey on either side."""
    return (frame[0] // A_DAY - 3) // 7, (frame[1] // A_DAY + 1) // 7


def _touch(one: _Weeks, other: _Weeks) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
