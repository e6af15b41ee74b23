"""A meeting's page says when someone convened is away on the day, and who has the seat then."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from factories import NOON, add_hat, make_user
from lxml import html
from meeting_factories import Cast, a_convened_meeting, make_cast

from modning_web.access.actions import note_absence
from modning_web.access.models import Hat, User
from modning_web.meetings.models import Meeting

pytestmark = pytest.mark.django_db
HEADING = "Nogle af de indkaldte har ikke rollen den dag"


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    return a_convened_meeting(cast)


def away(person: User, cast: Cast) -> None:
    days = {"from_date": date(2024, 5, 1), "to_date": date(2024, 6, 1)}
    note_absence(user=person, **days, by=cast.lead, at=NOON)


def add_deputy() -> User:
    deputy, where = make_user(name="Dan Prøve"), ("vold", "sydby-kommune")
    leader = Hat.MUNICIPAL_PROJECT_LEADER
    add_hat(deputy, leader, *where, role_key="projektleder", is_deputy=True)
    return deputy


def page(meeting: Meeting, viewer: User) -> str:
    client = Client()
    client.force_login(viewer)
    answer = client.get(reverse("meetings:meeting", args=["vold", meeting.pk]))
    return " ".join(html.fromstring(answer.content).text_content().split())


def test_nothing_is_said_while_all_hold_their_roles(cast: Cast, meeting: Meeting) -> None:
    assert HEADING not in page(meeting, cast.lead)


def test_absence_that_nobody_stands_in_for_leaves_a_vacancy(cast: Cast, meeting: Meeting) -> None:
    away(cast.south, cast)

    shown = page(meeting, cast.lead)

    told = "Sune Prøve er fraværende den dag eller har ikke rollen mere. Ingen andre har rollen."
    assert f"{HEADING} {told}" in shown
    assert "Projektleder fra Sydby Kommune: ingen har rollen på dagen" in shown


def test_deputy_who_stands_in_is_named_and_can_be_invited(cast: Cast, meeting: Meeting) -> None:
    add_deputy()
    away(cast.south, cast)

    shown = page(meeting, cast.lead)

    assert "Kun stedfortræder: Dan Prøve (ikke indkaldt)." in shown
    assert "Projektleder fra Sydby Kommune: ingen har rollen" not in shown
    client = Client()
    client.force_login(cast.lead)
    form = client.get(reverse("meetings:circumstances", args=["vold", meeting.pk]))
    assert "Dan Prøve, Sydby Kommune" in form.content.decode()


def test_colleague_with_the_same_role_is_named_and_not_the_deputy(cast: Cast) -> None:
    leader, where = Hat.MUNICIPAL_PROJECT_LEADER, ("vold", "sydby-kommune")
    add_hat(make_user(name="Carl Prøve"), leader, *where, role_key="projektleder")
    add_deputy()
    meeting = a_convened_meeting(cast)
    away(cast.south, cast)

    assert "Rollen har: Carl Prøve (indkaldt). Ret indkaldelsen" in page(meeting, cast.lead)


def test_those_who_do_not_plan_the_meeting_are_not_told_of_absences(
    cast: Cast, meeting: Meeting
) -> None:
    away(cast.south, cast)

    assert HEADING not in page(meeting, cast.worker)
