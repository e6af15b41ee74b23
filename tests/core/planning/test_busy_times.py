"""Busy times out of calendar files, good and bad."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modning.dates import Period
from modning.planning.busy_times import BusyTimes, read_busy_times
from modning.planning.quarters import moment_of

YEAR = Period.of_year(2025)


def calendar(*events: str) -> bytes:
    body = "\n".join(
        f"BEGIN:VEVENT\nUID:{n}\n{event}\nEND:VEVENT" for n, event in enumerate(events)
    )
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//x//EN\n{body}\nEND:VCALENDAR\n"
    return text.replace("\n", "\r\n").encode()


def told(busy: BusyTimes) -> list[str]:
    return [
        f"{moment_of(one.start):%d.%m %H.%M}–{moment_of(one.end):%d.%m %H.%M}"
        for one in busy.stretches
    ]


@pytest.mark.parametrize(
    ("event", "busy"),
    [
        ("DTSTART:20250303T090000\nDTEND:20250303T101000", ["03.03 09.00–03.03 10.15"]),
        ("DTSTART:20250303T090000Z\nDTEND:20250303T100000Z", ["03.03 10.00–03.03 11.00"]),
        ("DTSTART:20250703T090000Z\nDURATION:PT1H", ["03.07 11.00–03.07 12.00"]),
        ("DTSTART;VALUE=DATE:20250303", ["03.03 00.00–04.03 00.00"]),
        (
            "DTSTART;VALUE=DATE:20250303\nDTEND;VALUE=DATE:20250305",
            ["03.03 00.00–05.03 00.00"],
        ),
        ("DTSTART:20250303T090000\nDTEND:20250303T100000\nTRANSP:TRANSPARENT", []),
        ("DTSTART:20250303T090000\nDTEND:20250303T100000\nSTATUS:CANCELLED", []),
        ("DTSTART:20250303T090000\nDTEND:20250303T080000", []),
        ("DTSTART:20240303T090000\nDTEND:20240303T100000", []),
    ],
)
def test_event_makes_its_owner_busy_by_danish_time(event: str, busy: list[str]) -> None:
    found = read_busy_times(calendar(event), YEAR)

    assert told(found) == busy
    assert found.remarks == ()


def test_event_repeated_without_end_keeps_its_clock_time_over_the_change_of_clocks() -> None:
    event = (
        "DTSTART;TZID=Europe/Copenhagen:20250323T090000\n"
        "DTEND;TZID=Europe/Copenhagen:20250323T100000\n"
        "RRULE:FREQ=WEEKLY\nEXDATE;TZID=Europe/Copenhagen:20250406T090000"
    )

    found = read_busy_times(calendar(event), Period.of_month(2025, 4))

    assert told(found) == [
        "13.04 09.00–13.04 10.00",
        "20.04 09.00–20.04 10.00",
        "27.04 09.00–27.04 10.00",
    ]


def test_free_busy_answer_counts_what_is_not_free() -> None:
    content = (
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VFREEBUSY\r\nUID:1\r\n"
        b"FREEBUSY:20250303T080000Z/20250303T090000Z\r\n"
        b"FREEBUSY;FBTYPE=FREE:20250304T080000Z/20250304T090000Z\r\n"
        b"END:VFREEBUSY\r\nEND:VCALENDAR\r\n"
    )

    assert told(read_busy_times(content, YEAR)) == ["03.03 09.00–03.03 10.00"]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY;COUNT=99999999",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;BYHOUR=1,2,3,4,5;BYMINUTE=0,5,10,15,20,25",
    ],
)
def test_event_that_repeats_too_often_is_told_and_does_not_count(rule: str) -> None:
    often = f"SUMMARY:Alarm\nDTSTART:20250101T000000\nDTEND:20250101T000100\nRRULE:{rule}"
    other = "DTSTART:20250303T090000\nDTEND:20250303T100000"
    began = time.perf_counter()

    found = read_busy_times(calendar(often, other), YEAR)

    assert told(found) == ["03.03 09.00–03.03 10.00"]
    assert [words.en for words in found.remarks] == [
        "1 events repeat more often than hourly and do not count, the first: “Alarm”."
    ]
    assert time.perf_counter() - began < 5


def test_event_on_days_that_no_month_has_takes_no_time() -> None:
    never = (
        "DTSTART:20250101T000000\nDTEND:20250101T010000\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"
    )

    assert read_busy_times(calendar(never), YEAR) == BusyTimes(())


@pytest.mark.parametrize(
    "content",
    [b"", b"not a calendar", b"\x00\xff" * 50, b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", b"<xml/>"],
)
def test_file_that_is_no_calendar_is_told(content: bytes) -> None:
    found = read_busy_times(content, YEAR)

    assert found.stretches == ()


def test_event_without_a_start_is_told_and_the_rest_counts() -> None:
    found = read_busy_times(
        calendar("SUMMARY:Uden start", "DTSTART:20250303T090000\nDTEND:20250303T100000"), YEAR
    )

    assert told(found) == ["03.03 09.00–03.03 10.00"]
    assert "“Uden start”" in found.remarks[0].da


def test_too_large_file_is_told() -> None:
    found = read_busy_times(b"x" * 5_000_001, YEAR)

    assert found.remarks[0].en.startswith("The calendar is over 5 MB")


@given(st.binary(max_size=200), st.integers(0, 300))
def test_no_bytes_make_it_fail(junk: bytes, at: int) -> None:
    whole = calendar("DTSTART:20250303T090000\nDTEND:20250303T100000\nRRULE:FREQ=WEEKLY;COUNT=3")

    found = read_busy_times(whole[:at] + junk + whole[at:], YEAR)

    assert all(one.start < one.end for one in found.stretches)
