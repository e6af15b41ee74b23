"""Reads one point in the calendar: "9. februar 2022", "Q1 2024", "uge 14", "medio maj"."""

from collections.abc import Callable
from dataclasses import replace

from modning.dates.period import SEASONS
from modning.dates.timing import FIRST_YEAR, LAST_YEAR
from modning.dates.wording import mends
from modning.dates.wording import vocabulary as known
from modning.dates.wording.point import Point, Unit
from modning.words import Refusal, Words

_CENTURY = 2000


def take_point(words: Words) -> Point | None:
    """Read the point that stands first in `words`, if one does."""
    words.skip(known.IN)
    part = words.take(known.PARTS)
    if part:
        words.skip(known.OF)
    weekday = words.take(known.WEEKDAYS)
    if weekday is not None:
        words.skip({","})
        words.skip(known.IN)
    point = next((point for read in _READERS if (point := words.attempt(read))), None)
    if point is None:
        return Point("part", part=part) if part and weekday is None else None
    if weekday is not None and point.unit not in {"day", "number"}:
        return None
    return replace(point, part=part, weekday=weekday)


def take_year(words: Words) -> int | None:
    """Read a year that may follow something: "2024", "24", ", 2024", "i 2024"."""

    def year(words: Words) -> int | None:
        led = words.skip(known.OF | {","})
        words.skip(known.YEARS)
        figures = words.take_digits(4) or (None if led else words.take_digits(2))
        clock_follows = words.peek() in {".", ":"} and words.peek(1).isdecimal()
        if figures is None or (len(figures) == 2 and clock_follows):
            return None
        return _year_of(figures)

    return words.attempt(year)


def _year_of(figures: str) -> int:
    year = int(figures) if len(figures) == 4 else _CENTURY + int(figures)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refusal(mends.YEAR_OUT_OF_REACH)
    return year


def _date_in_figures(words: Words) -> Point | None:
    """2022-01-20, and day first: 28/02/2022, 28.2.2022, 28-02-2022, 28/2 2022, 28/2-22."""
    parts = [words.take_digits(1, 2, 4)]
    marks = []
    for _ in range(2):
        marks.append(next((mark for mark in ".-/" if words.skip({mark})), ""))
        parts.append(words.take_digits(1, 2, 4))
    if not all(parts):
        return None
    first, middle, last = (part or "" for part in parts)
    if len(first) == 4 and marks == ["-", "-"] and len(middle) == len(last) == 2:
        return Point("day", int(last), month=int(middle), year=_year_of(first))
    if len(first) == 4 or len(middle) == 4 or not _is_day_first(marks, last):
        return None
    return Point("day", int(first), month=int(middle), year=_year_of(last))


def _is_day_first(marks: list[str], year: str) -> bool:
    """Whether these marks part day, month and year: 03-04-22 might be year, month, day."""
    allowed = ["//", "..", "/-"] if len(year) == 2 else ["//", "..", "/-", "--", "/"]
    return len(year) != 1 and "".join(marks) in allowed


def _week(words: Words) -> Point | None:
    if not words.skip(known.WEEKS):
        return None
    figures = words.take_digits(1, 2)
    return Point("week", int(figures), year=take_year(words)) if figures else None


def _short_quarter(words: Words) -> Point | None:
    """Q1, kvartal 1, H1."""
    unit: Unit = "quarter" if words.skip(known.SHORT_QUARTERS) else "half-year"
    if unit == "half-year" and not words.skip(known.SHORT_HALF_YEARS):
        return None
    figures = words.take_digits(1)
    return Point(unit, int(figures), year=take_year(words)) if figures else None


def _quarter(words: Words) -> Point | None:
    number = _ordinal(words)
    if number is None:
        return None
    if words.skip(known.QUARTERS):
        return Point("quarter", number, year=take_year(words))
    if words.skip(known.HALF_YEARS):
        return Point("half-year", number, year=take_year(words))
    return None


def _ordinal(words: Words) -> int | None:
    figures = words.take_digits(1, 2)
    if figures is None:
        return words.take(known.ORDINALS)
    words.skip(known.ORDINAL_ENDINGS)
    return int(figures)


def _day(words: Words) -> Point | None:
    figures = words.take_digits(1, 2)
    if figures is None:
        return None
    words.skip(known.ORDINAL_ENDINGS)
    words.skip(known.OF)
    month = words.take(known.MONTHS)
    if month is None:
        return None
    return Point("day", int(figures), month=month, year=take_year(words))


def _season(words: Words) -> Point | None:
    season = words.take(known.SEASONS)
    if season is None:
        return None
    year = words.attempt(_winter_years) if season == "winter" else None
    return Point("season", SEASONS.index(season), year=year or take_year(words))


def _winter_years(words: Words) -> int | None:
    """2024/25, 2024-2025: the two years of one winter."""
    year = take_year(words)
    if year is None or not words.skip({"/", "-"}):
        return None
    end = words.take_digits(2, 4)
    return year if end and int(end) in {year + 1, (year + 1) % 100} else None


def _month(words: Words) -> Point | None:
    english = words.peek() in known.ENGLISH_MONTHS
    month = words.take(known.MONTHS)
    if month is None:
        return None
    words.skip(known.MONTH_AFTER_NAME)

    def day_after_month(words: Words) -> Point | None:
        figures = words.take_digits(1, 2)
        ordinal = words.skip(known.ORDINAL_ENDINGS - {"."})
        if figures is None:
            return None
        words.skip({","})
        year = words.take_digits(4)
        if year is None and len(figures) == 2 and not ordinal:
            return None
        found = _year_of(year) if year else None
        return Point("day", int(figures), month=month, year=found, month_first=True)

    day = words.attempt(day_after_month)
    if day is not None:
        return day
    loose = words.attempt(_loose_number)
    year = take_year(words) if loose is None else None
    return Point("month", month, year=year, loose=loose, english=english)


def _loose_number(words: Words) -> int | None:
    figures = words.take_digits(2)
    clock_follows = words.peek() in {".", ":"} and words.peek(1).isdecimal()
    return None if figures is None or clock_follows else int(figures)


def _year(words: Words) -> Point | None:
    words.skip(known.YEARS)
    figures = words.take_digits(4)
    if figures is None:
        return None
    year = _year_of(figures)
    return Point("year", year, year=year)


def _number(words: Words) -> Point | None:
    figures = words.take_digits(1, 2)
    if figures is None:
        return None
    words.skip(known.ORDINAL_ENDINGS)

    def year(words: Words) -> int | None:
        words.skip({","})
        found = words.take_digits(4)
        return _year_of(found) if found else None

    return Point("number", int(figures), year=words.attempt(year))


_READERS: tuple[Callable[[Words], Point | None], ...] = (
    _date_in_figures,
    _week,
    _short_quarter,
    _quarter,
    _day,
    _season,
    _month,
    _year,
    _number,
)
