"""Rows of the exact model that bind meetings to each other."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable

from modning.planning.cliques import clique_rows
from modning.planning.columns import Columns
from modning.planning.model import Formulation
from modning.planning.points import week_of
from modning.planning.problem import DaysOut, Order, Room, Share, month_of
from modning.planning.quarters import A_DAY, Stretch, day_of
from modning.planning.rules import RuleName
from modning.planning.starts import Start

_LONGEST_SUM = 24


def add_ties(columns: Columns) -> None:
    """Add the rows of every rule that is switched on.

    What is held has taken away the starts that collide with it already; only where meetings are
    counted is it counted too.
    """
    for name, add in _ROWS.items():
        if columns.problem.rules.hold(name):
            add(columns)


def _one_place_each(columns: Columns) -> None:
    problem, model = columns.problem, columns.model
    travel = problem.travel if problem.rules.hold("travel") else None
    for one in sorted(columns.stays):
        for clique in clique_rows(columns.stays[one], travel, model.owners):
            first = model.owners[clique[0]]
            if any(model.owners[column] != first for column in clique):
                model.row(clique, highest=1)


def _keep_orders(columns: Columns) -> None:
    for order in columns.problem.orders:
        if columns.starts(order.first) and columns.starts(order.then):
            _keep_order(columns, order)


def _keep_order(columns: Columns, order: Order) -> None:
    """Row by row: the first is over too late, or the other starts too early, not both."""
    firsts, thens = columns.starts(order.first), columns.starts(order.then)
    allowed = sorted((_allowed_after(order, start), column) for start, column in firsts)
    begins = sorted((start.start, column) for start, column in thens)
    moments = sorted({moment for moment, _ in begins if moment < allowed[-1][0]})
    model = columns.model
    late = _sums(model, moments, [(after - 1, column) for after, column in allowed], up=False)
    early = _sums(model, moments, begins, up=True)
    for too_late, too_early in zip(late, early, strict=True):
        model.row(too_late + too_early, highest=1)


def _sums(
    model: Formulation, moments: list[int], told: list[tuple[int, int]], *, up: bool
) -> list[list[int]]:
    """Return for each moment the columns at or before it (`up`), or at or after it.

    Long lists are carried on by a column of their own, which stands for all before: so the
    rows stay short, and say the same.
    """
    groups: dict[int, list[int]] = defaultdict(list)
    for at, column in told:
        place = bisect_left(moments, at) if up else bisect_right(moments, at) - 1
        if 0 <= place < len(moments):
            groups[place].append(column)
    found: list[list[int]] = []
    carried: list[int] = []
    places = range(len(moments))
    for place in places if up else reversed(places):
        carried = [*carried, *groups[place]]
        found.append(carried)
        if len(carried) > _LONGEST_SUM:
            stands_for_all = model.any_of(carried, 0)
            factors = (*(1 for _ in carried), -1)
            model.row((*carried, stands_for_all), factors=factors, lowest=0, highest=0)
            carried = [stands_for_all]
    return found if up else found[::-1]


def _keep_apart(columns: Columns) -> None:
    for apart in columns.problem.apart:
        starts = [
            (start.start // A_DAY, column, key)
            for key in apart.appointments
            for start, column in columns.starts(key)
        ]
        for first in sorted({day for day, _, _ in starts}):
            near = [one for one in starts if first <= one[0] < first + apart.days]
            if len({key for _, _, key in near}) > 1:
                columns.model.row((column for _, column, _ in near), highest=1)


def _at_most(columns: Columns) -> None:
    for most in columns.problem.at_most:
        groups: dict[int, list[int]] = defaultdict(list)
        for start, _, column in columns.attends.get(most.person, ()):
            groups[_span(start, most.per)].append(column)
        if not groups:
            continue
        taken: dict[int, int] = defaultdict(int)
        for placed in columns.held.placed.values():
            if most.person in placed.attending:
                taken[_span(placed.start, most.per)] += 1
        for span, group in sorted(groups.items()):
            left = max(0, most.number - taken.get(span, 0))
            if len({columns.model.owners[column] for column in group}) > left:
                columns.model.row(group, highest=left)


def _span(start: int, per: str) -> int:
    return start // A_DAY if per == "day" else week_of(start)


def _shares(columns: Columns) -> None:
    inside = set(columns.keys)
    for share in columns.problem.shares:
        if not inside.isdisjoint(share.appointments):
            _share(columns, share)


def _share(columns: Columns, share: Share) -> None:
    joined = [n for key in share.appointments for n in columns.joins.get((share.person, key), ())]
    left = share.number - columns.held.joined(share)
    if left <= 0:
        for column in joined:  # what is held is enough
            columns.model.row((column,), highest=0)
        return
    missed = columns.problem.rules.weights.share_missed
    lacking = [columns.model.column(missed) for _ in range(left)]
    columns.model.lacking.append((joined, lacking))
    columns.model.row(joined + lacking, lowest=left, highest=left)


def _days_out(columns: Columns) -> None:
    for out in columns.problem.days_out:
        _days_out_of(columns, out)


def _days_out_of(columns: Columns, out: DaysOut) -> None:
    months: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for key in out.appointments:
        days = columns.problem.appointment[key].length.of_days
        for start, column in columns.starts(key):
            months[month_of(day_of(start.start))].append((column, days))
    if not months:
        return
    taken: dict[tuple[int, int], int] = defaultdict(int)
    for key in out.appointments:
        if key in columns.held.placed:
            month = month_of(day_of(columns.held.placed[key].start))
            taken[month] += columns.problem.appointment[key].length.of_days
    for month, counted in sorted(months.items()):
        numbers, factors = zip(*counted, strict=True)
        columns.model.row(numbers, factors=factors, highest=max(0, out.days - taken[month]))


def _rooms(columns: Columns) -> None:
    """No more meetings at a moment than there are rooms of their size; which one is told later."""
    places: dict[str, list[tuple[int, int, int, int]]] = defaultdict(list)
    for key in columns.keys:
        appointment = columns.problem.appointment[key]
        if appointment.fixed is None and columns.problem.rooms_for(appointment) is not None:
            places[appointment.place or ""] += [
                (start.start, start.end, appointment.seats, column)
                for start, column in columns.starts(key)
            ]
    for place, wanting in sorted(places.items()):
        rooms = columns.problem.rooms_at[place]
        sizes = sorted({seats for _, _, seats, _ in wanting})
        for n, seats in enumerate(sizes):
            large = [room for room in rooms if room.seats >= seats]
            # Where the next size has the same rooms, its row says no more than this one.
            if n == 0 or len(large) < sum(room.seats >= sizes[n - 1] for room in rooms):
                _fill_rooms(columns, [one for one in wanting if one[2] >= seats], large)


def _fill_rooms(
    columns: Columns, wanting: list[tuple[int, int, int, int]], rooms: list[Room]
) -> None:
    taken = _taken(columns, rooms)
    wanting = sorted(wanting)
    running: list[tuple[int, int, int, int]] = []
    for n, one in enumerate(wanting):
        running = [other for other in running if other[1] > one[0]]
        running.append(one)
        if n + 1 < len(wanting) and wanting[n + 1][0] == one[0]:
            continue
        free = sum(not any(t.start <= one[0] < t.end for t in taken[room.key]) for room in rooms)
        if len({columns.model.owners[other[3]] for other in running}) > free:
            columns.model.row((other[3] for other in running), highest=free)


def _taken(columns: Columns, rooms: Iterable[Room]) -> dict[str, list[Stretch]]:
    found = {room.key: list(room.busy) for room in rooms}
    for placed in columns.held.placed.values():
        if placed.room in found:
            length = columns.problem.appointment[placed.appointment].length
            found[placed.room].append(length.stretch(placed.start))
    return found


def _allowed_after(order: Order, first: Start) -> int:
    """Return the first quarter at which the meeting that follows may start."""
    if not order.days:
        return first.end
    return ((first.end - 1) // A_DAY + order.days) * A_DAY


_ROWS: dict[RuleName, Callable[[Columns], None]] = {
    "one-place": _one_place_each,
    "order": _keep_orders,
    "apart": _keep_apart,
    "at-most": _at_most,
    "share": _shares,
    "days-out": _days_out,
    "room": _rooms,
}
