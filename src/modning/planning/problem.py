"""What is to be planned: meetings, people, places, and the ties between meetings."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Literal, TypeVar

from modning.dates import Period
from modning.planning.quarters import A_DAY, AN_HOUR, Stretch, quarter_of
from modning.planning.rules import Rules

T = TypeVar("T")
MONDAY_TO_FRIDAY = frozenset(range(5))
WHOLE_DAY_STARTS = 9 * AN_HOUR
WHOLE_DAY_ENDS = 16 * AN_HOUR


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """When a person can meet: weekdays (Monday is 0) and quarters of the day."""

    weekdays: frozenset[int] = MONDAY_TO_FRIDAY
    starts: int = 8 * AN_HOUR
    ends: int = 16 * AN_HOUR


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who attends meetings; `home` is the place that journeys start and end at.

    `likes` is when they would rather meet; outside that, each meeting costs a little.
    """

    key: str
    name: str
    roles: frozenset[str] = frozenset()
    site: str | None = None
    home: str | None = None
    busy: tuple[Stretch, ...] = ()
    hours: WorkingHours = WorkingHours()
    likes: WorkingHours | None = None


@dataclass(frozen=True, slots=True)
class Room:
    """A room at a place: so many seats, and when it is taken by others."""

    key: str
    place: str
    seats: int
    busy: tuple[Stretch, ...] = ()


@dataclass(frozen=True)
class Need:
    """At least `number` of `people` or their `deputies` must attend."""

    name: str
    people: tuple[str, ...]
    number: int
    deputies: tuple[str, ...] = ()

    @cached_property
    def pool(self) -> tuple[str, ...]:
        """Everyone who can fill the need."""
        return (*self.people, *(one for one in self.deputies if one not in self.people))


@dataclass(frozen=True, slots=True)
class Length:
    """How long a meeting lasts: quarters of one day, or whole days in a row."""

    quarters: int = 2 * AN_HOUR
    days: int = 0

    def __post_init__(self) -> None:
        if self.days < 0 or not 0 < self.quarters <= A_DAY:
            message = f"A meeting cannot last {self.quarters} quarters or {self.days} days."
            raise ValueError(message)

    @property
    def of_days(self) -> int:
        """How many days the meeting touches."""
        return self.days or 1

    def stretch(self, start: int) -> Stretch:
        """Return the quarters of a meeting that starts at `start`."""
        if not self.days:
            return Stretch(start, start + self.quarters)
        midnight = start - start % A_DAY
        return Stretch(start, midnight + (self.days - 1) * A_DAY + WHOLE_DAY_ENDS)


@dataclass(frozen=True)
class Appointment:
    """One meeting to be placed inside `window`.

    `place` is None for what is held online. `clock` lists the quarters of the day at which it may
    start; empty means each hour. `fixed` is a start that is settled already. `ends_by` is a
    deadline: the quarter by which it must be over. `preferred` are people who are wanted without
    being needed. `released` is the start that people have been told. `seats` asks for a room of
    that size where the place has rooms; 0 needs none.
    """

    key: str
    name: str
    window: Period
    length: Length = Length()
    place: str | None = None
    site: str | None = None
    series: str = ""
    needs: tuple[Need, ...] = ()
    preferred: tuple[str, ...] = ()
    clock: tuple[int, ...] = ()
    fixed: int | None = None
    released: int | None = None
    ends_by: int | None = None
    seats: int = 0

    @cached_property
    def required(self) -> frozenset[str]:
        """Those without whom the meeting cannot be held."""
        return frozenset(
            one for need in self.needs if need.number >= len(need.pool) for one in need.pool
        )


@dataclass(frozen=True, slots=True)
class Order:
    """`then` comes at least `days` days after `first` ends; 0 is later, perhaps the same day."""

    first: str
    then: str
    days: int = 0


@dataclass(frozen=True, slots=True)
class Apart:
    """Any two of the meetings start at least `days` days from each other."""

    appointments: tuple[str, ...]
    days: int


@dataclass(frozen=True, slots=True)
class AtMost:
    """A person attends at most `number` meetings that start on one day, or in one week."""

    person: str
    number: int
    per: Literal["day", "week"] = "day"


