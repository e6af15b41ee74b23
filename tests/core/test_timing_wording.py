"""Timings in words: refused texts, and the law that writing and reading agree."""

import contextlib
import re
from datetime import date, time

import pytest
from core.date_strategies import any_text, clock_times, timings
from hypothesis import example, given
from hypothesis import strategies as st

from modning.dates import (
    Hours,
    Period,
    Repeated,
    Timing,
    UnreadableHours,
    UnreadableTiming,
    Window,
    read_hours,
    read_timing,
    read_timings,
    write_hours,
    write_timing,
)
from modning.dates.wording import mends
from modning.language import LANGUAGES, Language, Text
from modning.words import TOO_LONG


@pytest.mark.parametrize("language", LANGUAGES)
@given(timing=timings)
@example(
    timing=Repeated("programme", within=Window(date(2000, 1, 1), date(2000, 1, 2), about=True))
)
def test_timing_written_reads_the_same(language: Language, timing: Timing) -> None:
    assert read_timing(write_timing(timing, language)) == timing


@pytest.mark.parametrize("language", LANGUAGES)
@given(timing=timings, dash=st.sampled_from(["-", " - ", "–", " – ", "—", " ‑ "]))
def test_timing_is_read_whatever_its_capitals_spaces_and_dashes(
    language: Language, dash: str, timing: Timing
) -> None:
    written = write_timing(timing, language)

    shouted = re.sub(r"(?<!half)\s*[–-]\s*", dash, written).upper()
    run_together = re.sub(r"(?<=\d)\s(?=[^\W\d])|(?<=[^\W\d])\s(?=\d)", "", written)

    assert read_timing(shouted) == timing
    assert read_timing(f"  {run_together} . ".replace(" ", "  \u00a0")) == timing


@given(text=any_text)
def test_timing_from_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(UnreadableTiming):
        timing = read_timing(text)

        assert read_timing(write_timing(timing, "da")) == timing


@given(text=any_text)
def test_list_of_timings_from_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(UnreadableTiming):
        found = read_timings(text)

        assert found


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("", mends.EXAMPLES),
        ("snart", mends.EXAMPLES),
        ("maj blomster 2024", mends.EXAMPLES),
        ("i slutningen af projektperioden", mends.EXAMPLES),
        ("mindst to gange om året", mends.EXAMPLES),
        ("medio 12. maj 2024", mends.EXAMPLES),
        ("november 2022 –", mends.EXAMPLES),
        ("mellem maj 2024", mends.EXAMPLES),
        ("10. - 2024", mends.EXAMPLES),
        ("hver måned, 6 i alt, 7 i alt", mends.EXAMPLES),
        ("mandag maj 2024", mends.EXAMPLES),
        ("maj - juni 2024 og frem", mends.EXAMPLES),
        ("maj 2024 kl. 12", mends.EXAMPLES),
        ("maj – 12 2024", mends.EXAMPLES),
        ("medio 2024 - 25", mends.EXAMPLES),
        ("9 10 2022", mends.EXAMPLES),
        ("9-2022-10", mends.EXAMPLES),
        ("03-04-22", mends.EXAMPLES),
        ("13. kvartal 2024", mends.NO_SUCH_DAY),
        ("31. februar 2024", mends.NO_SUCH_DAY),
        ("29. februar 2023", mends.NO_SUCH_DAY),
        ("29. februar 2100", mends.NO_SUCH_DAY),
        ("2022-13-01", mends.NO_SUCH_DAY),
        ("02/28/2022", mends.NO_SUCH_DAY),
        ("uge 53 2024", mends.NO_SUCH_DAY),
        ("maj", mends.YEAR_MISSING),
        ("2. kvartal", mends.YEAR_MISSING),
        ("den 14. maj kl. 12.00-13.15", mends.YEAR_MISSING),
        ("maj 2023 – juni", mends.YEAR_MISSING),
        ("1. maj 1899", mends.YEAR_OUT_OF_REACH),
        ("maj 2201", mends.YEAR_OUT_OF_REACH),
        ("efter 2200", mends.YEAR_OUT_OF_REACH),
        ("maj – marts 2023", mends.REVERSED),
        ("maj 2024 – marts 2024", mends.REVERSED),
        ("2025-2024", mends.REVERSED),
        ("10.-9. februar 2022", mends.REVERSED),
        ("mandag den 14. maj 2024", mends.WRONG_WEEKDAY),
        ("May 20", mends.DAY_OR_YEAR),
        ("2010-11", mends.MONTH_OR_YEAR),
        ("marts og maj 2024", mends.APART),
        ("hver anden måned", mends.EVERY_OTHER),
        ("every two weeks", mends.EVERY_OTHER),
        ("14. maj 2024 kl. 13-12", mends.HOURS),
        ("14. maj 2024 kl. 24", mends.HOURS),
        ("maj 2024 " * 30, TOO_LONG),
        ("1-" * 5_000_000, TOO_LONG),
    ],
)
def test_timing_that_cannot_be_read_is_refused_with_a_mend(text: str, mend: Text) -> None:
    with pytest.raises(UnreadableTiming) as refused:
        read_timing(text)

    assert refused.value.mend == mend
    assert refused.value.text == text


