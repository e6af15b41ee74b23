from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import reduce

import pytest
from core.meetings.invitations import (
    AASE,
    RECEIVED_AT,
    answer_mail,
    calendar_answer,
    invitation,
    slot,
)
from hypothesis import given
from hypothesis import strategies as st

from modning.meeting.answer import Answer, Refused, Response, accept, latest, read_answer
from modning.meeting.contact import Contact
from modning.meeting.invitation import Invitee, calendar_object, neutral_uid


def read(calendar: str, sender: str = "Åse <aase@koege.example>") -> Answer | Refused:
    return read_answer(answer_mail(calendar, sender), received_at=RECEIVED_AT)


def answer(sequence: int = 0, hour: int = 10, **values: str) -> Answer:
    stamp = f"20230902T{hour:02}0000Z"
    found = read(calendar_answer(sequence=str(sequence), stamp=stamp, **values))
    assert isinstance(found, Answer)
    return found


@pytest.mark.parametrize("said", ["accepted", "declined", "tentative"])
def test_reply_is_read_from_the_mail(said):
    attendee = f"ATTENDEE;CN=Åse;PARTSTAT={said.upper()}:MAILTO:Aase@Koege.example"

    found = read(calendar_answer("REPLY", "COMMENT:Jeg kommer lidt senere", attendee=attendee))

    assert found == Answer(
        kind="reply",
        uid=invitation().uid,
        sequence=0,
        address="aase@koege.example",
        answered=said,
        stamped_at=datetime(2023, 9, 2, 10, tzinfo=UTC),
        comment="Jeg kommer lidt senere",
    )


def test_counter_proposes_another_time():
    times = ("DTSTART:20231019T070000Z", "DTEND:20231019T100000Z")

    found = read(calendar_answer("COUNTER", *times))

    assert isinstance(found, Answer)
    assert found.kind == "counter"
    assert found.proposes == slot(19)


@pytest.mark.parametrize(
    "times",
    [
        ("DTSTART:20231019T100000Z", "DTEND:20231019T070000Z"),
        ("DTSTART:00010101T000000Z", "DTEND:00010101T010000Z"),
        ("DTSTART;VALUE=DATE:20231019", "DTEND;VALUE=DATE:20231020"),
        (),
    ],
)
def test_counter_without_a_time_that_can_be_is_read_without_one(times):
    found = read(calendar_answer("COUNTER", *times))

    assert isinstance(found, Answer)
    assert found.proposes is None


def test_refresh_asks_for_the_invitation_again():
    found = read(calendar_answer("REFRESH", attendee="ATTENDEE:mailto:aase@koege.example"))

    assert isinstance(found, Answer)
    assert (found.kind, found.answered) == ("refresh", None)


def test_delegating_reply_names_the_one_sent_instead():
    attendee = (
        'ATTENDEE;PARTSTAT=DELEGATED;DELEGATED-TO="mailto:cara@koege.example"'
        ":mailto:aase@koege.example\r\n"
        'ATTENDEE;PARTSTAT=ACCEPTED;DELEGATED-FROM="mailto:aase@koege.example"'
        ":mailto:cara@koege.example"
    )

    found = read(calendar_answer(attendee=attendee))

    assert isinstance(found, Answer)
    assert (found.address, found.answered) == ("aase@koege.example", "delegated")
    assert found.delegated_to == "cara@koege.example"