@dataclass(frozen=True, slots=True)
class Share:
    """A person attends exactly `number` of the meetings: the evaluator one of two a year."""

    person: str
    appointments: tuple[str, ...]
    number: int = 1


@dataclass(frozen=True, slots=True)
class DaysOut:
    """In one calendar month the meetings take at most `days` working days of a site.

    `name` is what the site is called.
    """

    site: str
    appointments: tuple[str, ...]
    days: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Closed:
    """Days on which people of a site are away, or everybody where `site` is None.

    School holidays are merely to be avoided; closing days are not to be touched.
    """

    period: Period
    site: str | None = None
    name: str = ""
    is_school_holiday: bool = False

    @property
    def stretch(self) -> Stretch:
        """The days as quarters."""
        return Stretch(quarter_of(self.period.start), quarter_of(self.period.end))


@dataclass(frozen=True, slots=True)
class Travel:
    """How many quarters a journey takes, both ways alike; a pair that is not told takes `other`."""

    quarters: Mapping[tuple[str, str], int] = field(default_factory=lambda: MappingProxyType({}))
    other: int = 0

    def between(self, here: str | None, there: str | None) -> int:
        """Return the quarters from one place to another; online is no place."""
        if here is None or there is None or here == there:
            return 0
        told = self.quarters.get((here, there))
        return self.quarters.get((there, here), self.other) if told is None else told


