"""Periods of whole days."""

from datetime import date, timedelta

import pytest
from core.date_strategies import days, free_periods
from hypothesis import given

from modning.dates import Period, Season

YEAR = Period.of_year(2024)


def test_period_that_ends_before_it_starts_is_not_made() -> None:
    with pytest.raises(ValueError, match="must end after it starts"):
        Period(date(2024, 5, 2), date(2024, 5, 2))


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        (Period.of_day(date(2024, 2, 29)), date(2024, 2, 29), date(2024, 2, 29)),
        (Period.of_days(date(2022, 2, 9), date(2022, 2, 10)), date(2022, 2, 9), date(2022, 2, 10)),
        (Period.of_week(2024, 14), date(2024, 4, 1), date(2024, 4, 7)),
        (Period.of_week(2020, 53), date(2020, 12, 28), date(2021, 1, 3)),
        (Period.of_month(2023, 2), date(2023, 2, 1), date(2023, 2, 28)),
        (Period.of_month(2024, 2), date(2024, 2, 1), date(2024, 2, 29)),
        (Period.of_month(2100, 2), date(2100, 2, 1), date(2100, 2, 28)),
        (Period.of_month(2024, 12), date(2024, 12, 1), date(2024, 12, 31)),
        (Period.of_months(2022, 10, 2025, 12), date(2022, 10, 1), date(2025, 12, 31)),
        (Period.of_quarter(2024, 1), date(2024, 1, 1), date(2024, 3, 31)),
        (Period.of_quarter(2024, 4), date(2024, 10, 1), date(2024, 12, 31)),
        (Period.of_half_year(2024, 1), date(2024, 1, 1), date(2024, 6, 30)),
        (Period.of_half_year(2024, 2), date(2024, 7, 1), date(2024, 12, 31)),
        (Period.of_year(2024), date(2024, 1, 1), date(2024, 12, 31)),
        (Period.of_years(2023, 2025), date(2023, 1, 1), date(2025, 12, 31)),
    ],
)
def test_period_of_calendar_unit_has_its_days(period: Period, first: date, last: date) -> None:
    assert (period.start, period.last_day) == (first, last)


@pytest.mark.parametrize(
    ("season", "first", "last"),
    [
        ("spring", date(2023, 3, 1), date(2023, 5, 31)),
        ("summer", date(2023, 6, 1), date(2023, 8, 31)),
        ("autumn", date(2023, 9, 1), date(2023, 11, 30)),
        ("winter", date(2023, 12, 1), date(2024, 2, 29)),
    ],
)
def test_period_of_season_is_three_whole_months(season: Season, first: date, last: date) -> None:
    period = Period.of_season(2023, season)

    assert (period.start, period.last_day) == (first, last)


def test_period_counts_its_days() -> None:
    assert YEAR.days == 366
    assert Period.of_year(2023).days == 365


def test_period_contains_its_first_day_and_not_its_end() -> None:
    assert YEAR.contains(date(2024, 1, 1))
    assert YEAR.contains(date(2024, 12, 31))
    assert not YEAR.contains(date(2025, 1, 1))
    assert not YEAR.contains(date(2023, 12, 31))


def test_periods_that_only_touch_do_not_overlap() -> None:
    after = Period.of_year(2025)

    assert not YEAR.overlaps(after)
    assert YEAR.intersection(after) is None


@given(one=free_periods(), other=free_periods(), day=days)
def test_period_intersection_holds_the_days_of_both(one: Period, other: Period, day: date) -> None:
    shared = one.intersection(other)

    in_both = one.contains(day) and other.contains(day)
    assert (shared is not None and shared.contains(day)) == in_both
    assert (shared is not None) == one.overlaps(other) == other.overlaps(one)


@given(one=free_periods(), other=free_periods())
def test_period_covers_another_when_it_holds_its_first_and_last_day(
    one: Period, other: Period
) -> None:
    holds_both = one.contains(other.start) and one.contains(other.last_day)

    assert one.covers(other) == holds_both
    assert one.covers(other) == (one.intersection(other) == other)


@given(period=free_periods())
def test_period_ends_the_day_after_its_last(period: Period) -> None:
    assert period.last_day + timedelta(days=1) == period.end
    assert Period.of_days(period.start, period.last_day) == period