@pytest.mark.parametrize("language", LANGUAGES)
def test_mend_of_a_timing_shows_examples_that_can_be_read(language: Language) -> None:
    shown = mends.EXAMPLES.in_language(language).split("“")[1:]

    timings_shown = [read_timing(example.split("”")[0]) for example in shown]

    assert len(timings_shown) == len(shown) > 5


def test_error_message_shows_only_the_start_of_a_long_text() -> None:
    with pytest.raises(UnreadableTiming) as refused:
        read_timing("x" * 10_000)

    assert len(str(refused.value)) < 200


def test_timing_in_composed_and_decomposed_letters_is_the_same() -> None:
    composed, decomposed = "efter\u00e5ret 2024", "efter\u0061\u030aret 2024"

    assert read_timing(composed) == read_timing(decomposed)


def test_list_of_timings_is_read_in_order() -> None:
    found = read_timings("i hhv. marts 2023, september 2023 og maj 2024")

    months = [(2023, 3), (2023, 9), (2024, 5)]
    assert list(found) == [Window.of(Period.of_month(*month)) for month in months]


def test_list_of_two_years_with_respectively_stays_two() -> None:
    assert len(read_timings("i hhv. 2024 og 2025")) == 2
    assert len(read_timings("2024 og 2025")) == 1


def test_list_with_one_unreadable_part_is_refused_with_its_mend() -> None:
    with pytest.raises(UnreadableTiming) as refused:
        read_timings("marts 2023, 31. april 2023 og maj 2024")

    assert refused.value.mend == mends.NO_SUCH_DAY


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("Kl. 09.05 - 09.20", Hours(time(9, 5), time(9, 20))),
        ("kl. 9.45 - 10.00", Hours(time(9, 45), time(10))),
        ("Kl. 09.35 - 9.45", Hours(time(9, 35), time(9, 45))),
        ("kl.09.05", Hours(time(9, 5))),
        ("kl. 9", Hours(time(9))),
        ("kl. 9-11", Hours(time(9), time(11))),
        ("fra kl. 12.00 til kl. 13.15", Hours(time(12), time(13, 15))),
        ("09:05–09:20", Hours(time(9, 5), time(9, 20))),
        ("at 12:00", Hours(time(12))),
    ],
)
def test_hours_are_read(text: str, hours: Hours) -> None:
    assert read_hours(text) == hours


@pytest.mark.parametrize("text", ["", "9", "kl.", "kl. 25", "kl. 9.60", "kl. 10-9", "kl. 9 -"])
def test_hours_that_cannot_be_read_are_refused_with_a_mend(text: str) -> None:
    with pytest.raises(UnreadableHours) as refused:
        read_hours(text)

    assert refused.value.mend == mends.HOURS


@pytest.mark.parametrize("language", LANGUAGES)
@given(starts=clock_times)
def test_hours_written_read_the_same(language: Language, starts: time) -> None:
    hours = Hours(starts)

    assert read_hours(write_hours(hours, language)) == hours


@given(text=any_text)
def test_hours_from_any_text_are_read_or_refused(text: str) -> None:
    with contextlib.suppress(UnreadableHours):
        hours = read_hours(text)

        assert hours.ends is None or hours.starts < hours.ends


def test_leap_day_is_read_in_leap_years_only() -> None:
    leap_day = read_timing("29. februar 2024")

    assert leap_day == Window(date(2024, 2, 29), date(2024, 3, 1))
    assert read_timing("februar 2024") == Window(date(2024, 2, 1), date(2024, 3, 1))
