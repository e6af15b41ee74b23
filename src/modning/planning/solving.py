"""The planner: a first plan at once, then better ones part by part, with a proved bound."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from modning.language import Text
from modning.planning.bounds import Bounds
from modning.planning.crowds import crowds
from modning.planning.diary import Diary
from modning.planning.greedy import greedy, greedy_rounds
from modning.planning.parts import clusters, columns_of, independent_parts
from modning.planning.plan import Placed, Plan, Reached
from modning.planning.points import Points, fewest_points
from modning.planning.problem import Problem
from modning.planning.reasons import unplaced_with_reason
from modning.planning.room_making import make_room
from modning.planning.search import Search, Watch
from modning.planning.solver import Limits
from modning.planning.starts import Calendars, Start, starts_of

# The exact model is tried whole up to so many columns, and in slices beyond that.
WHOLE = 80_000
SLICE = 4_000
LARGEST_SLICE = 32_000
# Slices grow by this from round to round.
_GROWTH = 2
# The least that a slice gets, in seconds, and how many times its share of the time.
_SHORTEST = 1.0
_PATIENCE = 3.0
# The part of the time for making room where meetings found none.
_FOR_CROWDS = 0.15
# The part of what is left that the proof for one crowd that there is none may take.
_FOR_A_CROWD = 0.1
# Below this, a large model is not even written down in time.
_SECONDS_A_COLUMN = 1 / 4000
# So many rounds without a better plan are enough.
_IDLE = 4
_AT_ONCE = Text("én gennemgang", "one pass")
_EXACTLY = Text("eksakt model", "exact model")
_IN_SLICES = Text("eksakt model i skiver", "exact model in slices")


def first_plan(problem: Problem) -> Plan:
    """Return the plan of one pass through the meetings: at once, and without a proof."""
    return _told(_began(problem, Limits(), None), _AT_ONCE)


def plan(
    problem: Problem,
    limits: Limits | None = None,
    watch: Watch | None = None,
    *,
    whole: int = WHOLE,
) -> Plan:
    """Return the best plan that the limits allow, and what is proved of it.

    `watch` is told the progress again and again, and the search ends with the best plan so far
    where it returns False. Meetings that cannot be placed stand in the plan with a
    reason: a plan always comes back. Parts of more than `whole` columns are solved in slices.
    """
    search = _began(problem, limits or Limits(), watch)
    parts = independent_parts(problem, search.starts)
    sizes = [sum(columns_of(search.starts[key]) for key in part) for part in parts]
    large = []
    for size, part in sorted(zip(sizes, parts, strict=True), key=lambda told: told[0]):
        if not search.goes_on():
            break
        if _cannot_be_better(search, part):
            continue
        if size <= min(SLICE, whole):
            _solve_whole(search, part)
        else:
            large.append((size, part))
    for n, (size, part) in enumerate(large):
        share = search.left / (len(large) - n)
        _solve_large(search, part, size, min(size, whole), share)
    return _told(search, _IN_SLICES if any(size > whole for size, _ in large) else _EXACTLY)


def _began(problem: Problem, limits: Limits, watch: Watch | None) -> Search:
    began = limits.now()
    calendars = Calendars(problem)
    starts = {one.key: starts_of(calendars, one) for one in problem.appointments}
    fewest = {
        key: fewest_points(problem, problem.appointment[key], possible)
        for key, possible in starts.items()
    }
    possible = {key: found for key, found in starts.items() if found}
    bounds = Bounds(fewest, _shares_hopeless(problem, possible))
    points = Points(problem, calendars)
    placed = make_room(problem, possible, greedy_rounds(points, possible, rounds=1))
    settled = frozenset(key for key in placed if problem.appointment[key].fixed is not None)
    return Search(problem, points, possible, limits, began, watch, placed, bounds, settled)


def _cannot_be_better(search: Search, keys: list[str]) -> bool:
    """Whether the plan gives each meeting the best it could have alone."""
    own = search.points.of_all(keys, search.placed)
    if own > search.bounds.of(keys):
        return False
    inside = {key: search.placed[key] for key in keys if key in search.placed}
    return not search.points.shared(inside, keys)


def _shares_hopeless(problem: Problem, possible: Mapping[str, list[Start]]) -> int:
    """Return what it costs to share meetings none of which can be held."""
    hopeless = [
        one for one in problem.shares if not any(key in possible for key in one.appointments)
    ]
    if not problem.rules.hold("share"):
        return 0
    return problem.rules.weights.share_missed * sum(one.number for one in hopeless)


def _solve_whole(search: Search, keys: list[str], share: float | None = None) -> None:
    """Solve meetings that nothing else touches: the bound holds for them."""
    solution = search.improve(keys, share)
    search.bounds.note(keys, Fraction(solution.bound))


def _solve_large(search: Search, keys: list[str], size: int, whole: int, share: float) -> None:
    """Solve slices that have little to do with each other, then larger ones, in the end all.

    Slices are solved beside the rest of the plan to improve it, and as if there were no rest to
    prove a bound: what ties them is then dropped, so that their bounds add up.
    """
    until = search.left - share
    size_now, idle, turn = min(SLICE, whole), 0, 0
    alone = [[key] for key in keys]
    proved = _count_crowds(search, keys)
    crowded = [group for group in proved if search.may_place_more(group)]
    _each(search, crowded, search.improve, until=search.left - share * _FOR_CROWDS)
    while search.goes_on() and search.left > until and idle < _IDLE:
        if size <= whole and (turn or size <= size_now):
            if search.left - until > size * _SECONDS_A_COLUMN:
                _solve_whole(search, keys, search.left - until)
            return
        before = search.objective, search.bound
        beside = _cut(search, alone, size_now, search.limits.seed + turn)
        _each(search, beside, search.improve, until=(search.left + until) / 2)
        proved = _cut(search, proved, size_now, search.limits.seed)
        _bound_each(search, proved, until=until)
        idle = idle + 1 if before == (search.objective, search.bound) else 0
        size_now, turn = min(size_now * _GROWTH, LARGEST_SLICE, whole), turn + 1


def _cut(search: Search, groups: list[list[str]], size: int, seed: int) -> list[list[str]]:
    return clusters(search.problem, search.starts, groups, size=size, seed=seed)


def _count_crowds(search: Search, keys: list[str]) -> list[list[str]]:
    """Prove how many must stay unplaced where many compete; return those, and all others alone.

    The others of a crowd are then placed before all else, each unplaced meeting with one crowd.
    """
    for close in (True, False) if search.problem.rules.hold("needs") else ():
        unplaced = {key for key in keys if key not in search.placed}
        found = crowds(search.problem, search.starts, keys, unplaced, close=close)
        for crowd in sorted(found, key=lambda crowd: -len(unplaced.intersection(crowd.keys))):
            waiting = unplaced.intersection(crowd.keys)
            if not search.goes_on() or not (close or waiting):
                continue
            counted = search.count(crowd, search.left * _FOR_A_CROWD)
            if not close and search.may_place_more(crowd.keys):
                search.place_first(counted, search.left * _FOR_A_CROWD)
                unplaced -= waiting
    proved = [sorted(crowd) for crowd, _ in search.too_many if crowd <= set(keys)]
    taken = {key for crowd in proved for key in crowd}
    return proved + [[key] for key in keys if key not in taken]


def _bound_each(search: Search, groups: list[list[str]], *, until: float) -> None:
    """Prove a bound for each group alone."""
    told = zip(groups, search.journeys_among(groups), strict=True)
    among = {id(group): days for group, days in told}

    def bound(group: list[str], seconds: float) -> None:
        search.bound_alone(group, seconds, among[id(group)])

    _each(search, groups, bound, until=until)


def _each(
    search: Search,
    groups: list[list[str]],
    work_on: Callable[[list[str], float], object],
    *,
    until: float,
) -> None:
    """Give each group its turn, within the part of the limits down to `until`."""
    for n, group in enumerate(groups):
        if search.left <= until or not search.goes_on():
            return
        if not _cannot_be_better(search, group):
            work_on(group, max(_SHORTEST, _PATIENCE * (search.left - until) / (len(groups) - n)))


def _told(search: Search, how: Text) -> Plan:
    problem = search.problem
    placed = _filled_up(search)
    objective = search.points.total(placed)
    return Plan(
        placed=tuple(sorted(placed.values(), key=lambda one: (one.start, one.appointment))),
        unplaced=unplaced_with_reason(problem, placed),
        objective=objective,
        bound=search.bound,
        reached=Reached(
            how, search.limits.seed, search.limits.now() - search.began, in_full=search.in_full
        ),
    )


def _filled_up(search: Search) -> dict[str, Placed]:
    """Return the plan with what still finds room in it."""
    diary = Diary(search.problem, search.placed.values())
    left = {key: search.starts[key] for key in search.starts if key not in search.placed}
    if left:
        greedy(search.problem, left, diary)
    return diary.placed
