import email
import re
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import default
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
from core.meetings.invitations import AASE, BO, ORGANIZER, SENT_AT, invitation, slot
from hypothesis import given
from hypothesis import strategies as st

from modning.meeting.contact import Contact, UnusableAddress
from modning.meeting.invitation import (
    Invitee,
    calendar_object,
    invitation_mail,
    neutral_uid,
)


def received(mail: EmailMessage) -> EmailMessage:
    """Return the mail as a receiving program reads its bytes."""
    read = email.message_from_bytes(mail.as_bytes(), policy=default)
    assert isinstance(read, EmailMessage)
    return read


def calendar_in(mail: EmailMessage) -> icalendar.Calendar:
    (part,) = (one for one in mail.walk() if one.get_content_type() == "text/calendar")
    return icalendar.Calendar.from_ical(part.get_payload(decode=True))


def event_in(mail: EmailMessage) -> icalendar.Event:
    (event,) = calendar_in(mail).walk("VEVENT")
    assert event.errors == []
    return event


def everything_in(mail: EmailMessage) -> str:
    """Return headers and parts as a person sees them."""
    read = received(mail)
    parts = (part for part in read.walk() if not part.is_multipart())
    return "\n".join(
        [*(f"{name}: {value}" for name, value in read.items())]
        + [part.get_payload(decode=True).decode() for part in parts]
    )


def test_invitation_mail_has_text_calendar_and_attachment():
    mail = received(invitation_mail(invitation(), AASE))

    assert [part.get_content_type() for part in mail.walk()] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/calendar",
        "application/ics",
    ]
    assert mail["content-class"] == "urn:content-classes:calendarmessage"
    assert mail.defects == []


@pytest.mark.parametrize("letter", ["request", "cancel"])
def test_method_stands_in_the_mime_type_and_in_the_calendar(letter):
    mail = received(invitation_mail(invitation(letter=letter, sequence=1), AASE))
    (part,) = (one for one in mail.walk() if one.get_content_type() == "text/calendar")

    assert part.get_param("method") == letter.upper()
    assert part.get_param("charset") == "utf-8"
    assert calendar_in(mail)["method"] == letter.upper()


def test_attachment_is_the_same_calendar_with_its_line_ends():
    mail = received(invitation_mail(invitation(), AASE))
    inside, attached = (
        part.get_payload(decode=True)
        for part in mail.walk()
        if part.get_content_type() in {"text/calendar", "application/ics"}
    )

    assert inside == attached == calendar_object(invitation())
    assert b"\n" not in inside.replace(b"\r\n", b"")


def test_event_says_who_when_where_and_in_which_zone():
    event = event_in(received(invitation_mail(invitation(), AASE)))

    assert event.decoded("dtstart") == datetime(
        2023, 10, 12, 9, tzinfo=ZoneInfo("Europe/Copenhagen")
    )
    assert event["dtstart"].params["tzid"] == "Europe/Copenhagen"
    assert (event["uid"], event["sequence"]) == (invitation().uid, 0)
    assert event.decoded("dtstamp") == SENT_AT
    assert event["location"] == "Rådhuset; lokale 1, 2"
    assert event["organizer"] == "mailto:moeder@styrelsen.example"


def test_attendees_have_part_answer_and_name():
    first, second = event_in(received(invitation_mail(invitation(), AASE)))["attendee"]

    assert dict(first.params) == {
        "CN": "Åse Ærlig",
        "CUTYPE": "INDIVIDUAL",
        "PARTSTAT": "NEEDS-ACTION",
        "ROLE": "REQ-PARTICIPANT",
        "RSVP": "TRUE",
    }
    assert (second, second.params["ROLE"]) == ("mailto:bo@koege.example", "OPT-PARTICIPANT")


def test_one_who_does_not_come_after_all_delegates_to_nobody():
    told = invitation(
        invitees=(Invitee(AASE, answered="declined", delegated_to="cara@koege.example"),)
    )

    attendee = event_in(received(invitation_mail(told, AASE)))["attendee"]

    assert "DELEGATED-TO" not in attendee.params


def test_letter_to_one_who_knew_nothing_is_an_invitation_whatever_its_sequence():
    changed = invitation(sequence=3)

    subjects = [received(invitation_mail(changed, AASE, is_first=one))["Subject"] for one in BOTH]

    assert [one.partition(":")[0] for one in subjects] == ["Indkaldelse", "Ændret"]


BOTH = (True, False)


