"""Danish public holidays and working days."""

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from modning.dates import is_working_day, public_holiday
from modning.language import Language

LIBRARYS_NAME: dict[Language, str] = {"da": "da", "en": "en_US"}


@pytest.mark.parametrize(
    ("day", "danish", "english"),
    [
        (date(2024, 1, 1), "Nytårsdag", "New Year's Day"),
        (date(2024, 3, 29), "Langfredag", "Good Friday"),
        (date(2023, 5, 5), "Store bededag", "Great Prayer Day"),
        (date(2024, 12, 26), "Anden juledag", "Second Day of Christmas"),
    ],
)
def test_public_holiday_has_a_name_in_both_languages(day: date, danish: str, english: str) -> None:
    assert (public_holiday(day, "da"), public_holiday(day, "en")) == (danish, english)


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2030])
def test_store_bededag_is_no_holiday_from_2024(year: int) -> None:
    fourth_friday_after_easter = {
        2024: date(2024, 4, 26),
        2025: date(2025, 5, 16),
        2026: date(2026, 5, 1),
        2030: date(2030, 5, 17),
    }[year]

    assert public_holiday(fourth_friday_after_easter, "da") is None
    assert is_working_day(fourth_friday_after_easter)


@pytest.mark.parametrize("day", [date(2024, 6, 5), date(2024, 12, 24), date(2024, 12, 31)])
def test_day_that_many_have_off_is_no_public_holiday(day: date) -> None:
    assert public_holiday(day, "da") is None


def test_working_day_is_a_weekday_without_a_holiday() -> None:
    week_of_ascension = [date(2024, 5, day) for day in range(6, 13)]

    working = [day.day for day in week_of_ascension if is_working_day(day)]

    assert working == [6, 7, 8, 10]


@given(year=st.integers(1900, 2100), language=st.sampled_from(["da", "en"]))
def test_holidays_of_a_year_are_those_that_a_library_knows(year: int, language: Language) -> None:
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(365)]

    named = {day: name for day in days if (name := public_holiday(day, language))}

    known = holidays.country_holidays("DK", years=year, language=LIBRARYS_NAME[language])
    assert named == dict(known)
