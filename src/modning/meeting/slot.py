"""A stretch of clock time that a meeting can fill."""

from dataclasses import dataclass
from datetime import date, datetime, time

from modning.dates import Moment, Period, Window, write_timing
from modning.dates.timing import FIRST_YEAR, LAST_YEAR
from modning.language import Language, Text
from modning.programme.calendar import DANISH_TIME


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """From `starts` up to `ends`, both with a time zone and in whole minutes.

    Read as Danish time, since that is what the plan and the people mean.
    """

    starts: datetime
    ends: datetime

    def __post_init__(self) -> None:
        for at in (self.starts, self.ends):
            if at.tzinfo is None:
                message = f"a meeting's time needs a time zone: {at}"
                raise ValueError(message)
            if at.second or at.microsecond:
                message = f"a meeting's time is in whole minutes: {at}"
                raise ValueError(message)
            if not FIRST_YEAR <= at.year <= LAST_YEAR:
                message = f"a meeting lies in the years {FIRST_YEAR}–{LAST_YEAR}: {at}"
                raise ValueError(message)
        if self.starts.timestamp() >= self.ends.timestamp():
            message = f"a meeting must end after it starts: {self.starts} to {self.ends}"
            raise ValueError(message)

    @classmethod
    def of(cls, moment: Moment) -> "Slot":
        """The slot of a moment whose end is known."""
        if moment.ends is None:
            message = "the moment has no end"
            raise ValueError(message)
        starts = datetime.combine(moment.day, moment.starts, DANISH_TIME)
        return cls(starts, datetime.combine(moment.day, moment.ends, DANISH_TIME))

    @property
    def minutes(self) -> int:
        """How long it is, also across the change to and from summer time."""
        return int(self.ends.timestamp() - self.starts.timestamp()) // 60

    @property
    def first_day(self) -> date:
        """The Danish day it starts on."""
        return self.starts.astimezone(DANISH_TIME).date()

    @property
    def days(self) -> Period:
        """The Danish days it touches; one that ends at midnight does not touch the next."""
        ends = self.ends.astimezone(DANISH_TIME)
        at_midnight = ends.hour == 0 and ends.minute == 0
        last = Period.of_day(ends.date())
        return Period(self.first_day, last.start if at_midnight else last.end)

    def overlaps(self, other: "Slot") -> bool:
        """Whether the two share a minute."""
        mine, theirs = self.starts.timestamp(), other.starts.timestamp()
        return mine < other.ends.timestamp() and theirs < self.ends.timestamp()

    def written(self, language: Language) -> str:
        """Return “den 12. oktober 2023 kl. 9.00–12.00”.

        One of several days says when it begins and ends, and whole days their dates alone.
        """
        starts, ends = (at.astimezone(DANISH_TIME) for at in (self.starts, self.ends))
        if self.days.days == 1:
            till = ends.time() if ends.date() == starts.date() else None
            return write_timing(Moment(starts.date(), starts.time(), till), language)
        if starts.time() == ends.time() == time():
            return write_timing(Window.of(self.days), language)
        both = (Moment(at.date(), at.time(), None) for at in (starts, ends))
        return " – ".join(write_timing(one, language) for one in both)


def days_written(days: Period) -> Text:
    """Return “september–oktober 2023” or “den 12. oktober 2023”."""
    window = Window.of(days)
    return Text(write_timing(window, "da"), write_timing(window, "en"))
