"""A point in the calendar as written, perhaps with parts that only its neighbour tells."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from modning.dates.period import SEASONS, Period, month_after
from modning.dates.wording import mends
from modning.words import Refusal

Unit = Literal["day", "month", "quarter", "half-year", "season", "week", "year", "number", "part"]
Part = Literal["start", "middle", "end"]
Opening = Literal["from", "after", "before", "by", "at-end"]


@dataclass(frozen=True, slots=True)
class Point:
    """A day, month, quarter … or a bare number ("9-10. februar") or part ("primo-medio maj").

    `number` counts the unit: the day, the month, the quarter, the season's place, the year.
    `loose` is the number in "apr. 22", a year unless English order makes it a day.
    """

    unit: Unit
    number: int = 0
    month: int | None = None
    year: int | None = None
    part: Part | None = None
    weekday: int | None = None
    loose: int | None = None
    month_first: bool = False
    english: bool = False

    def period(self) -> Period:
        """Return the days meant, when the year is known."""
        if self.year is None:
            raise Refusal(mends.YEAR_MISSING)
        try:
            whole = self._whole(self.year)
        except ValueError:
            raise Refusal(mends.NO_SUCH_DAY) from None
        if self.weekday is not None and whole.start.weekday() != self.weekday:
            raise Refusal(mends.WRONG_WEEKDAY)
        return self._part(whole, self.part) if self.part else whole

    def _whole(self, year: int) -> Period:
        match self.unit:
            case "day":
                return Period.of_day(date(year, self.month or 0, self.number))
            case "week":
                return Period.of_week(year, self.number)
            case "month":
                return Period.of_month(year, self.number)
            case "quarter":
                return Period.of_quarter(year, self.number)
            case "half-year":
                return Period.of_half_year(year, self.number)
            case "season":
                return Period.of_season(year, SEASONS[self.number])
            case "year":
                return Period.of_year(year)
        raise Refusal(mends.EXAMPLES)

    def _part(self, whole: Period, part: Part) -> Period:
        if self.unit == "month":
            return _part_of_month(whole, part)
        months = {"quarter": 1, "season": 1, "half-year": 2, "year": 2}.get(self.unit)
        if months is None:
            raise Refusal(mends.EXAMPLES)
        in_all = {1: 3, 2: 6}[months] if self.unit != "year" else 12
        before = {"start": 0, "middle": (in_all - months) // 2, "end": in_all - months}[part]
        start = month_after(whole.start, before)
        return Period(start, month_after(start, months))


def _part_of_month(month: Period, part: Part) -> Period:
    first, last = {"start": (1, 11), "middle": (11, 21), "end": (21, None)}[part]
    end = month.start.replace(day=last) if last else month.end
    return Period(month.start.replace(day=first), end)
