"""The axis of a timeline: years, and quarters or months where there is room for their names."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from modning.dates import Period
from modning.language import Language, Text, in_language
from modning.programme.timeline.words import month_name

Fits = Callable[[str, int], bool]
"""Whether a label has room in a number of days."""

_QUARTERS = (Text("{}. kvartal", "Quarter {}"), Text("{}. kvt.", "Q{}"), Text("K{}", "Q{}"))


@dataclass(frozen=True, slots=True)
class Tick:
    """A stretch of the axis, cut to the time shown, and what is written on it."""

    period: Period
    label: str


def year_ticks(period: Period, fits: Fits) -> tuple[Tick, ...]:
    """Return the years; a year with no room for its number has no label."""
    ticks = _cut(_steps(period, 12), period)
    every = next((n for n in (1, 2, 5, 10, 20, 50) if fits("2020 ", 365 * n)), 100)
    return tuple(
        Tick(one, _label(str(one.start.year), one, fits) if one.start.year % every == 0 else "")
        for one in ticks
    )


def fine_ticks(period: Period, language: Language, fits: Fits) -> tuple[Tick, ...]:
    """Return months, or else quarters, by the longest names that fit; nothing if none does."""
    for months, name in _namings(language):
        days = 28 if months == 1 else 90
        longest = [name(month) for month in range(1, 13, months)]
        if all(fits(label, days) for label in longest):
            return tuple(
                Tick(one, _label(name(one.start.month), one, fits))
                for one in _cut(_steps(period, months), period)
            )
    return ()


def _namings(language: Language) -> Iterator[tuple[int, Callable[[int], str]]]:
    yield 1, lambda month: month_name(month, language)
    yield 1, lambda month: month_name(month, language, short=True)
    yield from ((3, _quarter_name(in_language(wording, language))) for wording in _QUARTERS)


def _quarter_name(pattern: str) -> Callable[[int], str]:
    return lambda month: pattern.format((month + 2) // 3)


def _label(label: str, period: Period, fits: Fits) -> str:
    return label if fits(label, period.days) else ""


def _cut(steps: Iterator[Period], period: Period) -> Iterator[Period]:
    return (part for step in steps if (part := step.intersection(period)))


def _steps(period: Period, months: int) -> Iterator[Period]:
    """Return the calendar's stretches of so many months that `period` touches."""
    count = (period.start.year * 12 + period.start.month - 1) // months * months
    while (start := _first_of(count)) < period.end:
        count += months
        yield Period(start, _first_of(count))


def _first_of(count: int) -> date:
    return date(count // 12, count % 12 + 1, 1)
