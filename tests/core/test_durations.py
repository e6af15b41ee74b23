"""Durations: refused texts, and the law that writing and reading agree."""

import contextlib

import pytest
from core.date_strategies import any_text, durations
from hypothesis import given

from modning.dates import Duration, UnreadableDuration, read_duration, write_duration
from modning.language import LANGUAGES, Language


@pytest.mark.parametrize("language", LANGUAGES)
@given(duration=durations())
def test_duration_written_reads_the_same(language: Language, duration: Duration) -> None:
    assert read_duration(write_duration(duration, language)) == duration


@given(text=any_text)
def test_duration_from_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(UnreadableDuration):
        duration = read_duration(text)

        assert duration.lowest <= duration.highest


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("", "Write for example"),
        ("3", "Write for example"),
        ("dage", "Write for example"),
        ("1:9 timer", "Write for example"),
        ("1:75", "Write for example"),
        ("0 timer", "Write for example"),
        ("1 dag eller 2 timer", "Write for example"),
        ("2 timer med overnatning", "Write for example"),
        ("op til 1-2 timer", "Write for example"),
        ("4-3 timer", "shorter duration first"),
        ("1,33 timer", "whole minutes"),
        ("1½ måned", "whole months"),
        ("3 timer " * 100, "at most 200"),
    ],
)
def test_duration_that_cannot_be_read_is_refused_with_a_mend(text: str, mend: str) -> None:
    with pytest.raises(UnreadableDuration) as refused:
        read_duration(text)

    assert mend in refused.value.mend.en
    assert refused.value.text == text


@pytest.mark.parametrize(
    ("unit", "lowest", "highest", "overnight"),
    [
        ("days", 0, 0, False),
        ("days", 2, 1, False),
        ("days", -1, 1, False),
        ("half-days", 2, 4, False),
        ("minutes", 60, 60, True),
    ],
)
def test_duration_that_cannot_be_is_not_made(
    unit: str, lowest: int, highest: int, *, overnight: bool
) -> None:
    with pytest.raises(ValueError, match=r"duration cannot be|half-days|overnight"):
        Duration(unit, lowest, highest, overnight=overnight)
