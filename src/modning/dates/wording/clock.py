"""Reads clock times: "kl. 12.00-13.15", "at 12:00", "kl. 9"."""

from dataclasses import dataclass
from datetime import time

from modning.dates.timing import check_hours
from modning.dates.wording import mends
from modning.dates.wording import vocabulary as known
from modning.words import Refusal, Words


@dataclass(frozen=True, slots=True)
class Hours:
    """Clock times without a day, as an agenda has them: "kl. 9.05-9.20"."""

    starts: time
    ends: time | None = None

    def __post_init__(self) -> None:
        check_hours(self.starts, self.ends)


def take_hours(words: Words) -> Hours | None:
    """Read clock times; without "kl." the minutes must be there."""
    words.skip({","})
    led = words.skip(known.CLOCK)
    starts = _take_clock(words, bare_hour=led)
    if starts is None:
        return None
    ends = None
    if words.skip(known.CLOCK_TO):
        ends = _take_clock(words, bare_hour=True)
        if ends is None:
            return None
    try:
        return Hours(_time_of(starts), _time_of(ends) if ends else None)
    except ValueError:
        raise Refusal(mends.HOURS) from None


def _take_clock(words: Words, *, bare_hour: bool) -> tuple[int, int] | None:
    hour = words.take_digits(1, 2)
    if hour is None:
        return None
    minute = words.attempt(_take_minute)
    if minute is None and not bare_hour:
        return None
    return int(hour), minute or 0


def _take_minute(words: Words) -> int | None:
    if not words.skip({".", ":"}):
        return None
    figures = words.take_digits(2)
    return int(figures) if figures else None


def _time_of(clock: tuple[int, int]) -> time:
    hour, minute = clock
    return time(hour, minute)
