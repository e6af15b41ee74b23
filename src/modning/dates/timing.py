"""When something happens: at a moment, in a window, again and again, all along, or as needed."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Literal, TypeAlias

from modning.amounts import Amount
from modning.dates.period import Period

Interval = Literal["week", "month", "quarter", "half-year", "year", "programme"]

FIRST_YEAR = 1900
LAST_YEAR = 2200
_EARLIEST = date(FIRST_YEAR, 1, 1)
_LATEST = date(LAST_YEAR + 1, 1, 1)


@dataclass(frozen=True, slots=True)
class Window:
    """Some time from `start` up to, but not including, `end`.

    None leaves a side open: "fra november 2022" has no end, "senest 26. juni 2024" no start.
    `about` tells that the writer meant the bounds loosely. It does not move them.
    """

    start: date | None
    end: date | None
    about: bool = False

    def __post_init__(self) -> None:
        if self.start is None and self.end is None:
            message = "A window needs a start or an end."
            raise ValueError(message)
        first, last = self.start or _EARLIEST, (self.end or _LATEST) - timedelta(days=1)
        for day in (first, last):
            if not _EARLIEST <= day < _LATEST:
                message = f"A window lies in the years {FIRST_YEAR}–{LAST_YEAR}, not on {day}."
                raise ValueError(message)
        if self.start is not None and self.end is not None:
            Period(self.start, self.end)

    @classmethod
    def of(cls, period: Period, *, about: bool = False) -> "Window":
        """The window that is this period."""
        return cls(period.start, period.end, about)

    def period(self, within: Period) -> Period | None:
        """Return the part of the window that lies in `within`, such as a programme's period."""
        start = within.start if self.start is None else max(self.start, within.start)
        end = within.end if self.end is None else min(self.end, within.end)
        return Period(start, end) if start < end else None


@dataclass(frozen=True, slots=True)
class Moment:
    """A day and the clock time on it, Danish time, in whole minutes."""

    day: date
    starts: time
    ends: time | None

    def __post_init__(self) -> None:
        if not _EARLIEST <= self.day < _LATEST:
            message = f"A moment lies in the years {FIRST_YEAR}–{LAST_YEAR}, not on {self.day}."
            raise ValueError(message)
        check_hours(self.starts, self.ends)


@dataclass(frozen=True, slots=True)
class Repeated:
    """So many times in each week, month or other interval.

    `times_at_most` stands where a range is written: "2-3 gange om året" has 2 and 3.
    `total` is how many it comes to in all. `within` limits it to a part of the programme.
    The interval "programme" is all the time there is: `within`, or else the whole programme.
    """

    every: Interval
    times: int = 1
    about: bool = False
    total: Amount | None = None
    within: Window | None = None
    times_at_most: int | None = None

    def __post_init__(self) -> None:
        if self.times < 1:
            message = f"Something repeated happens at least once, not {self.times} times."
            raise ValueError(message)
        if self.times_at_most is not None and self.times_at_most <= self.times:
            message = f"At most {self.times_at_most} times is not more than {self.times}."
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Continuous:
    """All along: in the window, or in the whole programme."""

    within: Window | None = None


@dataclass(frozen=True, slots=True)
class AsNeeded:
    """Whenever somebody needs it."""


Timing: TypeAlias = Window | Moment | Repeated | Continuous | AsNeeded


def check_hours(starts: time, ends: time | None) -> None:
    """Raise ValueError unless these are clock times in whole minutes, in order."""
    for clock in (starts, ends):
        if clock is not None and (clock.second or clock.microsecond or clock.tzinfo):
            message = f"A clock time has whole minutes and no time zone: {clock}."
            raise ValueError(message)
    if ends is not None and ends <= starts:
        message = f"The end, {ends:%H.%M}, must come after the start, {starts:%H.%M}."
        raise ValueError(message)
