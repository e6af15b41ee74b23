"""Danish public holidays and working days."""

from datetime import date, timedelta
from functools import cache

from dateutil.easter import easter

from modning.language import Language, Text

_SATURDAY = 5
_FIXED = (
    (1, 1, Text("Nytårsdag", "New Year's Day")),
    (12, 25, Text("Juledag", "Christmas Day")),
    (12, 26, Text("Anden juledag", "Second Day of Christmas")),
)
_FROM_EASTER = (  # days from Easter Sunday
    (-3, Text("Skærtorsdag", "Maundy Thursday")),
    (-2, Text("Langfredag", "Good Friday")),
    (0, Text("Påskedag", "Easter Sunday")),
    (1, Text("Anden påskedag", "Easter Monday")),
    (39, Text("Kristi himmelfartsdag", "Ascension Day")),
    (49, Text("Pinsedag", "Pentecost")),
    (50, Text("Anden pinsedag", "Pentecost Monday")),
)
_PRAYER_DAY = (26, Text("Store bededag", "Great Prayer Day"))
_PRAYER_DAY_ABOLISHED = 2024  # by law in 2023


def public_holiday(day: date, language: Language) -> str | None:
    """Return the name of the public holiday, if it is one.

    Store Bededag is one up to 2023 and not from 2024, when it was abolished. Days that many have
    off without being public holidays (1 May, Constitution Day, 24 and 31 December) are none.
    """
    name = _holidays_of_year(day.year).get(day)
    return name.in_language(language) if name else None


def is_working_day(day: date) -> bool:
    """Whether the day is Monday to Friday and no public holiday."""
    return day.weekday() < _SATURDAY and day not in _holidays_of_year(day.year)


@cache
def _holidays_of_year(year: int) -> dict[date, Text]:
    moving = _FROM_EASTER if year >= _PRAYER_DAY_ABOLISHED else (*_FROM_EASTER, _PRAYER_DAY)
    sunday = easter(year)
    return {date(year, month, day): name for month, day, name in _FIXED} | {
        sunday + timedelta(days=days): name for days, name in moving
    }
