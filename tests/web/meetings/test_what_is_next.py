"""A meeting's page says what is next, also when its day is over, and asks for nothing in vain."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from factories import NOON, add_hat, make_user
from meeting_factories import (
    AFTERWARDS,
    MORNING,
    Cast,
    a_convened_meeting,
    a_fixed_meeting,
    make_cast,
    now,
)
from pytest_django import Settings

from modning_web.access.models import Hat, User
from modning_web.meetings.actions import steps
from modning_web.meetings.actions.attending import Noted, note_attendance
from modning_web.meetings.models import Meeting

pytestmark = pytest.mark.django_db
BEFORE, ON_THE_DAY, AFTER = date(2024, 5, 1), date(2024, 5, 14), date(2024, 5, 15)


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture(autouse=True)
def day_can_be_chosen(settings: Settings) -> None:
    settings.DEMO = True


def seen_on(day: date, person: User, meeting: Meeting, page: str = "meeting") -> str:
    client = Client()
    client.force_login(person)
    session = client.session
    session["day"] = day.isoformat()
    session.save()
    address = reverse(f"meetings:{page}", args=[meeting.programme.key, meeting.pk])
    return client.get(address).content.decode()


def test_held_meeting_asks_for_attendance_and_then_leads_to_the_minutes(cast: Cast) -> None:
    meeting = a_convened_meeting(cast)
    steps.hold(seen=now(meeting), by=cast.lead, at=AFTERWARDS)
    write, minutes = (
        reverse(name, args=["vold", meeting.pk])
        for name in ("meetings:write_attendance", "minutes:minutes")
    )

    unknown = [Noted(cast.worker, "unknown")]
    note_attendance(seen=now(meeting), noted=unknown, by=cast.lead, at=AFTERWARDS)
    without = seen_on(AFTER, cast.lead, meeting)
    noted = [Noted(cast.north, "present"), Noted(cast.south, "absent")]
    note_attendance(seen=now(meeting), noted=noted, by=cast.lead, at=AFTERWARDS)
    with_attendance = seen_on(AFTER, cast.lead, meeting)

    assert f'<a class="button button-primary" href="{write}">' in without
    assert f'<a class="button button-primary" href="{minutes}">' in with_attendance
    assert "<strong>1</strong> Til stede" in with_attendance
    assert "Ikke svaret</li>" not in with_attendance


@pytest.mark.parametrize(("day", "is_asked"), [(BEFORE, True), (ON_THE_DAY, True), (AFTER, False)])
def test_invitee_is_asked_for_an_answer_until_the_day_is_over(
    day: date, *, is_asked: bool, cast: Cast
) -> None:
    meeting = a_convened_meeting(cast)

    page = seen_on(day, cast.north, meeting)

    assert ("Svar på indkaldelsen" in page) == is_asked


def test_attendance_is_not_asked_for_before_the_day(cast: Cast) -> None:
    meeting = a_convened_meeting(cast)

    before, after = (seen_on(day, cast.lead, meeting, "attendance") for day in (BEFORE, AFTER))

    assert "Fremmødet skrives, når mødet er holdt." in before
    assert "Skriv, hvem der var med" not in before
    assert "Skriv, hvem der var med" in after


def test_cancelled_meeting_says_why_at_once(cast: Cast) -> None:
    meeting = a_convened_meeting(cast)
    steps.cancel(seen=now(meeting), reason="Ingen penge", by=cast.lead, at=NOON)

    page = seen_on(BEFORE, cast.north, meeting)

    assert page.index("Mødet er aflyst") < page.index("Ingen penge") < page.index("Planlagt")


def test_move_begins_with_the_time_the_meeting_has(cast: Cast) -> None:
    page = seen_on(BEFORE, cast.lead, a_fixed_meeting(cast), "move")

    assert 'value="2024-05-14"' in page
    assert 'value="09:00"' in page
    assert 'value="12:00"' in page


def test_meeting_with_one_site_leads_those_who_may_to_its_preparation(cast: Cast) -> None:
    local = a_fixed_meeting(cast, "besoeg/1/nordby-kommune", MORNING)
    evaluator = make_user(name="Eva Prøve")
    add_hat(evaluator, Hat.EVALUATOR, "vold")
    prepare = reverse("advice:preparation", args=["vold", "nordby-kommune"])

    assert prepare in seen_on(BEFORE, cast.north, local)
    assert prepare not in seen_on(BEFORE, evaluator, local)
    assert "/forberedelse/" not in seen_on(BEFORE, cast.lead, a_fixed_meeting(cast))


def test_nobody_is_to_be_invited_to_a_meeting_that_is_over(cast: Cast) -> None:
    meeting = a_fixed_meeting(cast)
    invite = reverse("meetings:convene", args=["vold", meeting.pk])

    assert invite in seen_on(BEFORE, cast.lead, meeting)
    assert invite not in seen_on(AFTER, cast.lead, meeting)
    assert "Mødets dag er gået." in seen_on(AFTER, cast.lead, meeting, "convene")
    assert "Mødets dag er gået." not in seen_on(BEFORE, cast.lead, meeting, "convene")
