"""Danish public holidays and working days."""

from datetime import date
from functools import cache

import holidays

from modning.language import Language

_SATURDAY = 5
_LOCALES = {"da": "da", "en": "en_US"}


def public_holiday(day: date, language: Language) -> str | None:
    """Return the name of the public holiday, if it is one.

    Store Bededag is one up to 2023 and not from 2024, when it was abolished. Days that many have
    off without being public holidays (1 May, Constitution Day, 24 and 31 December) are none.
    """
    return _holidays_of_year(day.year, language).get(day)


def is_working_day(day: date) -> bool:
    """Whether the day is Monday to Friday and no public holiday."""
    return day.weekday() < _SATURDAY and public_holiday(day, "da") is None


@cache
def _holidays_of_year(year: int, language: Language) -> dict[date, str]:
    return dict(holidays.country_holidays("DK", years=year, language=_LOCALES[language]))
