import pytest
from core.meetings.invitations import RECEIVED_AT, answer_mail, calendar_answer
from hypothesis import given
from hypothesis import strategies as st

from modning.meeting.answer import Answer, Refused, read_answer
from modning.meeting.answer.value import REASONS

HEAD = b"From: aase@koege.example\r\n"
CALENDAR = HEAD + b"Content-Type: text/calendar; method=REPLY\r\n\r\n"
LAYERS = b"".join(
    b"Content-Type: multipart/mixed; boundary=x%d\n\n--x%d\n" % (n, n) for n in range(40)
)

# Each is built to make a careless reader raise, hang or believe it.
HOSTILE = {
    "nothing": (b"", "no-sender"),
    "zeros": (b"\0" * 900_000, "no-sender"),
    "five megabytes": (CALENDAR + b"X:" + b"a" * 5_000_000, "too-large"),
    "large calendar": (CALENDAR + b"X:" + b"a" * 200_000, "too-large"),
    "no sender": (CALENDAR[len(HEAD) :], "no-sender"),
    "two senders": (b"From: bo@koege.example\r\n" + CALENDAR, "no-sender"),
    "zero in the sender": (b"From: aa\0se@koege.example\r\n" + CALENDAR[len(HEAD) :], "no-sender"),
    "comments in comments": (b"From: " + b"(" * 900_000 + b"\r\n\r\n", "no-sender"),
    "no calendar": (HEAD + b"\r\nJa tak", "no-calendar"),
    "picture": (HEAD + b"Content-Type: image/png\r\n\r\nxx", "no-calendar"),
    "layers": (HEAD + LAYERS, "too-complicated"),
    "parts": (
        HEAD + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n" + b"--x\r\n\r\n" * 9_000,
        "too-complicated",
    ),
    "headers": (b"a: b\r" * 190_000, "too-complicated"),
    "folded header": (HEAD + b"X: " + b"\n " * 40_000 + b"\n\n", "too-complicated"),
    "parameters": (HEAD + b"Content-Type: text/calendar" + b';a="' * 200_000, "unreadable"),
    "no end": (HEAD + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x", "no-calendar"),
    "events in events": (CALENDAR + b"BEGIN:VEVENT\r\n" * 1_900, "unreadable"),
    "lines": (CALENDAR + b"A\r\n" * 9_000, "unreadable"),
    "not text": (CALENDAR + bytes(range(128, 256)) * 100, "unreadable"),
    "broken base64": (
        CALENDAR.replace(b"\r\n\r\n", b"\r\nContent-Transfer-Encoding: base64\r\n\r\n") + b"!" * 99,
        "unreadable",
    ),
    "sequence beyond a line": (answer_mail(calendar_answer(sequence="9" * 50_000)), "unreadable"),
    "sequence of digits": (answer_mail(calendar_answer(sequence="9" * 5_000)), "unreadable"),
    "endless zone": (
        CALENDAR
        + b"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VTIME\r\n ZONE\r\nTZID:X\r\nBEGIN:STANDARD\r\n"
        + b"DTSTART:16010101T000000\r\nRRULE:FREQ=SECONDLY\r\nTZOFFSETFROM:+0100\r\n"
        + b"TZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nEND:VCALENDAR\r\n",
        "not-an-answer",
    ),
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_mail_is_refused_by_name(name):
    mail, reason = HOSTILE[name]

    found = read_answer(mail, received_at=RECEIVED_AT)

    assert isinstance(found, Refused)
    assert found.reason == reason


@given(st.binary(max_size=3_000))
def test_any_bytes_are_read_or_refused(mail):
    found = read_answer(mail, received_at=RECEIVED_AT)

    assert isinstance(found, Refused)
    assert found.reason in REASONS


@given(
    st.lists(
        st.text(max_size=40)
        | st.sampled_from(
            [
                *("BEGIN:VEVENT", "END:VEVENT", "END:VCALENDAR", "BEGIN:VALARM", "SEQUENCE:-4"),
                *("DTSTART:20230101", "DTSTART;VALUE=DATE:x", "DTEND;TZID=../etc:20230101T0000"),
                *('ATTENDEE;CN="a', "ATTENDEE;PARTSTAT=X;SENT-BY=a;SENT-BY=b:mailto:q", "COMMENT"),
                *("DTSTAMP:99991231T235959Z", "DTSTAMP:00010101T000000", "UID", "GEO:1;2"),
            ]
        ),
        max_size=8,
    ),
    st.sampled_from(["REPLY", "COUNTER", "REFRESH", "reply", ""]),
)
def test_answer_with_any_lines_in_it_is_read_or_refused(lines, method):
    mail = CALENDAR + calendar_answer(method, *lines).encode("utf-8", "replace")

    found = read_answer(mail, received_at=RECEIVED_AT)

    assert isinstance(found, Answer | Refused)
    assert isinstance(found, Refused) or found.stamped_at <= RECEIVED_AT


@given(st.integers(0, 1_500), st.binary(max_size=8))
def test_answer_broken_anywhere_is_read_or_refused(place, bytes_there):
    mail = answer_mail(calendar_answer())

    found = read_answer(mail[:place] + bytes_there + mail[place + 4 :], received_at=RECEIVED_AT)

    assert isinstance(found, Answer | Refused)


def test_every_reason_is_told_in_both_languages():
    assert all(told.da.endswith(".") and told.en.endswith(".") for told in REASONS.values())