@dataclass(frozen=True)
class Problem:
    """Everything that a plan is made from; the same problem always gives the same plan."""

    appointments: tuple[Appointment, ...]
    people: tuple[Person, ...]
    orders: tuple[Order, ...] = ()
    apart: tuple[Apart, ...] = ()
    at_most: tuple[AtMost, ...] = ()
    shares: tuple[Share, ...] = ()
    days_out: tuple[DaysOut, ...] = ()
    closed: tuple[Closed, ...] = ()
    travel: Travel = Travel()
    rooms: tuple[Room, ...] = ()
    rules: Rules = field(default_factory=Rules)

    def __post_init__(self) -> None:
        _check_keys(self)

    @cached_property
    def appointment(self) -> dict[str, Appointment]:
        """The meetings by key."""
        return {appointment.key: appointment for appointment in self.appointments}

    @cached_property
    def person(self) -> dict[str, Person]:
        """The people by key."""
        return {person.key: person for person in self.people}

    @cached_property
    def invited(self) -> dict[str, tuple[str, ...]]:
        """Everyone who can attend each meeting, in a fixed order."""
        found: dict[str, dict[str, None]] = {
            appointment.key: dict.fromkeys(
                (*(one for need in appointment.needs for one in need.pool), *appointment.preferred)
            )
            for appointment in self.appointments
        }
        for share in self.shares:
            for key in share.appointments:
                found[key][share.person] = None
        return {key: tuple(people) for key, people in found.items()}

    @cached_property
    def rooms_at(self) -> dict[str, tuple[Room, ...]]:
        """The rooms of each place, the smallest first."""
        found: dict[str, list[Room]] = {}
        for room in sorted(self.rooms, key=lambda one: (one.seats, one.key)):
            found.setdefault(room.place, []).append(room)
        return {place: tuple(rooms) for place, rooms in found.items()}

    @cached_property
    def _outward(self) -> dict[tuple[str, str | None], bool]:
        return {}

    def goes_out(self, one: str, place: str | None) -> bool:
        """Whether a person travels to a place."""
        told = (one, place)
        if told not in self._outward:
            self._outward[told] = self.travel.between(self.person[one].home, place) > 0
        return self._outward[told]

    def rooms_for(self, appointment: Appointment) -> tuple[Room, ...] | None:
        """Return the rooms that are large enough, the smallest first; None where none is needed."""
        rooms = self.rooms_at.get(appointment.place or "")
        if not appointment.seats or not rooms or not self.rules.hold("room"):
            return None
        return tuple(room for room in rooms if room.seats >= appointment.seats)

    @cached_property
    def at_site(self) -> dict[str, tuple[str, ...]]:
        """The keys of each site's own meetings."""
        found: dict[str, list[str]] = {}
        for appointment in self.appointments:
            if appointment.site is not None:
                found.setdefault(appointment.site, []).append(appointment.key)
        return {site: tuple(keys) for site, keys in found.items()}

    @cached_property
    def longest_journey(self) -> int:
        """The quarters that the longest journey takes."""
        return max(self.travel.quarters.values(), default=0) + self.travel.other

    @cached_property
    def school_holidays(self) -> dict[str, tuple[Stretch, ...]]:
        """The school holidays of those who can attend each meeting, inside its window."""
        found = {}
        for appointment in self.appointments:
            sites = {None, appointment.site}
            sites.update(self.person[one].site for one in self.invited[appointment.key])
            near = appointment.window if appointment.fixed is None else None
            found[appointment.key] = tuple(
                closed.stretch
                for closed in self.closed
                if closed.is_school_holiday
                and closed.site in sites
                and (near is None or closed.period.overlaps(near))
            )
        return found

    @cached_property
    def ties(self) -> tuple[tuple[str, ...], ...]:
        """The groups of meetings whose times depend on each other, whoever attends."""
        orders = tuple((order.first, order.then) for order in self.orders)
        more: tuple[Apart | Share | DaysOut, ...] = (*self.apart, *self.shares, *self.days_out)
        return (*orders, *(one.appointments for one in more))

    def counted_with(self, key: str) -> set[str]:
        """Return the meetings that a meeting is tied to or counted together with."""
        found: set[str] = set()
        for order in self.orders_of.get(key, ()):
            found.update((order.first, order.then))
        groups: tuple[Iterable[Apart | Share | DaysOut], ...] = (
            self.apart_of.get(key, ()),
            self.shares_of.get(key, ()),
            self.days_out_of.get(key, ()),
        )
        found.update(other for group in groups for tie in group for other in tie.appointments)
        site = self.appointment[key].site
        if site is not None and self.rules.weights.unfair:
            found.update(self.at_site[site])
        return found

    @cached_property
    def orders_of(self) -> dict[str, list[Order]]:
        """The orders that each meeting is bound by."""
        return _by_key(self.orders, lambda one: (one.first, one.then))

    @cached_property
    def apart_of(self) -> dict[str, list[Apart]]:
        """The series that each meeting is in."""
        return _by_key(self.apart, lambda one: one.appointments)

    @cached_property
    def days_out_of(self) -> dict[str, list[DaysOut]]:
        """The limits on days a month that each meeting counts in."""
        return _by_key(self.days_out, lambda one: one.appointments)

    @cached_property
    def shares_of(self) -> dict[str, list[Share]]:
        """The shares that each meeting counts in."""
        return _by_key(self.shares, lambda one: one.appointments)

    @cached_property
    def sharers(self) -> dict[str, frozenset[str]]:
        """Those who are to join some meetings among several, by meeting."""
        found: dict[str, set[str]] = {}
        for share in self.shares:
            for key in share.appointments:
                found.setdefault(key, set()).add(share.person)
        return {key: frozenset(people) for key, people in found.items()}


def _by_key(ties: Iterable[T], keys: Callable[[T], tuple[str, ...]]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = {}
    for tie in ties:
        for key in keys(tie):
            found.setdefault(key, []).append(tie)
    return found


def month_of(day: date) -> tuple[int, int]:
    """Return the calendar month that the day lies in."""
    return day.year, day.month


class UnknownKey(ValueError):
    """A problem names a meeting or a person that is not in it, or the same one twice."""


def _check_keys(problem: Problem) -> None:
    appointments = [appointment.key for appointment in problem.appointments]
    people = [person.key for person in problem.people]
    rooms = [room.key for room in problem.rooms]
    for keys in (appointments, people, rooms):
        if len(set(keys)) < len(keys):
            twice = sorted({key for key in keys if keys.count(key) > 1})
            message = f"named twice: {', '.join(twice)}"
            raise UnknownKey(message)
    named = {key for tie in problem.ties for key in tie}
    wanted = {most.person for most in problem.at_most}
    wanted.update(share.person for share in problem.shares)
    for appointment in problem.appointments:
        wanted.update(appointment.preferred, *(need.pool for need in appointment.needs))
    if unknown := sorted((named - set(appointments)) | (wanted - set(people))):
        message = f"named, but not there: {', '.join(unknown)}"
        raise UnknownKey(message)
