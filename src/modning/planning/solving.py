"""The planner: a first plan at once, then better ones part by part, with a proved bound."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from time import perf_counter

from modning.language import Text
from modning.planning.formulation import formulate
from modning.planning.greedy import greedy_rounds
from modning.planning.parts import columns_of, independent_parts, nearest, slices
from modning.planning.plan import Placed, Plan, Reached
from modning.planning.points import fewest_points, points_of_all, shares_missed
from modning.planning.problem import Problem
from modning.planning.quarters import A_DAY
from modning.planning.reasons import unplaced_with_reason
from modning.planning.solver import Limits, Solution, solve
from modning.planning.starts import Calendars, Start, starts_of

# The exact model is tried whole up to so many columns, and in slices beyond that.
WHOLE = 80_000
SLICE = 12_000
# What stands in the way of one meeting: so many columns of it are looked at.
_ROOM = 3_000
# Less than this many seconds of a slice are mostly spent on setting it up.
_SHORTEST = 5.0
_NEAR_DAYS = 40
_HOPELESS = ""
_AT_ONCE = Text("én gennemgang", "one pass")
_EXACTLY = Text("eksakt model", "exact model")
_IN_SLICES = Text("eksakt model i tidsskiver", "exact model in slices of time")

Watch = Callable[[int, int], bool]


@dataclass(slots=True)
class _Search:
    """What is known while the planner works."""

    problem: Problem
    starts: Mapping[str, list[Start]]
    limits: Limits
    began: float
    watch: Watch | None
    placed: dict[str, Placed]
    bounds: dict[str, int]
    settled: frozenset[str]
    in_full: bool = True
    sliced: bool = False

    @property
    def left(self) -> float:
        """Seconds left."""
        return self.limits.seconds - (perf_counter() - self.began)

    @property
    def objective(self) -> int:
        """The points of the best plan so far."""
        missed = shares_missed(self.problem, self.placed)
        return points_of_all(self.problem, self.problem.appointment, self.placed) + missed

    def goes_on(self) -> bool:
        """Tell who watches, and whether to search on."""
        wanted = self.watch is None or self.watch(self.objective, sum(self.bounds.values()))
        if not wanted or self.left <= 0:
            self.in_full = False
        return self.in_full or (wanted and self.left > 0)


def first_plan(problem: Problem) -> Plan:
    """Return the plan of one pass through the meetings: at once, and without a proof."""
    search = _began(problem, Limits(), None)
    return _told(search, _AT_ONCE)


def plan(
    problem: Problem,
    limits: Limits | None = None,
    watch: Watch | None = None,
    *,
    whole: int = WHOLE,
) -> Plan:
    """Return the best plan that the limits allow, and what is proved of it.

    `watch` is called with the objective and the bound each time something is known better; the
    search ends where it returns False. Meetings that cannot be placed stand in the plan with a
    reason: a plan always comes back. Parts of more than `whole` columns are solved in slices.
    """
    search = _began(problem, limits or Limits(), watch)
    parts = independent_parts(problem, search.starts)
    sizes = [sum(columns_of(search.starts[key]) for key in part) for part in parts]
    for size, part in sorted(zip(sizes, parts, strict=True), key=lambda told: told[0]):
        if not search.goes_on():
            break
        if _cannot_be_better(search, part):
            continue
        if size <= whole:
            _solve_whole(search, part)
        else:
            _solve_in_slices(search, part, min(SLICE, whole))
    return _told(search, _IN_SLICES if search.sliced else _EXACTLY)


def _began(problem: Problem, limits: Limits, watch: Watch | None) -> _Search:
    began = perf_counter()
    calendars = Calendars(problem)
    starts = {
        appointment.key: starts_of(calendars, appointment) for appointment in problem.appointments
    }
    bounds = {
        key: fewest_points(problem, problem.appointment[key], possible)
        for key, possible in starts.items()
    }
    possible = {key: found for key, found in starts.items() if found}
    bounds[_HOPELESS] = _shares_hopeless(problem, possible)
    placed = greedy_rounds(problem, possible)
    settled = frozenset(key for key in placed if problem.appointment[key].fixed is not None)
    return _Search(problem, possible, limits, began, watch, placed, bounds, settled)


def _cannot_be_better(search: _Search, keys: list[str]) -> bool:
    """Whether the first plan gives each meeting the best it could have alone."""
    missed = shares_missed(search.problem, search.placed) > search.bounds[_HOPELESS]
    least = sum(search.bounds[key] for key in keys)
    return not missed and points_of_all(search.problem, keys, search.placed) == least


def _shares_hopeless(problem: Problem, possible: Mapping[str, list[Start]]) -> int:
    """Return what it costs to share meetings none of which can be held."""
    hopeless = [
        one for one in problem.shares if not any(key in possible for key in one.appointments)
    ]
    if not problem.rules.hold("share"):
        return 0
    return problem.rules.weights.share_missed * sum(one.number for one in hopeless)


def _solve_whole(search: _Search, keys: list[str]) -> None:
    """Solve meetings that nothing else touches; the bound that comes out holds for them."""
    solution = _improve(search, keys, [], search.left)
    _note_bound(search, keys, solution)


def _solve_in_slices(search: _Search, keys: list[str], size: int) -> None:
    """Solve slice after slice with the rest held still, in rounds that cut at different places.

    The bound is the sum over slices that know nothing of each other, which is a relaxation.
    """
    search.sliced = True
    _make_room(search, keys)
    cut = slices(search.starts, keys, size=size)
    _each_slice(search, cut, _improve_beside, part=0.5)
    _each_slice(search, cut, _bound_alone, part=0.5)
    shift, better = 0.5, True
    while search.goes_on() and (better or shift == 0.5):
        before = search.objective
        cut = slices(search.starts, keys, size=size, shift=shift)
        _each_slice(search, cut, _improve_beside, part=1.0)
        better = search.objective < before
        shift = 0.5 - shift


def _make_room(search: _Search, keys: list[str]) -> None:
    """Solve each meeting that found no room together with those that are in its way."""
    for key in [key for key in keys if key not in search.placed]:
        if not search.goes_on():
            return
        if key not in search.placed:
            near = nearest(search.problem, search.starts, key, size=_ROOM)
            _improve_beside(search, [key, *near], _SHORTEST)


def _each_slice(
    search: _Search,
    cut: list[list[str]],
    work_on: Callable[[_Search, list[str], float], None],
    *,
    part: float,
) -> None:
    """Give each slice its turn, within that part of the time that is left."""
    until = search.left * (1 - part)
    for n, group in enumerate(cut):
        if not search.goes_on():
            return
        work_on(search, group, max(_SHORTEST, (search.left - until) / (len(cut) - n)))


def _improve_beside(search: _Search, keys: list[str], seconds: float) -> None:
    _improve(search, keys, _near(search, keys), seconds)


def _improve(search: _Search, keys: list[str], held: list[Placed], seconds: float) -> Solution:
    starts = {key: search.starts[key] for key in keys}
    model = formulate(search.problem, starts, held, must=search.settled)
    hint = model.chosen({**search.placed, **{one.appointment: one for one in held}})
    solution = solve(model, _within(search, seconds), hint)
    search.in_full &= solution.is_proved
    # In too short a time the solver may not come as far as the hint.
    if solution.chosen is not None and solution.points <= model.points_of(hint):
        found = {one.appointment: one for one in model.placed(solution.chosen)}
        for key in keys:
            search.placed.pop(key, None)
            if key in found:
                search.placed[key] = found[key]
    return solution


def _bound_alone(search: _Search, keys: list[str], seconds: float) -> None:
    """Prove a bound for a slice as if nothing else were planned."""
    inside = set(keys)
    whole = tuple(one for one in search.problem.shares if inside.issuperset(one.appointments))
    problem = replace(search.problem, shares=whole)
    starts = {key: search.starts[key] for key in keys}
    model = formulate(problem, starts, must=search.settled)
    solution = solve(model, _within(search, seconds))
    _note_bound(search, keys, solution)


def _note_bound(search: _Search, keys: list[str], solution: Solution) -> None:
    """Keep the better of the solver's bound and the sum of what each meeting costs at least."""
    if solution.bound > sum(search.bounds[key] for key in keys):
        for key in keys:
            search.bounds[key] = 0
        search.bounds[keys[0]] = solution.bound


