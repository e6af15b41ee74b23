"""Reads a text into a timing, in Danish or English, or tells how to write it."""

import re
from collections.abc import Callable

from modning.dates.timing import Moment, Timing, Window
from modning.dates.wording import mends
from modning.dates.wording.clock import Hours, take_hours
from modning.dates.wording.repetition import take_as_needed, take_continuous, take_repeated
from modning.dates.wording.windows import take_window
from modning.words import LONGEST_TEXT, Refusal, Unreadable, Words


class UnreadableTiming(Unreadable):
    """A text that is no time."""


class UnreadableHours(Unreadable):
    """A text that is no clock time."""


def read_timing(text: str) -> Timing:
    """Read a time in Danish or English; raise `UnreadableTiming` for anything else."""
    try:
        timing = _timing(text)
    except Refusal as refusal:
        raise UnreadableTiming(text, refusal.mend) from None
    if timing is None:
        raise UnreadableTiming(text, mends.EXAMPLES)
    return timing


def read_timings(text: str) -> tuple[Timing, ...]:
    """Read a time or a list of them: "i hhv. marts 2023, september 2023 og maj 2024"."""
    try:
        return (read_timing(text),)
    except UnreadableTiming as whole:
        parts = _LIST.split(_RESPECTIVELY.sub("", text)) if len(text) <= LONGEST_TEXT else []
        if len(parts) < 2:
            raise
        try:
            return tuple(read_timing(part) for part in parts)
        except UnreadableTiming as part:
            mend = part.mend if whole.mend == mends.EXAMPLES else whole.mend
            raise UnreadableTiming(text, mend) from None


def read_hours(text: str) -> Hours:
    """Read clock times without a day; raise `UnreadableHours` for anything else."""
    try:
        words = Words(text)
        hours = take_hours(words)
    except Refusal as refusal:
        raise UnreadableHours(text, refusal.mend) from None
    if hours is None or not words.finished:
        raise UnreadableHours(text, mends.HOURS)
    return hours


_LIST = re.compile(r"\s*(?:,|;|\bog\b|\band\b)\s*")
_RESPECTIVELY = re.compile(
    r"\b(?:i\s+)?(?:hhv\.|henholdsvis\b)|,?\s*\brespectively\b", re.IGNORECASE
)


def _timing(text: str) -> Timing | None:
    for read in _READERS:
        words = Words(text)
        timing = read(words)
        if timing is not None and words.finished:
            return timing
    return None


def _take_window_or_moment(words: Words) -> Window | Moment | None:
    written = take_window(words)
    if written is None:
        return None
    if words.finished:
        return written.window()
    hours = take_hours(words)
    if hours is None or not words.finished or not written.is_plain_point:
        return None
    day = written.window()
    if day.start is None or written.span.first.unit != "day":
        return None
    return Moment(day.start, hours.starts, hours.ends)


_READERS: tuple[Callable[[Words], Timing | None], ...] = (
    take_as_needed,
    take_continuous,
    take_repeated,
    _take_window_or_moment,
)