def test_delegation_names_both_and_only_the_one_sent_is_asked():
    cara = Contact("Cara", "cara@koege.example")
    told = invitation(
        invitees=(
            Invitee(AASE, answered="delegated", delegated_to=cara.address),
            Invitee(cara, delegated_from=AASE.address),
        )
    )

    first, second = event_in(received(invitation_mail(told, cara)))["attendee"]

    assert first.params["DELEGATED-TO"] == "mailto:cara@koege.example"
    assert (first.params["PARTSTAT"], first.params["RSVP"]) == ("DELEGATED", "FALSE")
    assert second.params["DELEGATED-FROM"] == "mailto:aase@koege.example"


def test_moved_meeting_is_the_same_event_with_a_higher_sequence():
    first = event_in(received(invitation_mail(invitation(), AASE)))
    moved = invitation(sequence=1, slot=slot(19), reason="Sygdom")
    mail = received(invitation_mail(moved, AASE))
    second = event_in(mail)

    assert first["uid"] == second["uid"]
    assert second["sequence"] > first["sequence"]
    assert mail["subject"] == "Ændret: Dialogmøde i Køge, den 19. oktober 2023 kl. 9.00–12.00"
    assert "Hvorfor: Sygdom" in mail.get_body(("plain",)).get_content()


def test_reason_stands_in_the_description_of_a_request_and_as_the_comment_of_a_cancellation():
    moved = event_in(received(invitation_mail(invitation(sequence=1, reason="Sygdom"), AASE)))
    cancelled = invitation(sequence=2, letter="cancel", reason="Sygdom")
    gone = event_in(received(invitation_mail(cancelled, AASE)))

    assert moved["description"] == "Sygdom\n\nVi gennemgår planen."
    assert "comment" not in moved
    assert gone["comment"] == "Sygdom"


def test_cancelled_meeting_is_cancelled_in_the_calendar_and_takes_no_time():
    mail = received(invitation_mail(invitation(letter="cancel", sequence=2), AASE))
    event = event_in(mail)

    assert (event["status"], event["transp"], event["sequence"]) == ("CANCELLED", "TRANSPARENT", 2)
    assert "Svar i din kalender" not in mail.get_body(("plain",)).get_content()


def test_independent_reader_finds_the_meeting_on_its_day():
    calendar = icalendar.Calendar.from_ical(calendar_object(invitation()))

    (found,) = recurring_ical_events.of(calendar).at((2023, 10, 12))

    assert found["summary"] == "Dialogmøde i Køge"
    assert found["dtstart"].dt.astimezone(UTC).hour == 7


def test_same_invitation_has_the_same_message_id_and_every_other_its_own():
    told = invitation()
    ids = [
        invitation_mail(one, recipient)["Message-ID"]
        for one in (told, replace(told, sequence=1), replace(told, letter="cancel"))
        for recipient in (AASE, BO)
    ]

    assert ids[0] == invitation_mail(told, AASE)["Message-ID"]
    assert len(set(ids)) == len(ids)


def test_copy_that_was_asked_for_is_a_letter_of_its_own():
    first, copy, same = (
        invitation_mail(invitation(), AASE, copy=one)["Message-ID"]
        for one in ("", "2024-03-01", "2024-03-01")
    )

    assert first != copy == same


def test_safe_contact_says_nothing_of_the_meeting_and_names_nobody_else():
    told = invitation(title="Møde om vold", reason="vold", description="vold", place="krisecenter")

    open_text = everything_in(invitation_mail(told, AASE))
    safe_mail = invitation_mail(told, AASE, in_safety=True, mailbox="post@kontakt.example")
    safe_text = everything_in(safe_mail)

    telling = ("vold", "krise", "bo@koege", "Styrelsen", "styrelsen.example", told.uid)
    assert [word for word in telling if word in open_text] == list(telling)
    assert [word for word in telling if word in safe_text] == []
    assert (
        received(safe_mail)["subject"] == "Indkaldelse: Aftale, den 12. oktober 2023 kl. 9.00–12.00"
    )
    assert received(safe_mail)["from"] == "Kalender <post@kontakt.example>"
    assert event_in(received(safe_mail))["uid"] == neutral_uid(told.uid)


@pytest.mark.parametrize("who", [AASE, BO])
def test_safe_contact_names_neither_who_sends_one_nor_who_comes_instead(who):
    told = invitation(
        invitees=(
            Invitee(AASE, answered="delegated", delegated_to=BO.address),
            Invitee(BO, delegated_from=AASE.address),
        )
    )
    other = BO if who is AASE else AASE

    open_text, safe_text = (
        everything_in(invitation_mail(told, who, in_safety=one)) for one in (False, True)
    )

    assert other.address in open_text
    assert other.address not in safe_text


