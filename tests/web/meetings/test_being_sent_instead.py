"""One who is sent instead of another is told as those invited are, and may say no."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from factories import NOON, add_hat, make_user
from meeting_factories import LATER, Cast, a_convened_meeting, fresh, make_cast, now
from web.meetings.letters_sent import event_in, sent
from web.meetings.mail_programs import as_outlook, as_thunderbird

from modning_web.access.models import Hat, User
from modning_web.meetings.actions import steps
from modning_web.meetings.actions.answering import Reply, answer
from modning_web.meetings.actions.reading_answers import take_mail
from modning_web.meetings.models import Invitation, Meeting
from modning_web.notices.models import Letter

pytestmark = pytest.mark.django_db
LATER_ON = NOON + timedelta(hours=1)


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    return a_convened_meeting(cast)


@pytest.fixture
def sends(meeting: Meeting, cast: Cast) -> Invitation:
    """The invitation of Nora, who sends Frida; the letters until then are forgotten."""
    row = meeting.invitations.get(person=cast.north)
    sent()
    answer(invitation=row, reply=sending(cast.worker), by=cast.north, at=NOON)
    return row


def sending(person: User) -> Reply:
    return Reply("delegated", represented_by=person, delegated_to=str(person.email))


def attendees_in(letter: Letter) -> dict[str, dict[str, Any]]:
    found = event_in(letter)["attendee"]
    several = found if isinstance(found, list) else [found]
    return {str(one).removeprefix("mailto:"): dict(one.params) for one in several}


def test_one_who_is_sent_is_invited_and_nobody_else_is_told(sends: Invitation, cast: Cast) -> None:
    letter = Letter.objects.get()

    told = attendees_in(letter)
    assert letter.person == cast.worker
    assert letter.subject.startswith("Indkaldelse:")
    assert told[cast.worker.email]["DELEGATED-FROM"] == f"mailto:{cast.north.email}"
    assert told[cast.north.email]["DELEGATED-TO"] == f"mailto:{cast.worker.email}"
    assert told[cast.north.email]["PARTSTAT"] == "DELEGATED"
    assert sends.meeting.letters == 1


def test_moved_and_cancelled_meetings_reach_the_one_who_is_sent(
    sends: Invitation, cast: Cast
) -> None:
    sent()

    steps.move(seen=now(sends.meeting), slot=LATER, reason="Tog", by=cast.lead, at=LATER_ON)
    moved = sent()
    steps.cancel(seen=now(fresh(sends.meeting)), reason="Sne", by=cast.lead, at=LATER_ON)

    assert ("Frida", "REQUEST", 1) in moved
    assert ("Frida", "CANCEL", 2) in sent()


def test_one_who_is_no_longer_sent_is_let_off_alone_and_can_be_sent_again(
    sends: Invitation, cast: Cast
) -> None:
    sent()

    answer(invitation=sends, reply=Reply("accepted"), by=cast.north, at=LATER_ON)
    cancelled = Letter.objects.get()
    alone = list(attendees_in(cancelled))
    let_off = sent()
    again = LATER_ON + timedelta(hours=1)
    answer(invitation=sends, reply=sending(cast.worker), by=cast.north, at=again)

    assert alone == [cast.worker.email]
    assert let_off == [("Frida", "CANCEL", 0)]
    assert sent() == [("Frida", "REQUEST", 0)]


def test_one_who_is_let_off_with_their_sender_is_told(sends: Invitation, cast: Cast) -> None:
    sent()
    rows = sends.meeting.invitations.select_related("person", "site").exclude(person=cast.north)
    left = [steps.invited_as(row) for row in rows]

    around = steps.Circumstances()
    steps.revise(seen=now(sends.meeting), circumstances=around, invited=left, by=None, at=NOON)

    assert sent() == [("Frida", "CANCEL", 1), ("Nora", "CANCEL", 1)]


def test_one_sent_who_is_invited_already_is_not_invited_twice(meeting: Meeting, cast: Cast) -> None:
    row = meeting.invitations.get(person=cast.north)
    sent()

    answer(invitation=row, reply=sending(cast.south), by=cast.north, at=NOON)

    assert sent() == []


def test_sender_who_is_invited_anew_sends_nobody(sends: Invitation, cast: Cast) -> None:
    rows = sends.meeting.invitations.select_related("person", "site")
    everybody = [steps.invited_as(row) for row in rows]
    others = [one for one in everybody if one.person != cast.north]
    for invited in (others, everybody):
        around = steps.Circumstances()
        steps.revise(
            seen=now(sends.meeting), circumstances=around, invited=invited, by=None, at=NOON
        )

    sends.refresh_from_db()
    assert (sends.answered, sends.represented_by, sends.delegated_to) == ("needs-action", None, "")


def test_one_sent_answers_with_a_program_that_leaves_out_for_whom(
    sends: Invitation, cast: Cast
) -> None:
    mail = as_outlook(bytes(Letter.objects.get().mime), "accepted", sender=str(cast.worker.email))

    kept = take_mail(mail=mail, received_at=NOON + timedelta(days=2))

    sends.refresh_from_db()
    assert kept is not None
    assert (kept.refused, kept.invitation) == ("", sends)
    assert (sends.answered, sends.represented_by) == ("delegated", cast.worker)


def test_one_sent_who_cannot_come_represents_nobody_and_may_think_better_of_it(
    sends: Invitation, cast: Cast, client: Client
) -> None:
    client.force_login(cast.lead)
    address = reverse("meetings:meeting", args=["vold", sends.meeting.pk])
    letter, who = bytes(Letter.objects.get().mime), str(cast.worker.email)
    said = []
    for answered, day, stamped in (
        ("declined", 2, "20240303T090000Z"),
        ("accepted", 4, "20240305T090000Z"),
    ):
        mail = as_thunderbird(letter, answered, sender=who, stamped=stamped)
        take_mail(mail=mail, received_at=NOON + timedelta(days=day))
        sends.refresh_from_db()
        page = client.get(address).content.decode()
        missing = "Projektleder fra Nordby Kommune mangler" in page
        said.append((sends.answered, missing))

    assert said == [("declined", True), ("delegated", False)]
    assert Letter.objects.count() == 1


def test_deputy_at_the_same_place_answers_for_the_one_who_is_invited(
    meeting: Meeting, cast: Cast
) -> None:
    places = {"nordby-kommune": "", "sydby-kommune": "forged"}
    found = {}
    for place in places:
        deputy = make_user(name="Vikar", email=f"vikar@{place}.example")
        leader = Hat.MUNICIPAL_PROJECT_LEADER
        add_hat(deputy, leader, "vold", place, role_key="projektleder", is_deputy=True)
        kept = take_mail(mail=on_behalf(cast, str(deputy.email)), received_at=NOON)
        assert kept is not None
        found[place] = kept.refused

    assert found == places
    assert meeting.invitations.get(person=cast.north).answered == "accepted"


def on_behalf(cast: Cast, sender: str) -> bytes:
    """Return the mail of one who answers for Nora and says so."""
    letter = Letter.objects.filter(person=cast.north).latest("id")
    mail = as_thunderbird(bytes(letter.mime), "accepted", sender=str(cast.north.email))
    own = f"From: {cast.north.email}".encode()
    assert own in mail
    mail = mail.replace(own, f"From: {sender}".encode())
    return mail.replace(b"RSVP=TRUE;", f'RSVP=TRUE;SENT-BY="mailto:{sender}";'.encode())
