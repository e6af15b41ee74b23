"""Timings as values."""

from datetime import UTC, date, time, timedelta

import pytest
from core.date_strategies import days, free_periods, windows
from hypothesis import given

from modning.dates import Hours, Moment, Period, Repeated, Window

PROGRAMME = Period.of_months(2022, 10, 2025, 12)


def test_window_with_no_bound_is_not_made() -> None:
    with pytest.raises(ValueError, match="needs a start or an end"):
        Window(None, None)


def test_window_with_end_first_is_not_made() -> None:
    with pytest.raises(ValueError, match="must end after it starts"):
        Window(date(2024, 5, 1), date(2024, 4, 1))


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(1899, 12, 31), None),
        (date(2201, 1, 1), None),
        (None, date(1900, 1, 1)),
        (date(2200, 1, 1), date(2201, 1, 2)),
    ],
)
def test_window_outside_the_years_we_read_is_not_made(start: date | None, end: date | None) -> None:
    with pytest.raises(ValueError, match="1900–2200"):
        Window(start, end)


def test_window_with_open_sides_takes_them_from_the_programme() -> None:
    from_november = Window(date(2022, 11, 1), None)
    by_midsummer = Window(None, date(2024, 6, 24))

    assert from_november.period(PROGRAMME) == Period(date(2022, 11, 1), date(2026, 1, 1))
    assert by_midsummer.period(PROGRAMME) == Period(date(2022, 10, 1), date(2024, 6, 24))


def test_window_outside_the_programme_has_no_period_in_it() -> None:
    assert Window.of(Period.of_year(2021)).period(PROGRAMME) is None
    assert Window(date(2026, 1, 1), None).period(PROGRAMME) is None


@given(window=windows(), programme=free_periods(), day=days)
def test_window_in_a_programme_holds_the_days_of_both(
    window: Window, programme: Period, day: date
) -> None:
    period = window.period(programme)

    after_start = window.start is None or window.start <= day
    before_end = window.end is None or day < window.end
    expected = after_start and before_end and programme.contains(day)
    assert (period is not None and period.contains(day)) == expected


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        (time(12), time(12)),
        (time(13), time(12)),
        (time(12, 0, 30), None),
        (time(12), time(13, tzinfo=UTC)),
    ],
)
def test_moment_with_impossible_clock_times_is_not_made(starts: time, ends: time | None) -> None:
    with pytest.raises(ValueError, match=r"must come after|whole minutes"):
        Moment(date(2024, 6, 12), starts, ends)

    with pytest.raises(ValueError, match=r"must come after|whole minutes"):
        Hours(starts, ends)


def test_moment_outside_the_years_we_read_is_not_made() -> None:
    with pytest.raises(ValueError, match="1900–2200"):
        Moment(date(1900, 1, 1) - timedelta(days=1), time(12), None)


@pytest.mark.parametrize(("times", "at_most"), [(0, None), (2, 2), (3, 2)])
def test_repetition_with_impossible_times_is_not_made(times: int, at_most: int | None) -> None:
    with pytest.raises(ValueError, match="times"):
        Repeated("year", times, times_at_most=at_most)