def _within(search: _Search, seconds: float) -> Limits:
    return replace(search.limits, seconds=max(0.05, min(seconds, search.left)))


def _near(search: _Search, keys: list[str]) -> list[Placed]:
    """Return the placed meetings that these could collide with, or are tied to."""
    problem, inside = search.problem, set(keys)
    people = {one for key in keys for one in problem.invited[key]}
    first = min(search.starts[key][0].stretch.start for key in keys) - _NEAR_DAYS * A_DAY
    last = max(search.starts[key][-1].stretch.end for key in keys) + _NEAR_DAYS * A_DAY
    tied = {key for tie in problem.ties if inside.intersection(tie) for key in tie}
    return [
        placed
        for key, placed in search.placed.items()
        if key not in inside
        and (key in tied or (first <= placed.start <= last and placed.attending & people))
    ]


def _told(search: _Search, how: Text) -> Plan:
    problem, placed = search.problem, search.placed
    objective = search.objective
    return Plan(
        placed=tuple(sorted(placed.values(), key=lambda one: (one.start, one.appointment))),
        unplaced=unplaced_with_reason(problem, placed),
        objective=objective,
        bound=min(objective, sum(search.bounds.values())),
        reached=Reached(
            how, search.limits.seed, perf_counter() - search.began, in_full=search.in_full
        ),
    )
