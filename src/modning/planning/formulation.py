"""The exact model of some meetings: one column for each meeting and start, and who attends it.

docs/method/planning.md writes it down in symbols.
"""

from collections.abc import Collection, Iterable, Mapping

from modning.planning.cliques import Stay
from modning.planning.columns import ONE, Columns, Day
from modning.planning.diary import Diary
from modning.planning.model import Formulation
from modning.planning.plan import Placed
from modning.planning.points import days_of, unplaced_points
from modning.planning.problem import Appointment, Problem
from modning.planning.starts import Start
from modning.planning.sure import beside, with_sure
from modning.planning.tie_rows import add_ties
from modning.planning.wish_rows import add_wishes


def formulate(
    problem: Problem,
    starts: Mapping[str, list[Start]],
    held: Iterable[Placed] = (),
    *,
    must: Collection[str] = (),
    among: Mapping[Day, int] = ONE,
) -> Formulation:
    """Return the model of the meetings in `starts`, with `held` meetings staying where they are.

    Other meetings of the problem are left out, as if they were not there. Those in `must` may not
    stay unplaced: the model may then have no solution. Where a person's journey on a day is told to
    lie `among` several such models, each bears its part; all points are then scaled up.
    """
    diary = Diary(problem, held)
    columns = Columns(problem, diary)
    left = beside(problem, starts, diary) if diary.placed else starts
    for key, possible in with_sure(problem, left).items():
        _add_appointment(columns, problem.appointment[key], possible, must)
    add_ties(columns)
    add_wishes(columns, among)
    return columns.model


def _add_appointment(
    columns: Columns, appointment: Appointment, possible: list[Start], must: Collection[str]
) -> None:
    model, unplaced = columns.model, []
    if appointment.key not in must:
        points = unplaced_points(columns.problem, appointment)
        unplaced.append(model.column(points, appointment.key))
        model.unplaced[appointment.key] = unplaced[0]
    numbers = [_add_start(columns, appointment, start) for start in possible]
    model.held_at[appointment.key] = list(zip(possible, numbers, strict=True))
    model.lacking.append((numbers, unplaced))
    model.row((*unplaced, *numbers), lowest=1, highest=1)


def _add_start(columns: Columns, appointment: Appointment, start: Start) -> int:
    model, key = columns.model, appointment.key
    points = start.points + columns.problem.rules.weights.absent * len(appointment.preferred)
    points += sum(_attendance(columns.problem, appointment, start, one) for one in start.required)
    column = model.column(points, key)
    for one in sorted(start.required):
        _attends(columns, one, appointment, start, column)
    joined = {
        one: model.column(_attendance(columns.problem, appointment, start, one), key)
        for one in sorted(start.free)
    }
    for one, number in joined.items():
        _attends(columns, one, appointment, start, number)
    model.attends_at[key, column] = list(joined.items())
    _enough(columns, appointment, start, column, joined)
    return column


def _attendance(problem: Problem, appointment: Appointment, start: Start, one: str) -> int:
    weights = problem.rules.weights
    deputy = sum(one in need.deputies and one not in need.people for need in appointment.needs)
    points = weights.deputy * deputy + weights.disliked * (one in start.disliked)
    return points - weights.absent * (one in appointment.preferred)


def _attends(
    columns: Columns, one: str, appointment: Appointment, start: Start, column: int
) -> None:
    stay = Stay(start.start, start.end, appointment.place)
    columns.stays[one].setdefault(stay, []).append(column)
    columns.attends[one].append((start.start, appointment.key, column))
    columns.joins[one, appointment.key].append(column)
    if columns.problem.goes_out(one, appointment.place):
        for day in days_of(appointment, start.start):
            columns.out[one, day].append((appointment.key, column))


def _enough(
    columns: Columns,
    appointment: Appointment,
    start: Start,
    column: int,
    joined: dict[str, int],
) -> None:
    settled: set[str] = set()
    for need in appointment.needs if columns.problem.rules.hold("needs") else ():
        there = sum(one in start.required for one in need.pool)
        pool = [one for one in need.pool if one in joined]
        missing = need.number - there
        if missing <= 0:
            continue
        exactly = missing == 1 and not any(
            _is_wanted(columns.problem, appointment, one) for one in pool
        )
        columns.model.row(
            (*(joined[one] for one in pool), column),
            factors=(*(1 for _ in pool), -missing),
            lowest=0,
            highest=0 if exactly else None,
        )
        settled.update(pool if exactly else ())
    for one, number in joined.items():
        if one not in settled:  # nobody attends a meeting that is not held then
            columns.model.row((number, column), factors=(1, -1), highest=0)


def _is_wanted(problem: Problem, appointment: Appointment, one: str) -> bool:
    """Whether a person may attend for another reason than one need."""
    needs = sum(one in need.pool for need in appointment.needs)
    sharers = problem.sharers.get(appointment.key, ())
    return needs > 1 or one in appointment.preferred or one in sharers
