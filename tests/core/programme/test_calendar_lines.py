from datetime import UTC, date, datetime, timedelta, timezone

import icalendar
from hypothesis import given
from hypothesis import strategies as st

from modning.programme.calendar_lines import clean, clock_line, day_line, moment_line, text_line

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Zl", "Zp"]), max_size=200)


@given(TEXTS)
def test_text_line_is_read_back_as_it_was_but_for_control_characters(text):
    line = text_line("SUMMARY", text, language="da")

    event = icalendar.Event.from_ical(f"BEGIN:VEVENT\r\n{line}END:VEVENT\r\n")

    assert str(event["summary"]) == clean(text)


@given(TEXTS)
def test_line_holds_at_most_75_octets_and_folds_between_letters(text):
    pieces = text_line("DESCRIPTION", text).encode().split(b"\r\n")

    assert max(len(piece) for piece in pieces) <= 75
    assert all(piece.startswith(b" ") for piece in pieces[1:-1])
    assert "".join(piece.decode() for piece in pieces)  # no letter is cut in two


def test_times_are_written_as_days_clocks_and_moments():
    winter = datetime(2025, 1, 20, 9, 30, tzinfo=timezone(timedelta(hours=1)))

    assert day_line("DTSTART", date(2025, 1, 20)) == "DTSTART;VALUE=DATE:20250120\r\n"
    assert (
        clock_line("DTSTART", winter, "Europe/Copenhagen")
        == "DTSTART;TZID=Europe/Copenhagen:20250120T093000\r\n"
    )
    assert moment_line("DTSTAMP", winter) == "DTSTAMP:20250120T083000Z\r\n"
    assert moment_line("DTSTAMP", winter.astimezone(UTC)) == "DTSTAMP:20250120T083000Z\r\n"


def test_values_of_a_list_are_parted_by_commas_that_are_not_escaped():
    assert text_line("CATEGORIES", "Læring, A", "B") == "CATEGORIES:Læring\\, A,B\r\n"
