"""What is placed so far, and whether one more meeting fits in."""

from collections import defaultdict
from collections.abc import Iterable

from modning.planning.cliques import Stay, collide
from modning.planning.plan import Placed
from modning.planning.problem import Apart, Appointment, DaysOut, Order, Problem, Share, month_of
from modning.planning.quarters import A_DAY, Stretch, day_of

# Journeys are shorter than this, so that only near days need to be looked at.
_NEAR_DAYS = 1


class Diary:
    """Everybody's meetings: answers quickly whether a start breaks a tie with what is placed."""

    def __init__(self, problem: Problem, placed: Iterable[Placed] = ()) -> None:
        self.problem = problem
        self.placed: dict[str, Placed] = {}
        self._stays: dict[tuple[str, int], list[tuple[str, Stay]]] = defaultdict(list)
        self._weeks: dict[tuple[str, int], int] = defaultdict(int)
        self._orders: dict[str, list[Order]] = defaultdict(list)
        self._apart: dict[str, list[Apart]] = defaultdict(list)
        self._out: dict[str, list[DaysOut]] = defaultdict(list)
        self._shares: dict[tuple[str, str], Share] = {}
        self._most = {(most.person, most.per): most.number for most in problem.at_most}
        self._index()
        for one in placed:
            self.add(one)

    def _index(self) -> None:
        for order in self.problem.orders:
            self._orders[order.first].append(order)
            self._orders[order.then].append(order)
        for apart in self.problem.apart:
            for key in apart.appointments:
                self._apart[key].append(apart)
        for out in self.problem.days_out:
            for key in out.appointments:
                self._out[key].append(out)
        for share in self.problem.shares:
            for key in share.appointments:
                self._shares[share.person, key] = share

    def add(self, placed: Placed) -> None:
        """Write a meeting down."""
        appointment = self.problem.appointment[placed.appointment]
        stretch = appointment.length.stretch(placed.start)
        self.placed[placed.appointment] = placed
        stay = Stay(stretch.start, stretch.end, appointment.place)
        for one in placed.attending:
            self._weeks[one, _week(stretch)] += 1
            for day in _days(stretch):
                self._stays[one, day].append((appointment.key, stay))

    def remove(self, key: str) -> Placed:
        """Strike a meeting out, and return it."""
        placed = self.placed.pop(key)
        stretch = self.problem.appointment[key].length.stretch(placed.start)
        for one in placed.attending:
            self._weeks[one, _week(stretch)] -= 1
            for day in _days(stretch):
                self._stays[one, day] = [told for told in self._stays[one, day] if told[0] != key]
        return placed

    def has_room(self, one: str, appointment: Appointment, stretch: Stretch) -> bool:
        """Whether a person can attend then, beside what is written down."""
        rules = self.problem.rules
        if rules.hold("at-most") and self._is_full(one, stretch):
            return False
        if rules.hold("share") and self._has_joined_enough(one, appointment):
            return False
        if not rules.hold("one-place"):
            return True
        travel = self.problem.travel if rules.hold("travel") else None
        stay = Stay(stretch.start, stretch.end, appointment.place)
        days = range(stretch.start // A_DAY - _NEAR_DAYS, (stretch.end - 1) // A_DAY + 2)
        return not any(
            collide(stay, other, travel)
            for day in days
            for _, other in self._stays.get((one, day), ())
        )

    def _is_full(self, one: str, stretch: Stretch) -> bool:
        per_day = self._most.get((one, "day"))
        day = stretch.start // A_DAY
        if per_day is not None:
            there = self._stays.get((one, day), ())
            if sum(stay.start // A_DAY == day for _, stay in there) >= per_day:
                return True
        per_week = self._most.get((one, "week"))
        return per_week is not None and self._weeks[one, _week(stretch)] >= per_week

    def _has_joined_enough(self, one: str, appointment: Appointment) -> bool:
        share = self._shares.get((one, appointment.key))
        if share is None:
            return False
        placed = [self.placed[key] for key in share.appointments if key in self.placed]
        return sum(one in other.attending for other in placed) >= share.number

    def keeps_ties(self, appointment: Appointment, stretch: Stretch) -> bool:
        """Whether the start keeps order, distance and days a month."""
        rules = self.problem.rules
        return (
            (not rules.hold("order") or self._keeps_order(appointment, stretch))
            and (not rules.hold("apart") or self._keeps_apart(appointment, stretch))
            and (not rules.hold("days-out") or self._keeps_days_out(appointment, stretch))
        )

    def _stretch_of(self, key: str) -> Stretch:
        return self.problem.appointment[key].length.stretch(self.placed[key].start)

    def _keeps_order(self, appointment: Appointment, stretch: Stretch) -> bool:
        for order in self._orders.get(appointment.key, ()):
            other = order.then if order.first == appointment.key else order.first
            if other in self.placed:
                there = self._stretch_of(other)
                first, then = (
                    (stretch, there) if order.first == appointment.key else (there, stretch)
                )
                between = then.start // A_DAY - (first.end - 1) // A_DAY
                if then.start < first.end or between < order.days:
                    return False
        return True

    def _keeps_apart(self, appointment: Appointment, stretch: Stretch) -> bool:
        day = stretch.start // A_DAY
        return not any(
            abs(self.placed[key].start // A_DAY - day) < apart.days
            for apart in self._apart.get(appointment.key, ())
            for key in apart.appointments
            if key in self.placed and key != appointment.key
        )

    def _keeps_days_out(self, appointment: Appointment, stretch: Stretch) -> bool:
        month = month_of(day_of(stretch.start))
        for out in self._out.get(appointment.key, ()):
            taken = sum(
                self.problem.appointment[key].length.of_days
                for key in out.appointments
                if key in self.placed and month_of(day_of(self.placed[key].start)) == month
            )
            if taken + appointment.length.of_days > out.days:
                return False
        return True


def _days(stretch: Stretch) -> range:
    return range(stretch.start // A_DAY, (stretch.end - 1) // A_DAY + 1)


def _week(stretch: Stretch) -> int:
    return (stretch.start // A_DAY - 1) // 7
