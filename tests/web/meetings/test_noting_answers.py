"""One who plans a meeting notes answers that come by telephone, and follows proposals of times."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from factories import NOON
from meeting_factories import LATER, MORNING, Cast, a_convened_meeting, fresh, make_cast, now

from modning_web.audit.models import AuditEvent
from modning_web.meetings.actions import steps
from modning_web.meetings.actions.answering import Reply, answer
from modning_web.meetings.models import Invitation, MailAnswer, Meeting
from modning_web.meetings.queries import mail_answers_to_look_at
from modning_web.notices.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    return a_convened_meeting(cast)


@pytest.fixture
def row(meeting: Meeting, cast: Cast) -> Invitation:
    return meeting.invitations.get(person=cast.north)


def at(row: Invitation) -> str:
    return reverse("meetings:note_answer", args=["vold", row.meeting.pk, row.pk])


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ({"answer": "declined", "comment": "Ringede."}, ("declined", False)),
        ({"answer": "online"}, ("accepted", True)),
        ({"answer": "tentative"}, ("tentative", False)),
    ],
)
def test_planner_notes_what_an_invitee_said(
    typed: dict[str, str], kept: tuple[str, bool], row: Invitation, cast: Cast, client: Client
) -> None:
    client.force_login(cast.lead)
    meeting_page = reverse("meetings:meeting", args=["vold", row.meeting.pk])

    shown = client.get(meeting_page).content.decode()
    answer = client.post(at(row), typed)

    row.refresh_from_db()
    assert at(row) in shown
    assert answer.headers["Location"] == meeting_page
    assert (row.answered, row.comes_online) == kept
    assert row.comment == typed.get("comment", "")
    event = AuditEvent.objects.get(action="meetings.note_answer")
    assert event.by == cast.lead


def test_one_who_noted_an_answer_is_not_told_of_it(
    row: Invitation, cast: Cast, client: Client
) -> None:
    Notice.objects.all().delete()
    client.force_login(cast.lead)

    client.post(at(row), {"answer": "declined"})

    assert not Notice.objects.filter(person=cast.lead).exists()


def test_what_an_invitee_says_later_themselves_counts(
    row: Invitation, cast: Cast, client: Client
) -> None:
    client.force_login(cast.lead)
    client.post(at(row), {"answer": "declined"})

    answer(invitation=row, reply=Reply("accepted"), by=cast.north, at=NOON + timedelta(days=900))

    row.refresh_from_db()
    assert row.answered == "accepted"


def test_only_planners_note_answers(row: Invitation, cast: Cast, client: Client) -> None:
    found = {}
    for person in (cast.worker, cast.north, cast.consultant):
        client.force_login(person)
        found[person] = client.post(at(row), {"answer": "declined"}).status_code

    assert found == {cast.worker: 403, cast.north: 403, cast.consultant: 302}


def test_answer_is_not_noted_for_one_let_off_nor_of_a_meeting_that_is_over(
    row: Invitation, cast: Cast, client: Client
) -> None:
    client.force_login(cast.lead)
    steps.cancel(seen=now(row.meeting), reason="Sne", by=cast.lead, at=NOON)
    refused = client.post(at(row), {"answer": "declined"}, follow=True).content.decode()
    Invitation.objects.filter(pk=row.pk).update(withdrawn_at=NOON)

    missing = client.post(at(row), {"answer": "declined"}).status_code

    row.refresh_from_db()
    assert "Mødet tager ikke imod svar længere." in refused
    assert (missing, row.answered) == (404, "needs-action")


def test_answer_that_says_nothing_is_shown_again(
    row: Invitation, cast: Cast, client: Client
) -> None:
    client.force_login(cast.lead)

    page = client.post(at(row), {"answer": "delegated"})

    assert page.status_code == 400
    assert "Vælg, hvem du sender" not in page.content.decode()
    assert "Vælg, hvem der kommer i stedet" in page.content.decode()


def a_mail(meeting: Meeting, cast: Cast, **told: object) -> MailAnswer:
    return MailAnswer.objects.create(
        meeting=meeting,
        received_at=NOON,
        **{"address": str(cast.north.email).upper(), "refused": "no-answer", **told},
    )


def test_mails_are_looked_at_until_their_sender_has_answered(
    row: Invitation, cast: Cast, client: Client
) -> None:
    hers = a_mail(row.meeting, cast)
    alias = a_mail(row.meeting, cast, address="nora@privat.example", refused="not-invited")
    client.force_login(cast.lead)

    before = mail_answers_to_look_at(row.meeting)
    client.post(at(row), {"answer": "declined"})
    after = mail_answers_to_look_at(row.meeting)

    assert (set(before), after) == ({hers, alias}, [alias])


def test_mails_of_a_meeting_that_is_over_are_not_looked_at(meeting: Meeting, cast: Cast) -> None:
    a_mail(meeting, cast)
    steps.cancel(seen=now(meeting), reason="Sne", by=cast.lead, at=NOON)

    assert mail_answers_to_look_at(fresh(meeting)) == []


def test_proposal_is_not_looked_at_once_the_meeting_lies_there(
    meeting: Meeting, cast: Cast
) -> None:
    times = {"starts_at": LATER.starts, "ends_at": LATER.ends}
    proposal = a_mail(meeting, cast, kind="counter", refused="", **times)
    before = mail_answers_to_look_at(meeting)

    steps.move(seen=now(meeting), slot=LATER, reason="Ønsket", by=cast.lead, at=NOON)

    assert (before, mail_answers_to_look_at(fresh(meeting))) == ([proposal], [])


def test_meeting_is_moved_to_the_time_that_was_proposed(
    meeting: Meeting, cast: Cast, client: Client
) -> None:
    mail = MailAnswer.objects.create(
        meeting=meeting,
        invitation=meeting.invitations.get(person=cast.north),
        received_at=NOON,
        kind="counter",
        starts_at=LATER.starts,
        ends_at=LATER.ends,
    )
    client.force_login(cast.lead)
    move = reverse("meetings:move", args=["vold", meeting.pk])

    page = client.get(reverse("meetings:meeting", args=["vold", meeting.pk])).content.decode()
    asked = client.get(f"{move}?forslag={mail.pk}").context["form"].initial
    own = client.get(f"{move}?forslag=hvad").context["form"].initial

    assert f"{move}?forslag={mail.pk}" in page
    assert (asked["day"], f"{asked['starts']:%H.%M}") == (LATER.first_day, "13.00")
    assert (own["day"], f"{own['ends']:%H.%M}") == (MORNING.first_day, "12.00")
