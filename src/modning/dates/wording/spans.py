"""Puts two points of the calendar together: "9.-10. februar 2022", "januar – marts 2023"."""

from dataclasses import dataclass, replace

from modning.dates.period import Period
from modning.dates.wording import mends
from modning.dates.wording import vocabulary as known
from modning.dates.wording.point import Point
from modning.dates.wording.points import take_point
from modning.words import Refusal, Words

# "november – februar 2024" begins in 2023. A longer one is rather a slip: "maj – marts 2023".
_LONGEST_PAST_NEW_YEAR = 184
_CENTURY = 100


@dataclass(frozen=True, slots=True)
class Span:
    """One point, or two with what lies between them."""

    first: Point
    last: Point | None = None
    listed: bool = False

    @property
    def about(self) -> bool:
        """Whether a part such as "medio" makes the bounds loose."""
        return self.first.part is not None or (self.last is not None and self.last.part is not None)

    def period(self) -> Period:
        """Return the days from the first point to the last; refuse what has no clear order."""
        if self.last is None:
            return _settled(self.first).period()
        if self.first.unit == "year" and self.last.unit == "number":
            return _period_of_iso_month(self.first, self.last)
        first, last = _periods(*_completed(self.first, self.last))
        if self.listed and first.end != last.start:
            raise Refusal(mends.APART)
        return _joined(first, last)


def take_span(words: Words, *, between: bool = False) -> Span | None:
    """Read the span that stands first in `words`; after "mellem", "og" joins the two."""
    first = take_point(words)
    if first is None:
        return None

    def last(words: Words) -> Span | None:
        listed = words.skip(known.AND)
        if not listed and not words.skip(known.TO):
            return None
        point = take_point(words)
        return Span(first, point, listed=listed and not between) if point else None

    return words.attempt(last) or Span(first)


def _settled(point: Point) -> Point:
    if point.loose is None:
        return point
    if point.english:
        raise Refusal(mends.DAY_OR_YEAR)
    return replace(point, year=2000 + point.loose, loose=None)


def _completed(first: Point, last: Point) -> tuple[Point, Point]:
    """Give each point what only the other one tells."""
    if last.unit == "number":
        first, last = _with_number_last(first, last)
    if last.month_first and first.loose is not None:
        first = _as_day(first)
    if first.unit in {"number", "part"} and last.unit != "year":
        number = first.number if first.unit == "number" else last.number
        first = replace(last, number=number, part=first.part, weekday=first.weekday)
    return _settled(first), _settled(last)


def _with_number_last(first: Point, last: Point) -> tuple[Point, Point]:
    """uge 14-16 2024, Q1-2 2024, February 9-10, 2022."""
    if first.loose is not None:
        first = _as_day(first)
    if first.unit in {"week", "quarter", "half-year"} or first.month_first:
        return first, replace(first, number=last.number, year=last.year, weekday=last.weekday)
    raise Refusal(mends.EXAMPLES)


def _as_day(point: Point) -> Point:
    return Point("day", point.loose or 0, month=point.number, month_first=True)


def _periods(first: Point, last: Point) -> tuple[Period, Period]:
    """Return both periods, the first in the year before where only that gives an order."""
    end = last.period()
    if first.year is not None or last.year is None:
        return first.period(), end
    start = replace(first, year=last.year).period()
    if start.start < end.start:
        return start, end
    start = replace(first, year=last.year - 1).period()
    if (end.end - start.start).days > _LONGEST_PAST_NEW_YEAR:
        raise Refusal(mends.REVERSED)
    return start, end


def _joined(first: Period, last: Period) -> Period:
    if first.start >= last.start or first.end > last.end:
        raise Refusal(mends.REVERSED)
    return Period(first.start, last.end)


def _period_of_iso_month(year: Point, number: Point) -> Period:
    """2024-25 is two years, 2024-05 a month, 2010-11 might be either."""
    if year.part or number.part or number.year:
        raise Refusal(mends.EXAMPLES)
    first = year.number
    last = first // _CENTURY * _CENTURY + number.number
    if last <= first and number.number <= 12:
        return Point("month", number.number, year=first).period()
    if number.number <= 12:
        raise Refusal(mends.MONTH_OR_YEAR)
    return _joined(Period.of_year(first), Period.of_year(last))
