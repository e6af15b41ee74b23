"""The tables in docs/method/dates.md are examples: each row is read and written."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from modning.amounts import read_amount, write_amount
from modning.dates import (
    Continuous,
    Moment,
    Repeated,
    UnreadableTiming,
    Window,
    read_duration,
    read_timing,
    write_duration,
    write_timing,
)

PAGE = Path(__file__).parents[2] / "docs" / "method" / "dates.md"
LOOSELY = {True: "about", False: ""}


def rows_under(heading: str) -> list[list[str]]:
    """Return the cells of the tables that stand under a heading of the page."""
    section = PAGE.read_text(encoding="utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return list(_rows(section))


def _rows(section: str) -> Iterator[list[str]]:
    for line in section.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| ") and cells[0] != "Written":
            yield cells


def days_of(window: Window) -> list[str]:
    last = None if window.end is None else window.end - timedelta(days=1)
    return [day.isoformat() if day else "" for day in (window.start, last)]


def limits_of(window: Window | None) -> str:
    return "" if window is None else " – ".join(days_of(window)).strip()


@pytest.mark.parametrize("row", rows_under("Windows"), ids=lambda row: row[0])
def test_window_means_what_the_table_says(row: list[str]) -> None:
    window = read_timing(row[0])

    assert isinstance(window, Window)
    written = [write_timing(window, "da"), write_timing(window, "en")]
    assert [row[0], *days_of(window), LOOSELY[window.about], *written] == row


@pytest.mark.parametrize("row", rows_under("Moments"), ids=lambda row: row[0])
def test_moment_means_what_the_table_says(row: list[str]) -> None:
    moment = read_timing(row[0])

    assert isinstance(moment, Moment)
    ends = f"{moment.ends:%H:%M}" if moment.ends else ""
    written = [write_timing(moment, "da"), write_timing(moment, "en")]
    assert [row[0], str(moment.day), f"{moment.starts:%H:%M}", ends, *written] == row


@pytest.mark.parametrize("row", rows_under("Again and again"), ids=lambda row: row[0])
def test_repetition_means_what_the_table_says(row: list[str]) -> None:
    repeated = read_timing(row[0])

    assert isinstance(repeated, Repeated)
    at_most = f"–{repeated.times_at_most}" if repeated.times_at_most else ""
    total = write_amount(repeated.total, "en") if repeated.total else ""
    often = [f"{repeated.times}{at_most}", repeated.every, LOOSELY[repeated.about]]
    written = [write_timing(repeated, "da"), write_timing(repeated, "en")]
    assert [row[0], *often, total, limits_of(repeated.within), *written] == row


@pytest.mark.parametrize("row", rows_under("All along, and as needed"), ids=lambda row: row[0])
def test_what_goes_on_means_what_the_table_says(row: list[str]) -> None:
    timing = read_timing(row[0])

    continuous = isinstance(timing, Continuous)
    meaning = "all along" if continuous else "as needed"
    within = limits_of(timing.within) if isinstance(timing, Continuous) else ""
    written = [write_timing(timing, "da"), write_timing(timing, "en")]
    assert [row[0], meaning, within, *written] == row


@pytest.mark.parametrize("row", rows_under("Durations"), ids=lambda row: row[0])
def test_duration_means_what_the_table_says(row: list[str]) -> None:
    duration = read_duration(row[0])

    same = duration.lowest == duration.highest
    number = f"{duration.lowest}" if same else f"{duration.lowest}–{duration.highest}"
    manner = {"about": duration.about, "overnight": duration.overnight}
    named = ", ".join(name for name, holds in manner.items() if holds)
    written = [write_duration(duration, "da"), write_duration(duration, "en")]
    assert [row[0], number, duration.unit, named, *written] == row


@pytest.mark.parametrize("row", rows_under("Amounts"), ids=lambda row: row[0])
def test_amount_means_what_the_table_says(row: list[str]) -> None:
    amount = read_amount(row[0])

    highest = "" if amount.highest is None else str(amount.highest)
    written = [write_amount(amount, "da"), write_amount(amount, "en")]
    assert [row[0], str(amount.lowest), highest, LOOSELY[amount.about], *written] == row


@pytest.mark.parametrize("row", rows_under("Refused"), ids=lambda row: row[0])
def test_unclear_wording_is_refused_as_the_table_says(row: list[str]) -> None:
    with pytest.raises(UnreadableTiming) as refused:
        read_timing(row[0])

    assert [row[0], refused.value.mend.da] == row
