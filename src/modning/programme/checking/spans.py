"""Written times, durations and amounts as bounds that can be compared."""

from dataclasses import dataclass
from datetime import date
from math import inf

from modning.amounts import Amount
from modning.dates import Continuous, Duration, Moment, Period, Repeated, Timing, Window

TOLERANCE = 0.15
"""How far “ca.” and “about” may be from the number."""

_SHORTEST_DAY, _LONGEST_DAY = 5 * 60, 9 * 60
_MINUTES: dict[str, tuple[int, int]] = {
    "minutes": (1, 1),
    "half-days": (_SHORTEST_DAY // 2, _LONGEST_DAY // 2),
    "days": (_SHORTEST_DAY, _LONGEST_DAY),
    "weeks": (5 * _SHORTEST_DAY, 7 * _LONGEST_DAY),
    "months": (20 * _SHORTEST_DAY, 31 * _LONGEST_DAY),
}


@dataclass(frozen=True, slots=True)
class Bounds:
    """From the first day up to, but not including, the end; an open side is `date.min` or `max`."""

    start: date
    end: date
    about: bool = False

    @classmethod
    def of(cls, period: Period) -> "Bounds":
        """The bounds of a period."""
        return cls(period.start, period.end)

    def covers(self, other: "Bounds | Period") -> bool:
        """Whether every day of `other` lies here."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Bounds | Period") -> bool:
        """Whether the two share a day."""
        return self.start < other.end and other.start < self.end


def bounds(timing: Timing) -> Bounds | None:
    """Return the days that a timing names; None where it names none."""
    match timing:
        case Moment() | Window():
            return days(timing)
        case Repeated(within=Window() as within) | Continuous(within=Window() as within):
            return days(within)
    return None


def days(timing: Moment | Window) -> Bounds:
    """Return the days of a moment or a window."""
    if isinstance(timing, Moment):
        return Bounds.of(Period.of_day(timing.day))
    return Bounds(timing.start or date.min, timing.end or date.max, timing.about)


def loosely(amount: Amount) -> tuple[float, float]:
    """Return the lowest and highest number that fit, with some room where “ca.” is written."""
    room = TOLERANCE if amount.about else 0
    highest = inf if amount.highest is None else amount.highest * (1 + room)
    return amount.lowest * (1 - room), highest


def apart(one: Amount, other: Amount) -> bool:
    """Whether no number fits both amounts."""
    (lowest, highest), (other_lowest, other_highest) = loosely(one), loosely(other)
    return highest < other_lowest or other_highest < lowest


def minutes(duration: Duration) -> tuple[float, float]:
    """Return the shortest and the longest that a duration can be; a day is five to nine hours."""
    shortest, longest = _MINUTES[duration.unit]
    room = TOLERANCE if duration.about else 0
    return (
        duration.lowest * shortest * (1 - room),
        duration.highest * longest * (1 + room),
    )


def days_counted(duration: Duration) -> tuple[int, int]:
    """Return the fewest and most days that a duration counts for; hours count as one day."""
    match duration.unit:
        case "minutes":
            return 1, 1
        case "half-days":
            return max(1, -(-duration.lowest // 2)), -(-duration.highest // 2)
        case "days":
            return max(1, duration.lowest), duration.highest
        case "weeks":
            return 5 * duration.lowest, 7 * duration.highest
        case "months":
            return 20 * duration.lowest, 31 * duration.highest


def days_needed(duration: Duration | None) -> int:
    """Return how many whole calendar days a duration takes at the least; hours take none."""
    if duration is None or duration.unit == "minutes":
        return 0
    if duration.unit == "half-days":
        return duration.lowest // 2
    if duration.unit == "days":
        return duration.lowest
    whole_weeks = duration.lowest if duration.unit == "weeks" else 4 * duration.lowest
    # The last weekend need not be part of it.
    return max(0, 7 * whole_weeks - 2)
