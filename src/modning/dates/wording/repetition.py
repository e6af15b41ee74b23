"""Reads what happens again and again, all along, or as needed."""

from dataclasses import dataclass

from modning.amounts import Amount, take_amount
from modning.dates.timing import AsNeeded, Continuous, Interval, Repeated
from modning.dates.wording import mends
from modning.dates.wording import vocabulary as known
from modning.dates.wording.windows import WrittenWindow, take_window
from modning.numerals import ABOUT
from modning.words import Refusal, Words


@dataclass(slots=True)
class _Limits:
    """What may follow: the whole programme or a part of it, and how many in all."""

    programme: bool = False
    window: WrittenWindow | None = None
    total: Amount | None = None


def take_as_needed(words: Words) -> AsNeeded | None:
    """Read "efter behov"."""
    if not words.skip(known.AS_NEEDED):
        return None
    words.skip(known.PROGRAMME)
    return AsNeeded()


def take_continuous(words: Words) -> Continuous | None:
    """Read "løbende", "gennem hele projektperioden", "løbende fra maj 2024"."""
    if words.skip(known.WHOLE_PROGRAMME):
        return Continuous()
    if not words.skip(known.CONTINUOUS | known.THROUGHOUT):
        return None
    limits = _take_limits(words)
    if limits is None or limits.total is not None:
        return None
    return Continuous(limits.window.window() if limits.window else None)


def take_repeated(words: Words) -> Repeated | None:
    """Read "hver måned", "to gange om året", "ca. 1 gang i kvartalet, 6-8 i alt"."""
    if words.skip(known.EVERY_OTHER):
        raise Refusal(mends.EVERY_OTHER)
    about = words.skip(ABOUT)
    times = words.attempt(_take_times)
    every = _take_interval(words, counted=times is not None)
    limits = _take_limits(words)
    if every is None or limits is None or (times is None and every == "programme"):
        return None
    times = times or Amount(1, 1)
    if times.highest is None or times.lowest == 0:
        return None
    return Repeated(
        every,
        times.lowest,
        about or times.about,
        limits.total,
        limits.window.window() if limits.window else None,
        times.highest if times.highest > times.lowest else None,
    )


def _take_times(words: Words) -> Amount | None:
    fixed = words.take(known.TIMES)
    if fixed is not None:
        return Amount(fixed, fixed)
    written = take_amount(words)
    # "to per år" counts, "9. februar" does not.
    if written is None or not (words.skip(known.COUNTED) or words.foresees(known.PER)):
        return None
    return written.amount()


def _take_interval(words: Words, *, counted: bool) -> Interval | None:
    interval = words.take(known.PER if counted else known.EACH)
    if interval is None and counted:
        return "programme"
    return interval


def _take_limits(words: Words) -> _Limits | None:
    limits = _Limits()
    while not words.finished:
        words.skip({",", ";", "("})
        if not _take_limit(words, limits):
            return None
        words.skip({")"})
    return limits


def _take_limit(words: Words, limits: _Limits) -> bool:
    if limits.total is None:
        limits.total = words.attempt(_take_total)
        if limits.total is not None:
            return True
    if limits.window is not None or limits.programme:
        return False
    limits.window = words.attempt(take_window)
    limits.programme = limits.window is None and words.skip(known.PROGRAMME | known.THROUGHOUT)
    return limits.window is not None or limits.programme


def _take_total(words: Words) -> Amount | None:
    led = words.skip(known.IN_ALL)
    written = take_amount(words)
    words.skip(known.COUNTED)
    if written is None or not (led or words.skip(known.IN_ALL)):
        return None
    return written.amount()
