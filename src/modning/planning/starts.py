"""When each meeting can start, what each start costs, and who is free then."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from modning.dates import is_working_day
from modning.planning.problem import WHOLE_DAY_STARTS, Appointment, Person, Problem
from modning.planning.quarters import A_DAY, AN_HOUR, Stretch, day_of, last_day_of, quarter_of

_Spans = tuple[list[int], list[int]]
_EARLIEST, _LATEST = 8 * AN_HOUR, 16 * AN_HOUR


@dataclass(frozen=True, slots=True)
class Start:
    """A time at which a meeting can be held, what it costs, who must attend and who may."""

    stretch: Stretch
    points: int
    free: frozenset[str]
    required: frozenset[str]


class Calendars:
    """Whom each moment suits, as far as calendars, working hours and closing days tell."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self._kept: dict[tuple[str, str | None, int, int], bool] = {}
        self._merged: dict[str, _Spans] = {}
        self._shut: dict[str | None, _Spans] = {}

    def _busy(self, person: Person) -> _Spans:
        if person.key not in self._merged:
            self._merged[person.key] = _merged(person.busy)
        return self._merged[person.key]

    def _closed(self, site: str | None) -> _Spans:
        if site not in self._shut:
            shut = [closed for closed in self.problem.closed if not closed.is_school_holiday]
            told = tuple(one.stretch for one in shut if one.site in (None, site))
            self._shut[site] = _merged(told)
        return self._shut[site]

    def suits(self, key: str, appointment: Appointment, stretch: Stretch) -> bool:
        """Whether a person can attend a meeting in these quarters."""
        told = (key, appointment.place, stretch.start, stretch.end)
        if told not in self._kept:
            self._kept[told] = self._suits(self.problem.person[key], appointment, stretch)
        return self._kept[told]

    def _suits(self, person: Person, appointment: Appointment, stretch: Stretch) -> bool:
        rules = self.problem.rules
        if rules.hold("hours") and not _inside(person, stretch):
            return False
        if rules.hold("closed") and _hits(self._closed(person.site), stretch.start, stretch.end):
            return False
        if not rules.hold("busy"):
            return True
        journey = 0
        if rules.hold("travel"):
            journey = self.problem.travel.between(person.home, appointment.place)
        return not _hits(self._busy(person), stretch.start - journey, stretch.end + journey)


def starts_of(calendars: Calendars, appointment: Appointment) -> list[Start]:
    """Return each start that the meeting's own rules and its people's calendars allow, by time."""
    problem = calendars.problem
    required = appointment.required if problem.rules.hold("needs") else frozenset()
    chosen = [one for one in problem.invited[appointment.key] if one not in required]
    if appointment.fixed is not None and problem.rules.hold("fixed"):
        stretch = appointment.length.stretch(appointment.fixed)
        return [
            Start(stretch, points_of(problem, appointment, stretch), frozenset(chosen), required)
        ]
    found = []
    for stretch in stretches_of(problem, appointment):
        if all(calendars.suits(one, appointment, stretch) for one in required):
            free = frozenset(one for one in chosen if calendars.suits(one, appointment, stretch))
            if _is_enough(problem, appointment, free):
                points = points_of(problem, appointment, stretch)
                found.append(Start(stretch, points, free, required))
    return found


def stretches_of(problem: Problem, appointment: Appointment) -> Iterator[Stretch]:
    """Yield the quarters of each start that the meeting's own rules allow, by time."""
    rules, window = problem.rules, appointment.window
    length = appointment.length
    for day in _days_for(appointment, working=rules.hold("working-day")):
        for clock in clock_of(appointment):
            stretch = length.stretch(quarter_of(day) + clock)
            late = appointment.ends_by is not None and stretch.end > appointment.ends_by
            inside = last_day_of(stretch.end) < window.end
            if inside and not (late and rules.hold("deadline")):
                yield stretch


def clock_of(appointment: Appointment) -> tuple[int, ...]:
    """Return the quarters of the day at which the meeting may start."""
    if appointment.clock:
        return appointment.clock
    if appointment.length.days:
        return (WHOLE_DAY_STARTS,)
    last = max(_EARLIEST, _LATEST - appointment.length.quarters)
    return tuple(range(_EARLIEST, last + 1, AN_HOUR))


def points_of(problem: Problem, appointment: Appointment, stretch: Stretch) -> int:
    """Return what holding the meeting then costs, apart from who attends."""
    rules, weights = problem.rules, problem.rules.weights
    points = 0
    if appointment.released not in (None, stretch.start):
        points += weights.moved
    if day_of(stretch.start).weekday() not in rules.good_weekdays:
        points += weights.weekday
    clock = stretch.start % A_DAY
    outside = clock < rules.good_from or stretch.end % A_DAY > rules.good_to
    if outside and not appointment.length.days:
        points += weights.hour
    if _touches_school_holiday(problem, appointment, stretch):
        points += weights.school_holiday
    return points


def _is_enough(problem: Problem, appointment: Appointment, free: frozenset[str]) -> bool:
    if not problem.rules.hold("needs"):
        return True
    return all(
        len([one for one in need.pool if one in free or one in appointment.required]) >= need.number
        for need in appointment.needs
    )


def _days_for(appointment: Appointment, *, working: bool) -> Iterator[date]:
    for ordinal in range(appointment.window.start.toordinal(), appointment.window.end.toordinal()):
        day = date.fromordinal(ordinal)
        days = (day + timedelta(days=n) for n in range(appointment.length.of_days))
        if not working or all(_is_working_day(one) for one in days):
            yield day


@lru_cache(maxsize=20_000)
def _is_working_day(day: date) -> bool:
    return is_working_day(day)


def _touches_school_holiday(problem: Problem, appointment: Appointment, stretch: Stretch) -> bool:
    return any(holiday.overlaps(stretch) for holiday in problem.school_holidays[appointment.key])


def _inside(person: Person, stretch: Stretch) -> bool:
    hours = person.hours
    first, last = stretch.start // A_DAY, (stretch.end - 1) // A_DAY
    # The first day of the calendar, ordinal 1, was a Monday.
    return (
        all((day - 1) % 7 in hours.weekdays for day in range(first, last + 1))
        and stretch.start - first * A_DAY >= hours.starts
        and stretch.end - last * A_DAY <= hours.ends
    )


def _merged(stretches: tuple[Stretch, ...]) -> _Spans:
    """Return the starts and the ends of the stretches, joined where they touch."""
    starts: list[int] = []
    ends: list[int] = []
    for stretch in sorted(stretches):
        if ends and stretch.start <= ends[-1]:
            ends[-1] = max(ends[-1], stretch.end)
        else:
            starts.append(stretch.start)
            ends.append(stretch.end)
    return starts, ends


def _hits(merged: _Spans, start: int, end: int) -> bool:
    starts, ends = merged
    return bisect_left(starts, end) > bisect_right(ends, start)