def test_safe_contact_is_named_in_nobody_elses_invitation():
    hidden = invitation(invitees=(Invitee(AASE, in_safety=True), Invitee(BO)))

    to_others = everything_in(invitation_mail(hidden, BO)).replace("\r\n ", "")
    to_herself = invitation_mail(hidden, AASE, in_safety=True)

    assert [word for word in ("aase@koege", "Åse", "Ærlig") if word in to_others] == []
    assert "bo@koege" in to_others
    assert str(event_in(received(to_herself))["attendee"]) == "mailto:aase@koege.example"


def test_safe_contact_who_is_sent_instead_is_not_named_by_who_sends_them():
    sends = Invitee(BO, answered="delegated", delegated_to=AASE.address)
    sent = Invitee(AASE, delegated_from=BO.address, in_safety=True)

    mail = invitation_mail(invitation(invitees=(sends, sent)), BO)
    to_others = everything_in(mail).replace("\r\n ", "")

    assert "aase@koege" not in to_others
    assert "DELEGATED" in to_others


def test_safe_contact_is_not_pointed_at_by_the_one_who_was_sent_instead():
    sent = Invitee(BO, delegated_from="Aase@koege.example")
    hidden = invitation(
        invitees=(Invitee(AASE, in_safety=True, delegated_to="bo@koege.example"), sent)
    )

    assert "aase@koege" not in everything_in(invitation_mail(hidden, BO)).casefold()


def test_safe_contact_without_a_mailbox_of_its_own_is_answered_to_the_organizer():
    safe_mail = invitation_mail(invitation(), AASE, in_safety=True)

    assert received(safe_mail)["from"] == "Kalender <moeder@styrelsen.example>"


@given(st.text(min_size=1, max_size=80), st.text(min_size=1, max_size=80))
def test_neutral_uid_is_one_for_each_meeting_and_its_own(uid, other):
    neutral = neutral_uid(uid)

    assert neutral_uid(neutral) == neutral
    assert re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", neutral)
    assert (neutral_uid(other) == neutral) == (uid == other)


HOSTILE = st.text(max_size=60) | st.sampled_from(
    [
        "a\r\nBcc: x@y.dk",
        '"><script>alert(1)</script>',
        "a;CN=b:mailto:x",
        "\x00\u2028é",
        "^'^n",
        "\ud800",
    ]
)


@given(HOSTILE, HOSTILE, HOSTILE)
def test_nothing_written_in_an_invitation_adds_a_header_or_a_property(title, name, place):
    told = invitation(
        title=title or "x",
        place=place,
        description=title,
        reason=name,
        invitees=(Invitee(Contact(name, "aase@koege.example")),),
    )

    mail = received(invitation_mail(told, told.invitees[0].contact))
    event = event_in(mail)

    assert {key.lower() for key in mail} == {
        *("from", "to", "subject", "date", "message-id", "auto-submitted"),
        *("mime-version", "content-type", "content-class", "x-auto-response-suppress"),
    }
    assert len(mail.keys()) == 10
    assert set(event) <= {
        *("UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LOCATION", "DESCRIPTION"),
        *("COMMENT", "ORGANIZER", "ATTENDEE", "STATUS", "TRANSP"),
    }
    assert event["attendee"] == "mailto:aase@koege.example"
    assert mail["to"].addresses[0].addr_spec == "aase@koege.example"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "aase",
        "a@b@c.dk",
        "a b@c.dk",
        "a@c.dk\r\nBcc: x@y.dk",
        "å@c.dk",
        "a@c.dk,b@c.dk",
        "<a@b>",
    ],
)
def test_contact_without_a_usable_address_is_refused(address):
    with pytest.raises(UnusableAddress) as refusal:
        Contact("Åse", address)

    assert "\n" not in refusal.value.told.da


def test_invitation_needs_a_zone_a_uid_and_a_sequence_from_zero():
    with pytest.raises(ValueError, match="time zone"):
        invitation(stamped_at=SENT_AT.replace(tzinfo=None))
    with pytest.raises(ValueError, match="uid"):
        invitation(uid=" ")
    with pytest.raises(ValueError, match="sequence"):
        invitation(sequence=-1)


def test_nobody_is_invited_twice():
    with pytest.raises(ValueError, match="twice"):
        invitation(invitees=(Invitee(AASE), Invitee(replace(AASE, address="AASE@koege.example"))))


def test_invitation_in_english_keeps_the_title():
    mail = received(invitation_mail(invitation(language="en"), AASE))

    assert mail["subject"] == "Invitation: Dialogmøde i Køge, 12 October 2023 at 09:00–12:00"
    assert ORGANIZER.name in str(mail["from"])