def test_outlooks_answer_with_its_own_zone_is_read():
    zone = (
        "BEGIN:VTIMEZONE\r\nTZID:Romance Standard Time\r\nBEGIN:STANDARD\r\n"
        "DTSTART:16010101T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n"
        "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    )
    times = (
        "DTSTART;TZID=Romance Standard Time:20231019T090000",
        "DTEND;TZID=Romance Standard Time:20231019T120000",
    )
    calendar = calendar_answer("COUNTER", *times).replace("BEGIN:VEVENT", zone + "BEGIN:VEVENT")

    found = read(calendar)

    assert isinstance(found, Answer)
    assert found.proposes == slot(19)


@pytest.mark.parametrize(
    "zone",
    [
        "/freeassociation.sourceforge.net/Europe/Copenhagen",
        "/freeassociation.sourceforge.net/Tzfile/Europe/Copenhagen",
        '"/softwarestudio.org/Olson_20011030_5/Europe/Copenhagen"',
    ],
)
def test_evolutions_zone_with_its_makers_name_is_known(zone):
    counter = calendar_answer(
        "COUNTER",
        f"DTSTART;TZID={zone}:20231013T090000",
        f"DTEND;TZID={zone}:20231013T120000",
    )

    answer = read_answer(answer_mail(counter), received_at=RECEIVED_AT)

    assert answer.proposes == slot(13)


def test_answer_stamped_in_the_future_counts_from_when_it_came():
    found = read(calendar_answer(stamp="20990101T000000Z"))

    assert isinstance(found, Answer)
    assert found.stamped_at == RECEIVED_AT


def test_long_comment_is_cut_and_the_answer_stands():
    found = read(calendar_answer("REPLY", "COMMENT:" + "Jeg kommer. " * 4_000))

    assert isinstance(found, Answer)
    assert (found.answered, len(found.comment)) == ("accepted", 2_000)


def test_comment_with_html_is_text_without_control_characters():
    comment = "COMMENT:<script>alert(1)</script>\x07\\nTak"

    found = read(calendar_answer("REPLY", comment))

    assert isinstance(found, Answer)
    assert found.comment == "<script>alert(1)</script>\nTak"


@pytest.mark.parametrize(
    ("calendar", "reason"),
    [
        (calendar_answer("REQUEST"), "not-an-answer"),
        (calendar_answer("CANCEL"), "not-an-answer"),
        (calendar_answer("REPLY", "RECURRENCE-ID:20231012T070000Z"), "recurring"),
        (calendar_answer("REPLY", "RRULE:FREQ=SECONDLY"), "recurring"),
        (calendar_answer(attendee="X-A:b"), "no-attendee"),
        (calendar_answer(attendee="ATTENDEE:mailto:aase@koege.example"), "no-answer"),
        (calendar_answer(attendee="ATTENDEE;PARTSTAT=ACCEPTED:mailto:bo@koege.example"), "forged"),
        (calendar_answer(uid=""), "not-an-answer"),
        (calendar_answer(sequence="mange"), "unreadable"),
        ("BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n", "unreadable"),
        ("Ja tak", "unreadable"),
        (
            calendar_answer().replace(
                "END:VEVENT\r\n", "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:2\r\nEND:VEVENT\r\n"
            ),
            "several-meetings",
        ),
    ],
)
def test_answer_that_is_none_is_refused_by_name(calendar, reason):
    found = read(calendar)

    assert isinstance(found, Refused)
    assert (found.reason, found.sender) == (reason, "aase@koege.example")
    assert found.told.da


def test_answer_counts_when_it_is_from_one_invited_to_the_newest_invitation():
    assert accept(answer(), invitation()) == Response(Invitee(AASE), answer())


@pytest.mark.parametrize(
    ("given_answer", "told", "reason"),
    [
        (answer(uid="et-andet"), invitation(), "unknown-meeting"),
        (answer(), None, "unknown-meeting"),
        (answer(), invitation(invitees=()), "not-invited"),
        (answer(3), invitation(sequence=2), "unknown-sequence"),
        (answer(1), invitation(sequence=2), "out-of-date"),
    ],
)
def test_answer_that_does_not_count_is_refused_by_name(given_answer, told, reason):
    found = accept(given_answer, told)

    assert isinstance(found, Refused)
    assert found.reason == reason


SENT_BY = 'ATTENDEE;PARTSTAT=ACCEPTED;SENT-BY="mailto:{by}":mailto:aase@koege.example'


def test_one_who_asks_for_the_invitation_again_may_have_an_old_one():
    asked = replace(answer(), kind="refresh", answered=None)

    assert accept(asked, invitation(sequence=3)) == Response(Invitee(AASE), asked)
    stranger = accept(replace(asked, address="ond@example.com"), invitation())
    assert isinstance(stranger, Refused)
    assert stranger.reason == "not-invited"


def test_answer_from_safe_contact_finds_its_meeting_by_the_neutral_uid():
    safe = replace(answer(), uid=neutral_uid(invitation().uid))

    assert accept(safe, invitation()) == Response(Invitee(AASE), safe)


def test_claim_to_answer_for_another_is_forged_unless_the_claimer_is_a_deputy():
    mail = calendar_answer(attendee=SENT_BY.format(by="dan@koege.example"))
    claimed = read(mail, "dan@koege.example")
    assert isinstance(claimed, Answer)

    alone = accept(claimed, invitation())
    as_deputy = accept(claimed, invitation(), deputies=["Dan@koege.example"])

    assert isinstance(alone, Refused)
    assert (alone.reason, alone.sender) == ("forged", "dan@koege.example")
    assert isinstance(as_deputy, Response)


def test_delegate_counts_only_when_the_one_who_sends_them_said_so():
    attendee = (
        'ATTENDEE;PARTSTAT=ACCEPTED;DELEGATED-FROM="mailto:aase@koege.example"'
        ":mailto:cara@koege.example"
    )
    cara = read(calendar_answer(attendee=attendee), "cara@koege.example")
    assert isinstance(cara, Answer)
    delegated = Invitee(AASE, answered="delegated", delegated_to="cara@koege.example")

    unknown = accept(cara, invitation())
    known = accept(cara, invitation(invitees=(delegated,)))

    assert isinstance(unknown, Refused)
    assert isinstance(known, Response)
    assert known.invitee.delegated_from == AASE.address


@pytest.mark.parametrize(("senders", "counts"), [(1, True), (2, False)])
def test_delegate_who_does_not_say_for_whom_answers_for_the_only_one_who_sends_them(
    senders, counts
):
    attendee = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:cara@koege.example"
    cara = read(calendar_answer(attendee=attendee), "cara@koege.example")
    assert isinstance(cara, Answer)
    delegated = [
        Invitee(one, answered="delegated", delegated_to="cara@koege.example")
        for one in (AASE, Contact("Bo", "bo@koege.example"))
    ]

    found = accept(cara, invitation(invitees=tuple(delegated[:senders])))

    assert isinstance(found, Response) is counts


ANSWER = answer()
answers = st.builds(
    lambda sequence, hours: replace(
        ANSWER, sequence=sequence, stamped_at=ANSWER.stamped_at + timedelta(hours=hours)
    ),
    st.integers(0, 4),
    st.integers(0, 20),
)


@given(st.lists(answers, min_size=1, max_size=6), st.data())
def test_answer_that_counts_does_not_depend_on_the_order_mails_come_in(given_answers, data):
    shuffled = data.draw(st.permutations(given_answers))

    first, second = reduce(latest, given_answers, None), reduce(latest, shuffled, None)

    assert first == second
    assert first is not None
    assert first.sequence == max(one.sequence for one in given_answers)


@given(answers, answers)
def test_answer_to_an_old_invitation_never_overrides_a_newer(one, other):
    older, newer = sorted((one, other), key=lambda each: each.sequence)

    if older.sequence < newer.sequence:
        assert latest(newer, older) is newer
        assert isinstance(accept(older, invitation(sequence=newer.sequence)), Refused)


def test_same_answer_read_twice_counts_once():
    first = answer()

    again = accept(answer(), invitation(), earlier=first)

    assert isinstance(again, Refused)
    assert again.reason == "out-of-date"


@given(st.integers(0, 5), st.sampled_from(["accepted", "declined", "tentative"]))
def test_answer_made_from_the_invitation_itself_comes_back(sequence, said):
    """A calendar program answers by changing PARTSTAT and METHOD of what it was sent."""
    told = invitation(sequence=sequence, invitees=(Invitee(AASE),))
    calendar = calendar_object(told).decode().replace("METHOD:REQUEST", "METHOD:REPLY")
    calendar = calendar.replace("\r\n ", "").replace("NEEDS-ACTION", said.upper())

    found = read(calendar)

    assert isinstance(found, Answer)
    response = accept(found, told)
    assert isinstance(response, Response)
    assert (response.answer.answered, response.answer.uid) == (said, told.uid)
    assert found.stamped_at == told.stamped_at
