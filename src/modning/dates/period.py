"""Periods of whole days."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

Season = Literal["spring", "summer", "autumn", "winter"]
SEASONS: tuple[Season, ...] = get_args(Season)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from `start` up to, but not including, `end`."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.start >= self.end:
            message = f"A period must end after it starts: {self.start} to {self.end}."
            raise ValueError(message)

    @classmethod
    def of_day(cls, day: date) -> "Period":
        """One day."""
        return cls(day, day + timedelta(days=1))

    @classmethod
    def of_days(cls, first: date, last: date) -> "Period":
        """From the first day to the last, both included."""
        return cls(first, last + timedelta(days=1))

    @classmethod
    def of_week(cls, year: int, week: int) -> "Period":
        """An ISO week, Monday to Sunday, as Danish calendars number them."""
        monday = date.fromisocalendar(year, week, 1)
        return cls(monday, monday + timedelta(weeks=1))

    @classmethod
    def of_month(cls, year: int, month: int) -> "Period":
        """One month."""
        return cls.of_months(year, month, year, month)

    @classmethod
    def of_months(
        cls, first_year: int, first_month: int, last_year: int, last_month: int
    ) -> "Period":
        """From the first month to the last, both included."""
        return cls(date(first_year, first_month, 1), month_after(date(last_year, last_month, 1)))

    @classmethod
    def of_quarter(cls, year: int, quarter: int) -> "Period":
        """One of the four quarters of a year."""
        return cls.of_months(year, 3 * quarter - 2, year, 3 * quarter)

    @classmethod
    def of_half_year(cls, year: int, half: int) -> "Period":
        """January to June (1) or July to December (2)."""
        return cls.of_months(year, 6 * half - 5, year, 6 * half)

    @classmethod
    def of_season(cls, year: int, season: Season) -> "Period":
        """Three whole months, as Danes count the seasons.

        Spring is March to May, summer June to August, autumn September to November. Winter is
        December of `year` to February of the year after.
        """
        start = date(year, 3 * SEASONS.index(season) + 3, 1)
        return cls(start, month_after(start, 3))

    @classmethod
    def of_year(cls, year: int) -> "Period":
        """A calendar year."""
        return cls.of_years(year, year)

    @classmethod
    def of_years(cls, first: int, last: int) -> "Period":
        """From the first calendar year to the last, both included."""
        return cls(date(first, 1, 1), date(last + 1, 1, 1))

    @property
    def days(self) -> int:
        """How many days there are."""
        return (self.end - self.start).days

    @property
    def last_day(self) -> date:
        """The last day that belongs to the period."""
        return self.end - timedelta(days=1)

    def contains(self, day: date) -> bool:
        """Whether the day belongs to the period."""
        return self.start <= day < self.end

    def covers(self, other: "Period") -> bool:
        """Whether every day of `other` belongs to this period."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Period") -> bool:
        """Whether the two share a day."""
        return self.start < other.end and other.start < self.end

    def intersection(self, other: "Period") -> "Period | None":
        """Return the days that the two share."""
        if not self.overlaps(other):
            return None
        return Period(max(self.start, other.start), min(self.end, other.end))


def month_after(day: date, months: int = 1) -> date:
    """Return the first day of the month that lies `months` after the day's own."""
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)
