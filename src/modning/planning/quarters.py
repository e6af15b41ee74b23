"""Time in quarter hours: whole numbers that can be compared, added and used as a grid.

A quarter is counted from the first day of the calendar, by the clock on a Danish wall. The days
when the clock is changed have 96 quarters like all others: the hour that is lost or doubled lies
at night.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

A_DAY = 96
AN_HOUR = 4


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """The quarters from `start` up to, but not including, `end`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if self.start >= self.end:
            message = f"A stretch must end after it starts: {self.start} to {self.end}."
            raise ValueError(message)

    def overlaps(self, other: "Stretch") -> bool:
        """Whether the two share a quarter."""
        return self.start < other.end and other.start < self.end


def quarter_of(day: date, clock: time = time()) -> int:
    """Return the quarter that holds `clock` on `day`."""
    return day.toordinal() * A_DAY + clock.hour * AN_HOUR + clock.minute // 15


def quarter_at(moment: datetime) -> int:
    """Return the quarter that holds a moment by the wall clock."""
    return quarter_of(moment.date(), moment.time())


def day_of(quarter: int) -> date:
    """Return the day that the quarter lies on."""
    return date.fromordinal(quarter // A_DAY)


def last_day_of(end: int) -> date:
    """Return the last day of what ends, not included, at `end`."""
    return day_of(end - 1)


def moment_of(quarter: int) -> datetime:
    """Return the moment when the quarter starts, by the wall clock."""
    midnight = datetime.combine(day_of(quarter), time())
    return midnight + timedelta(minutes=15 * (quarter % A_DAY))
