"""The exact model: one column for each meeting and start, rows that columns cannot break.

docs/method/planning.md writes it down in symbols. Nothing here knows a solver.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from modning.planning.cliques import Stay, clique_rows
from modning.planning.plan import Placed
from modning.planning.points import unplaced_points
from modning.planning.problem import Appointment, Order, Problem, month_of
from modning.planning.quarters import A_DAY, day_of
from modning.planning.starts import Start
from modning.planning.sure import sure_to_attend

_LONGEST_SUM = 24


@dataclass(frozen=True, slots=True)
class Row:
    """So many of the columns, each counted by its factor: at least `lowest`, at most `highest`."""

    columns: tuple[int, ...]
    factors: tuple[int, ...] | None
    lowest: int | None
    highest: int | None


@dataclass(slots=True)
class Formulation:
    """Columns that are 0 or 1, their costs and meetings, which are settled, and the rows."""

    points: list[int] = field(default_factory=list)
    owners: list[str] = field(default_factory=list)
    settled: list[int] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    held_at: dict[str, list[tuple[Start, int]]] = field(default_factory=dict)
    attends_at: dict[tuple[str, int], list[tuple[str, int]]] = field(default_factory=dict)
    lacking: list[tuple[list[int], list[int]]] = field(default_factory=list)
    carried: list[tuple[list[int], int]] = field(default_factory=list)

    def column(self, points: int, owner: str = "") -> int:
        """Add a column of a meeting and return its number."""
        self.points.append(points)
        self.owners.append(owner)
        return len(self.points) - 1

    def row(
        self,
        columns: Iterable[int],
        *,
        factors: Iterable[int] | None = None,
        lowest: int | None = None,
        highest: int | None = None,
    ) -> None:
        """Add a row."""
        weighed = None if factors is None else tuple(factors)
        self.rows.append(Row(tuple(columns), weighed, lowest, highest))

    def points_of(self, chosen: list[bool]) -> int:
        """Return what the chosen columns cost."""
        return sum(points for points, taken in zip(self.points, chosen, strict=True) if taken)

    def placed(self, chosen: list[bool]) -> list[Placed]:
        """Return the meetings that the chosen columns place."""
        return [
            Placed(key, start.stretch.start, self._attending(key, start, column, chosen))
            for key, starts in self.held_at.items()
            for start, column in starts
            if chosen[column]
        ]

    def _attending(self, key: str, start: Start, column: int, chosen: list[bool]) -> frozenset[str]:
        by_choice = self.attends_at.get((key, column), ())
        return start.required | {one for one, number in by_choice if chosen[number]}

    def chosen(self, placed: Mapping[str, Placed]) -> list[bool]:
        """Return the columns that a plan stands for."""
        marked = [False] * len(self.points)
        for key, starts in self.held_at.items():
            there = placed.get(key)
            for start, column in starts:
                if there is not None and there.start == start.stretch.start:
                    marked[column] = True
                    for one, number in self.attends_at.get((key, column), ()):
                        marked[number] = one in there.attending
        for counted, lacking in self.lacking:
            there_are = sum(marked[column] for column in counted)
            for column in lacking[there_are:]:
                marked[column] = True
        for summed, column in self.carried:
            marked[column] = any(marked[one] for one in summed)
        return marked


def formulate(
    problem: Problem,
    starts: Mapping[str, list[Start]],
    held: Iterable[Placed] = (),
    *,
    must: Collection[str] = (),
) -> Formulation:
    """Return the model of the meetings in `starts`, with `held` meetings staying where they are.

    Other meetings of the problem are left out, as if they were not there. Those in `must` may not
    stay unplaced: the model may then have no solution.
    """
    return _Builder(problem, must).built(starts, held)


class _Builder:
    def __init__(self, problem: Problem, must: Collection[str]) -> None:
        self.problem = problem
        self.must = must
        self.model = Formulation()
        self.of_person: dict[str, dict[Stay, list[int]]] = defaultdict(dict)
        self.joins: dict[tuple[str, str], list[int]] = defaultdict(list)
        self.shared = {(one.person, key) for one in problem.shares for key in one.appointments}

    def built(self, starts: Mapping[str, list[Start]], held: Iterable[Placed]) -> Formulation:
        held = list(held)
        sure = sure_to_attend(self.problem, starts, held)
        for key, possible in starts.items():
            settled = [_with_sure(start, sure[key]) for start in possible]
            self._add_appointment(self.problem.appointment[key], settled)
        for placed in held:
            self._add_held(self.problem.appointment[placed.appointment], placed)
        rules = self.problem.rules
        if rules.hold("one-place"):
            self._one_place_each()
        if rules.hold("order"):
            for order in self.problem.orders:
                self._keep_order(order)
        self._keep_apart()
        self._at_most()
        self._shares(set(starts))
        self._days_out()
        return self.model

    def _add_appointment(self, appointment: Appointment, possible: list[Start]) -> None:
        unplaced = []
        if appointment.key not in self.must:
            points = unplaced_points(self.problem, appointment)
            unplaced.append(self.model.column(points, appointment.key))
        columns = [self._add_start(appointment, start) for start in possible]
        self.model.held_at[appointment.key] = list(zip(possible, columns, strict=True))
        self.model.lacking.append((columns, unplaced))
        self.model.row((*unplaced, *columns), lowest=1, highest=1)

    def _add_start(self, appointment: Appointment, start: Start) -> int:
        weights = self.problem.rules.weights
        points = start.points + weights.absent * len(appointment.preferred)
        points += sum(self._attendance(appointment, one) for one in start.required)
        column = self.model.column(points, appointment.key)
        for one in sorted(start.required):
            self._takes_time(one, appointment, start, column)
            self.joins[one, appointment.key].append(column)
        joined = {
            one: self.model.column(self._attendance(appointment, one), appointment.key)
            for one in sorted(start.free)
        }
        for one, number in joined.items():
            self._takes_time(one, appointment, start, number)
            self.joins[one, appointment.key].append(number)
        self.model.attends_at[appointment.key, column] = list(joined.items())
        self._enough(appointment, start, column, joined)
        return column

    def _attendance(self, appointment: Appointment, one: str) -> int:
        weights = self.problem.rules.weights
        deputy = sum(one in need.deputies and one not in need.people for need in appointment.needs)
        return weights.deputy * deputy - weights.absent * (one in appointment.preferred)

    def _takes_time(self, one: str, appointment: Appointment, start: Start, column: int) -> None:
        stay = Stay(start.stretch.start, start.stretch.end, appointment.place)
        self.of_person[one].setdefault(stay, []).append(column)

    def _enough(
        self, appointment: Appointment, start: Start, column: int, joined: dict[str, int]
    ) -> None:
        settled: set[str] = set()
        for need in appointment.needs:
            there = sum(one in start.required for one in need.pool)
            pool = [one for one in need.pool if one in joined]
            missing = need.number - there
            if missing <= 0 or not self.problem.rules.hold("needs"):
                continue
            exactly = missing == 1 and not any(self._is_wanted(appointment, one) for one in pool)
            factors = (*(1 for _ in pool), -missing)
            self.model.row(
                (*(joined[one] for one in pool), column),
                factors=factors,
                lowest=0,
                highest=0 if exactly else None,
            )
            settled.update(pool if exactly else ())
        for one, number in joined.items():
            if one not in settled:  # nobody attends a meeting that is not held then
                self.model.row((number, column), factors=(1, -1), highest=0)

    def _is_wanted(self, appointment: Appointment, one: str) -> bool:
        """Whether a person may attend for another reason than one need."""
        needs = sum(one in need.pool for need in appointment.needs)
        return needs > 1 or one in appointment.preferred or (one, appointment.key) in self.shared

    def _add_held(self, appointment: Appointment, placed: Placed) -> None:
        stretch = appointment.length.stretch(placed.start)
        start = Start(stretch, 0, frozenset(), placed.attending)
        column = self.model.column(0, appointment.key)
        self.model.settled.append(column)
        for one in sorted(placed.attending):
            self._takes_time(one, appointment, start, column)
            self.joins[one, appointment.key].append(column)
        self.model.held_at[appointment.key] = [(start, column)]

    def _one_place_each(self) -> None:
        travel = self.problem.travel if self.problem.rules.hold("travel") else None
        for one in sorted(self.of_person):
            stays = self.of_person[one]
            for clique in clique_rows(stays, travel):
                if len({self.model.owners[column] for column in clique}) > 1:
                    self.model.row(clique, highest=1)

    def _keep_order(self, order: Order) -> None:
        """Row by row: the first is over too late, or the other starts too early, not both."""
        firsts = self.model.held_at.get(order.first, [])
        thens = self.model.held_at.get(order.then, [])
        if not firsts or not thens:
            return
        allowed = sorted((_allowed_after(order, start), column) for start, column in firsts)
        begins = sorted((start.stretch.start, column) for start, column in thens)
        moments = sorted({moment for moment, _ in begins if moment < allowed[-1][0]})
        late = self._sums(moments, [(after - 1, column) for after, column in allowed], up=False)
        early = self._sums(moments, begins, up=True)
        for too_late, too_early in zip(late, early, strict=True):
            self.model.row(too_late + too_early, highest=1)

    def _sums(
        self, moments: list[int], told: list[tuple[int, int]], *, up: bool
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
                stands_for_all = self.model.column(0)
                factors = (*(1 for _ in carried), -1)
                row = (*carried, stands_for_all)
                self.model.row(row, factors=factors, lowest=0, highest=0)
                self.model.carried.append((carried, stands_for_all))
                carried = [stands_for_all]
        return found if up else found[::-1]

    def _keep_apart(self) -> None:
        if not self.problem.rules.hold("apart"):
            return
        for apart in self.problem.apart:
            starts = [
                (start.stretch.start // A_DAY, column, key)
                for key in apart.appointments
                for start, column in self.model.held_at.get(key, ())
            ]
            for first in sorted({day for day, _, _ in starts}):
                near = [one for one in starts if first <= one[0] < first + apart.days]
                if len({key for _, _, key in near}) > 1:
                    self.model.row((column for _, column, _ in near), highest=1)

    def _at_most(self) -> None:
        if not self.problem.rules.hold("at-most"):
            return
        for most in self.problem.at_most:
            groups: dict[int, list[int]] = defaultdict(list)
            for stay, columns in self.of_person.get(most.person, {}).items():
                day = stay.start // A_DAY
                groups[day if most.per == "day" else (day - 1) // 7].extend(columns)
            for _, columns in sorted(groups.items()):
                if len(columns) > most.number:
                    self.model.row(columns, highest=most.number)

    def _shares(self, free: set[str]) -> None:
        if not self.problem.rules.hold("share"):
            return
        for share in self.problem.shares:
            if not free.intersection(share.appointments):
                continue
            joined = [n for key in share.appointments for n in self.joins[share.person, key]]
            missed = self.problem.rules.weights.share_missed
            lacking = [self.model.column(missed) for _ in range(share.number)]
            self.model.lacking.append((joined, lacking))
            self.model.row(joined + lacking, lowest=share.number, highest=share.number)

    def _days_out(self) -> None:
        if not self.problem.rules.hold("days-out"):
            return
        for out in self.problem.days_out:
            months: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
            for key in out.appointments:
                days = self.problem.appointment[key].length.of_days
                for start, column in self.model.held_at.get(key, ()):
                    month = month_of(day_of(start.stretch.start))
                    months[month].append((column, days))
            for _, held in sorted(months.items()):
                columns, factors = zip(*held, strict=True)
                self.model.row(columns, factors=factors, highest=out.days)


def _with_sure(start: Start, sure: frozenset[str]) -> Start:
    """Return the start with those who are sure to attend when they are free."""
    there = start.free & sure
    return Start(start.stretch, start.points, start.free - there, start.required | there)


def _allowed_after(order: Order, first: Start) -> int:
    """Return the first quarter at which the meeting that follows may start."""
    if not order.days:
        return first.stretch.end
    return ((first.stretch.end - 1) // A_DAY + order.days) * A_DAY
