"""Why meetings cannot all be held: a smallest set of what clashes, and what would help."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from modning.language import Text
from modning.planning.changes import Change, changes_for
from modning.planning.conditions import Condition, conditions_of
from modning.planning.formulation import formulate
from modning.planning.plan import Plan
from modning.planning.problem import Problem
from modning.planning.solver import Limits, solve
from modning.planning.starts import Calendars, starts_of

T = TypeVar("T")
# Whether meetings can all be held: None where the trial was too short to tell.
Trial = Callable[[Problem, Sequence[str]], bool | None]
_MOST_MEETINGS = 64
_CHECK = Limits(seconds=5.0)


@dataclass(frozen=True, slots=True)
class Explanation:
    """Meetings that cannot all be held, the conditions that clash, and changes that help.

    Leave out any one of the meetings or the conditions, and the rest can be kept. Each change
    alone has been tried: with it, the meetings can all be held beside the others in the plan
    that were looked at.
    """

    appointments: tuple[str, ...]
    conditions: tuple[Text, ...]
    changes: tuple[Change, ...]


def explain(
    problem: Problem, plan: Plan, key: str, *, changes: int = 3, check: Limits = _CHECK
) -> Explanation | None:
    """Return why the unplaced meeting `key` finds no time beside those that are placed.

    None where no clash is found among the nearest meetings: a longer search may then place it.
    `check` limits each trial.
    """

    def trial(tried: Problem, keys: Sequence[str]) -> bool | None:
        return _can_be_held(tried, keys, check)

    near = [key, *_nearest(problem, plan, key)]
    clashing = _clashing(problem, near, trial)
    if clashing is None:
        return None
    appointments = _irreducible(clashing, lambda left: trial(problem, left) is False, keep=key)
    # What stands last in the list is kept first: windows and needs say more than general rules.
    conditions = list(conditions_of(problem, appointments))[::-1]
    needed = _irreducible(conditions, lambda left: _still(problem, appointments, left, trial))
    helping = _helping(problem, appointments, near, changes, trial)
    told = tuple(condition.words for condition in needed[::-1])
    return Explanation(tuple(appointments), told, tuple(helping))


def _can_be_held(problem: Problem, keys: Sequence[str], check: Limits) -> bool | None:
    """Whether the meetings can all be held, if no others were; None where that is not known."""
    inside = set(keys)
    whole = tuple(one for one in problem.shares if inside.issuperset(one.appointments))
    problem = replace(problem, shares=whole)
    calendars = Calendars(problem)
    starts = {key: starts_of(calendars, problem.appointment[key]) for key in keys}
    if not all(starts.values()):
        return False
    solution = solve(formulate(problem, starts, must=inside), check)
    if solution.chosen is not None:
        return True
    return False if solution.is_impossible else None


def _nearest(problem: Problem, plan: Plan, key: str) -> list[str]:
    """Return placed meetings that could be in the way, those closest in time first."""
    appointment, people = problem.appointment[key], set(problem.invited[key])
    middle = appointment.window.start.toordinal() + appointment.window.days // 2
    tied = {other for tie in problem.ties if key in tie for other in tie}
    found = [
        (abs(other.window.start.toordinal() + other.window.days // 2 - middle), other.key)
        for other in problem.appointments
        if other.key != key and other.key in plan.at
        if other.key in tied
        or (other.window.overlaps(appointment.window) and people & set(problem.invited[other.key]))
    ]
    return [other for _, other in sorted(found)[: _MOST_MEETINGS - 1]]


def _clashing(problem: Problem, near: list[str], trial: Trial) -> list[str] | None:
    """Return the first few of `near` that cannot all be held: one, two, four and so on."""
    number = 1
    while True:
        if trial(problem, near[:number]) is False:
            return near[:number]
        if number >= len(near):
            return None
        number *= 2


def _irreducible(
    found: Iterable[T], clashes: Callable[[list[T]], bool], keep: T | None = None
) -> list[T]:
    """Return what is left when everything that is not needed for the clash is taken out."""
    left = list(found)
    for one in list(left):
        if one != keep:
            without = [other for other in left if other is not one]
            if clashes(without):
                left = without
    return left


def _still(
    problem: Problem,
    appointments: Sequence[str],
    kept: list[Condition],
    trial: Trial,
) -> bool:
    lifted = problem
    words = {one.words for one in kept}
    for condition in conditions_of(problem, appointments):
        if condition.words not in words:
            lifted = condition.without(lifted)
    return trial(lifted, appointments) is False


def _helping(
    problem: Problem,
    appointments: Sequence[str],
    near: Sequence[str],
    number: int,
    trial: Trial,
) -> list[Change]:
    """Return the cheapest changes with which all of `near` can be held."""
    found: list[Change] = []
    for change in changes_for(problem, appointments):
        if len(found) == number:
            break
        if change.kind not in {other.kind for other in found} and (
            trial(change.problem, appointments) and trial(change.problem, near)
        ):
            found.append(change)
    return found
