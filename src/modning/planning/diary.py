"""What is placed so far, and whether one more meeting fits in."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from modning.planning.cliques import Stay, collide
from modning.planning.plan import Placed
from modning.planning.points import days_of, week_of
from modning.planning.problem import Appointment, Order, Problem, Room, Share, month_of
from modning.planning.quarters import A_DAY, Stretch, day_of

# Journeys are shorter than this, so that only near days need to be looked at.
_NEAR_DAYS = 1


class Diary:
    """Everybody's meetings: answers quickly whether a start breaks a tie with what is placed."""

    def __init__(self, problem: Problem, placed: Iterable[Placed] = ()) -> None:
        self.problem = problem
        self.placed: dict[str, Placed] = {}
        self._stays: dict[tuple[str, int], list[tuple[str, Stay]]] = defaultdict(list)
        self._rooms: dict[tuple[str, int], list[tuple[str, Stretch]]] = defaultdict(list)
        self._weeks: dict[tuple[str, int], int] = defaultdict(int)
        self._most = {(most.person, most.per): most.number for most in problem.at_most}
        for one in placed:
            self.add(one)

    def add(self, placed: Placed) -> None:
        """Write a meeting down."""
        appointment = self.problem.appointment[placed.appointment]
        stretch = appointment.length.stretch(placed.start)
        self.placed[placed.appointment] = placed
        stay = Stay(stretch.start, stretch.end, appointment.place)
        week, days = week_of(placed.start), days_of(appointment, placed.start)
        for one in placed.attending:
            self._weeks[one, week] += 1
            for day in days:
                self._stays[one, day].append((appointment.key, stay))
        if placed.room is not None:
            for day in days:
                self._rooms[placed.room, day].append((appointment.key, stretch))

    def remove(self, key: str) -> Placed:
        """Strike a meeting out, and return it."""
        placed = self.placed.pop(key)
        week, days = week_of(placed.start), days_of(self.problem.appointment[key], placed.start)
        for one in placed.attending:
            self._weeks[one, week] -= 1
            for day in days:
                self._stays[one, day] = [told for told in self._stays[one, day] if told[0] != key]
        for day in days if placed.room is not None else ():
            room = placed.room or ""
            self._rooms[room, day] = [told for told in self._rooms[room, day] if told[0] != key]
        return placed

    def is_free(self, one: str, appointment: Appointment, stretch: Stretch) -> bool:
        """Whether a person can attend then, beside what is written down."""
        rules = self.problem.rules
        if rules.hold("at-most") and self._is_full(one, stretch):
            return False
        if rules.hold("share") and self._has_joined_enough(one, appointment):
            return False
        return not rules.hold("one-place") or not any(self.colliding(one, appointment, stretch))

    def colliding(self, one: str, appointment: Appointment, stretch: Stretch) -> Iterator[str]:
        """Yield the meetings of a person that collide with one more."""
        travel = self.problem.travel if self.problem.rules.hold("travel") else None
        stay = Stay(stretch.start, stretch.end, appointment.place)
        first, last = stretch.start // A_DAY, (stretch.end - 1) // A_DAY
        for day in range(first - _NEAR_DAYS, last + _NEAR_DAYS + 1):
            for key, other in self._stays.get((one, day), ()):
                if collide(stay, other, travel):
                    yield key

    def room_for(self, appointment: Appointment, stretch: Stretch) -> Room | None:
        """Return the smallest room that is large enough and free then."""
        return next(iter(self.rooms_free(appointment, stretch)), None)

    def rooms_free(self, appointment: Appointment, stretch: Stretch) -> Iterator[Room]:
        """Yield the rooms that are large enough and free then, the smallest first."""
        days = range(stretch.start // A_DAY, (stretch.end - 1) // A_DAY + 1)
        for room in self.problem.rooms_for(appointment) or ():
            taken = (told for day in days for _, told in self._rooms.get((room.key, day), ()))
            if not any(one.overlaps(stretch) for one in (*room.busy, *taken)):
                yield room

    def _is_full(self, one: str, stretch: Stretch) -> bool:
        per_day = self._most.get((one, "day"))
        day = stretch.start // A_DAY
        if per_day is not None:
            there = self._stays.get((one, day), ())
            if sum(stay.start // A_DAY == day for _, stay in there) >= per_day:
                return True
        per_week = self._most.get((one, "week"))
        return (
            per_week is not None and self._weeks.get((one, week_of(stretch.start)), 0) >= per_week
        )

    def _has_joined_enough(self, one: str, appointment: Appointment) -> bool:
        return any(
            share.person == one and self.joined(share) >= share.number
            for share in self.problem.shares_of.get(appointment.key, ())
        )

    def joined(self, share: Share) -> int:
        """Return how many of a share's meetings the person joins."""
        placed = (self.placed[key] for key in share.appointments if key in self.placed)
        return sum(share.person in one.attending for one in placed)

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
        for order in self.problem.orders_of.get(appointment.key, ()):
            other = order.then if order.first == appointment.key else order.first
            if other in self.placed:
                there = self._stretch_of(other)
                if order.first == appointment.key:
                    if not follows(order, stretch, there):
                        return False
                elif not follows(order, there, stretch):
                    return False
        return True

    def _keeps_apart(self, appointment: Appointment, stretch: Stretch) -> bool:
        day = stretch.start // A_DAY
        return not any(
            abs(self.placed[key].start // A_DAY - day) < apart.days
            for apart in self.problem.apart_of.get(appointment.key, ())
            for key in apart.appointments
            if key in self.placed and key != appointment.key
        )

    def _keeps_days_out(self, appointment: Appointment, stretch: Stretch) -> bool:
        month = month_of(day_of(stretch.start))
        for out in self.problem.days_out_of.get(appointment.key, ()):
            taken = sum(
                self.problem.appointment[key].length.of_days
                for key in out.appointments
                if key in self.placed and month_of(day_of(self.placed[key].start)) == month
            )
            if taken + appointment.length.of_days > out.days:
                return False
        return True


def follows(order: Order, first: Stretch, then: Stretch) -> bool:
    """Whether the second comes as late after the first as the order asks."""
    between = then.start // A_DAY - (first.end - 1) // A_DAY
    return then.start >= first.end and between >= order.days
