"""The times at which meetings of a kind can start, as arrays, and what is known of each."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from modning.dates import Period, is_working_day
from modning.planning.problem import WHOLE_DAY_STARTS, Appointment, Length, WorkingHours
from modning.planning.quarters import A_DAY, AN_HOUR, Stretch
from modning.planning.rules import Rules

Quarters = NDArray[np.int64]
Flags = NDArray[np.bool_]
Spans = tuple[Quarters, Quarters]
_EARLIEST, _LATEST = 8 * AN_HOUR, 16 * AN_HOUR


@dataclass(frozen=True, eq=False)
class Grid:
    """Starts and ends in quarters, and the days that they lie on."""

    starts: Quarters
    ends: Quarters

    @property
    def first_days(self) -> Quarters:
        """The day of each start, as an ordinal."""
        return self.starts // A_DAY

    @property
    def last_days(self) -> Quarters:
        """The last day of each, as an ordinal."""
        return (self.ends - 1) // A_DAY

    def inside(self, hours: WorkingHours) -> Flags:
        """Return which of the times lie inside someone's hours."""
        first, last = self.first_days, self.last_days
        weekdays = np.array([day in hours.weekdays for day in range(7)])
        found: Flags = (self.starts - first * A_DAY >= hours.starts) & (
            self.ends - last * A_DAY <= hours.ends
        )
        for n in range(int((last - first).max(initial=0)) + 1):
            # The first day of the calendar, ordinal 1, was a Monday.
            found &= weekdays[(np.minimum(first + n, last) - 1) % 7]
        return found

    def hits(self, spans: Spans, margin: int = 0) -> Flags:
        """Return which of the times, with a margin on either side, touch one of the spans."""
        starts, ends = spans
        before = np.searchsorted(starts, self.ends + margin, side="left")
        over = np.searchsorted(ends, self.starts - margin, side="right")
        found: Flags = before > over
        return found

    def overlaps(self, stretch: Stretch) -> Flags:
        """Return which of the times overlap a stretch."""
        found: Flags = (self.starts < stretch.end) & (stretch.start < self.ends)
        return found

    def unpopular(self, rules: Rules, length: Length) -> NDArray[np.int64]:
        """Return the points of each for its weekday and its hour."""
        weights = rules.weights
        good = np.array([day in rules.good_weekdays for day in range(7)])
        points = np.where(good[(self.first_days - 1) % 7], 0, weights.weekday)
        if not length.days:
            clock, ends = self.starts % A_DAY, self.ends % A_DAY
            points = points + np.where(
                (clock < rules.good_from) | (ends > rules.good_to), weights.hour, 0
            )
        return points


def grid_of(appointment: Appointment, rules: Rules) -> Grid:
    """Return each start that the meeting's own rules allow, by time."""
    working, deadline = rules.hold("working-day"), rules.hold("deadline")
    ends_by = appointment.ends_by if deadline else None
    return _grid(appointment.window, appointment.length, clock_of(appointment), ends_by, working)


def clock_of(appointment: Appointment) -> tuple[int, ...]:
    """Return the quarters of the day at which the meeting may start."""
    if appointment.clock:
        return appointment.clock
    if appointment.length.days:
        return (WHOLE_DAY_STARTS,)
    last = max(_EARLIEST, _LATEST - appointment.length.quarters)
    return tuple(range(_EARLIEST, last + 1, AN_HOUR))


@lru_cache(maxsize=4096)
def _grid(
    window: Period, length: Length, clock: tuple[int, ...], ends_by: int | None, working: object
) -> Grid:
    days = np.array(_days(window, length.of_days, bool(working)), dtype=np.int64)
    starts = (days[:, None] * A_DAY + np.array(sorted(clock), dtype=np.int64)).ravel()
    if length.days:
        reach = length.stretch(0).end
        ends = starts - starts % A_DAY + reach
    else:
        ends = starts + length.quarters
    inside = (ends - 1) // A_DAY < window.end.toordinal()
    if ends_by is not None:
        inside &= ends <= ends_by
    return Grid(starts[inside], ends[inside])


def _days(window: Period, number: int, working: bool) -> list[int]:  # noqa: FBT001 -- the key of a cache
    """Return the days on which something of so many days may begin, as ordinals."""
    return [
        ordinal
        for ordinal in range(window.start.toordinal(), window.end.toordinal())
        if not working or all(_is_working_day(ordinal + n) for n in range(number))
    ]


@lru_cache(maxsize=20_000)
def _is_working_day(ordinal: int) -> bool:
    return is_working_day(date.fromordinal(1) + timedelta(days=ordinal - 1))


def merged(stretches: tuple[Stretch, ...]) -> Spans:
    """Return the starts and the ends of the stretches, joined where they touch."""
    starts: list[int] = []
    ends: list[int] = []
    for stretch in sorted(stretches):
        if ends and stretch.start <= ends[-1]:
            ends[-1] = max(ends[-1], stretch.end)
        else:
            starts.append(stretch.start)
            ends.append(stretch.end)
    return np.array(starts, dtype=np.int64), np.array(ends, dtype=np.int64)
