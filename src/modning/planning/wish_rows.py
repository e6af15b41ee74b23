"""Rows of the exact model for what several meetings cost together."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from modning.planning.columns import Columns, Day
from modning.planning.points import days_of, fair_number, points_of_time, week_of
from modning.planning.starts import Calendars, is_unpopular

# Points are counted so many times where a journey is borne by several, a part each.
_PARTS = 12


def add_wishes(columns: Columns, among: Mapping[Day, int]) -> None:
    """Add what trips, crowded weeks and unfairness between sites cost."""
    weights = columns.problem.rules.weights
    if weights.crowded:
        _crowded(columns)
    if weights.unfair:
        _unfair(columns)
    if among:
        columns.model.scale_up(_PARTS)
    if weights.trip:
        _trips(columns, among)


def _trips(columns: Columns, among: Mapping[Day, int]) -> None:
    """A day of travel costs once, however many meetings it holds."""
    model = columns.model
    whole = columns.problem.rules.weights.trip * model.scale
    sunk = _out_already(columns)
    at_most = columns.problem.at_most if columns.problem.rules.hold("at-most") else ()
    limits = {one.person: one.number for one in at_most if one.per == "day"}
    for told, going in sorted(columns.out.items()):
        if told in sunk:
            continue
        points = whole // among.get(told, 1)
        of_each: dict[str, list[int]] = defaultdict(list)
        for key, column in going:
            of_each[key].append(column)
        if len(of_each) == 1:
            for _, column in going:
                model.points[column] += points
            continue
        trip = model.any_of([column for _, column in going], points)
        for group in of_each.values():
            model.row((*group, trip), factors=(*(1 for _ in group), -1), highest=0)
        if most := limits.get(told[0]):
            # Says no more than the limit on meetings a day, but binds the relaxation.
            factors = (*(1 for _ in going), -most)
            model.row((*(column for _, column in going), trip), factors=factors, highest=0)


def _out_already(columns: Columns) -> set[Day]:
    problem = columns.problem
    return {
        (one, day)
        for placed in columns.held.placed.values()
        for one in placed.attending
        if problem.goes_out(one, problem.appointment[placed.appointment].place)
        for day in days_of(problem.appointment[placed.appointment], placed.start)
    }


def _crowded(columns: Columns) -> None:
    weights, most = columns.problem.rules.weights, columns.problem.rules.full_week
    held: Counter[Day] = Counter(
        (one, week_of(placed.start))
        for placed in columns.held.placed.values()
        for one in placed.attending
    )
    for one in sorted(columns.attends):
        weeks: dict[int, list[tuple[str, int]]] = defaultdict(list)
        for start, key, column in columns.attends[one]:
            weeks[week_of(start)].append((key, column))
        for week, attended in sorted(weeks.items()):
            allowed = max(0, most - held[one, week])
            beyond = len({key for key, _ in attended}) - allowed
            if beyond > 0:
                numbers = [column for _, column in attended]
                columns.model.count_beyond(numbers, allowed, beyond, weights.crowded)


def _unfair(columns: Columns) -> None:
    problem, calendars = columns.problem, Calendars(columns.problem)
    sites = {problem.appointment[key].site for key in columns.keys} - {None}
    for site in sorted(one for one in sites if one is not None):
        keys = problem.at_site[site]
        allowed = fair_number(problem, keys)
        numbers: list[int] = []
        most = 0
        for key in keys:
            appointment = problem.appointment[key]
            if placed := columns.held.placed.get(key):
                allowed -= points_of_time(calendars, appointment, placed.start)[1]
            unpopular = [
                column
                for start, column in columns.starts(key)
                if is_unpopular(problem, appointment, start)
            ]
            most += bool(unpopular)
            numbers += unpopular
        allowed = max(0, allowed)
        if most > allowed:
            columns.model.count_beyond(
                numbers, allowed, most - allowed, problem.rules.weights.unfair
            )
