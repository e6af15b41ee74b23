"""Calendars show what has become of the plan's windows."""

from datetime import datetime
from typing import Any

import pytest
import recurring_ical_events
from django.test import Client
from django.urls import reverse
from factories import NOON, make_user
from icalendar import Calendar
from meeting_factories import LATER, MORNING, Cast, a_convened_meeting, make_cast, now
from web.meetings.mail_programs import event_in

from modning.programme.calendar import DANISH_TIME
from modning_web.access.models import User
from modning_web.meetings.actions import steps
from modning_web.meetings.models import Meeting
from modning_web.meetings.seating import Invited
from modning_web.notices.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    return a_convened_meeting(cast)


def own(person: User, client: Client) -> dict[str, Any]:
    """Return the events of a person's own calendar by what they are known by."""
    return read(client, reverse("programmes:own_calendar", args=[person.calendar_token]))


def read(client: Client, address: str) -> dict[str, Any]:
    answer = client.get(address)
    assert answer.status_code == 200
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    found = {str(event["uid"]): event for event in events}
    assert len(found) == len(events)
    return found


def test_own_calendar_shows_the_time_a_meeting_got(
    meeting: Meeting, cast: Cast, client: Client
) -> None:
    event = own(cast.north, client)[meeting.uid]

    assert (event["dtstart"].dt, event["dtend"].dt) == (MORNING.starts, MORNING.ends)
    assert (str(event["status"]), str(event["summary"])) == ("CONFIRMED", "Fælles opstart")


def test_calendar_and_invitation_are_the_same_event(
    meeting: Meeting, cast: Cast, client: Client
) -> None:
    steps.move(seen=now(meeting), slot=LATER, reason="Tog", by=cast.lead, at=NOON)
    letter = Letter.objects.filter(person=cast.north).latest("id")

    invited, shown = event_in(bytes(letter.mime)), own(cast.north, client)[meeting.uid]

    for name in ("uid", "sequence", "summary"):
        assert invited[name] == shown[name]
    assert invited["dtstart"].dt == shown["dtstart"].dt == LATER.starts


def test_meeting_without_a_time_is_still_its_window(cast: Cast, client: Client) -> None:
    events = own(cast.north, client).values()

    (visit,) = [
        one for one in events if "maj" not in one["summary"] and one["dtstart"].dt.month == 5
    ]
    assert (str(visit["status"]), str(visit["transp"])) == ("TENTATIVE", "TRANSPARENT")


def test_cancelled_meeting_is_said_to_be(meeting: Meeting, cast: Cast, client: Client) -> None:
    steps.cancel(seen=now(meeting), reason="Ingen penge", by=cast.lead, at=NOON)

    assert str(own(cast.north, client)[meeting.uid]["status"]) == "CANCELLED"


def test_one_who_is_invited_besides_has_the_meeting_too(
    meeting: Meeting, cast: Cast, client: Client
) -> None:
    assert meeting.uid not in own(cast.worker, client)
    invited = [steps.invited_as(one) for one in meeting.invitations.all()]

    steps.revise(
        seen=now(meeting),
        circumstances=steps.Circumstances(),
        invited=[*invited, Invited(cast.worker, "optional")],
        by=cast.lead,
        at=NOON,
    )

    assert meeting.uid in own(cast.worker, client)


def test_programme_calendar_has_what_its_reader_may_see(
    meeting: Meeting, cast: Cast, client: Client
) -> None:
    other = a_convened_meeting(cast, "besoeg/1/sydby-kommune")

    north, south = (
        read(client, reverse("meetings:programme_calendar", args=["vold", one.calendar_token]))
        for one in (cast.north, cast.south)
    )

    assert {meeting.uid, other.uid} <= south.keys()
    assert other.uid not in north
    assert north[meeting.uid]["dtstart"].dt == MORNING.starts


def test_programme_calendar_needs_the_secret_and_a_part_in_the_programme(
    meeting: Meeting, client: Client
) -> None:
    stranger = make_user()

    for token in (stranger.calendar_token, "x" * 43):
        answer = client.get(reverse("meetings:programme_calendar", args=["vold", token]))
        assert answer.status_code == 404


def test_calendars_in_safety_tell_nothing(meeting: Meeting, cast: Cast, client: Client) -> None:
    cast.north.wants_safe_contact = True
    cast.north.save()
    address = reverse("meetings:programme_calendar", args=["vold", cast.north.calendar_token])

    for found in (own(cast.north, client), read(client, address)):
        assert {str(event["summary"]) for event in found.values()} == {"Aftale"}
        assert found[meeting.uid]["dtstart"].dt == MORNING.starts
    content = client.get(address).content
    assert b"opstart" not in content
    assert b"X-WR-CALNAME:Kalender\r\n" in content


def test_who_has_safe_contact_is_shown_no_address_that_names_the_programme(
    cast: Cast, client: Client
) -> None:
    client.force_login(cast.north)
    page = reverse("meetings:programme_meetings", args=["vold"])
    address = reverse("meetings:programme_calendar", args=["vold", cast.north.calendar_token])

    before = client.get(page).content.decode()
    User.objects.filter(pk=cast.north.pk).update(wants_safe_contact=True)
    after = client.get(page).content.decode()

    assert (address in before, address in after) == (True, False)


def test_plan_as_a_file_in_safety_tells_nothing(
    meeting: Meeting, cast: Cast, client: Client
) -> None:
    User.objects.filter(pk=cast.north.pk).update(wants_safe_contact=True)
    client.force_login(cast.north)

    answer = client.get(reverse("programmes:plan_calendar", args=["vold"]))

    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert {str(event["summary"]) for event in events} == {"Aftale"}
    assert answer["Content-Disposition"] == 'attachment; filename="kalender.ics"'
    assert b"program" not in answer.content.replace(b"programme calendar", b"")


def test_a_calendar_program_finds_the_meeting_on_its_day(
    meeting: Meeting, cast: Cast, client: Client
) -> None:
    address = reverse("programmes:own_calendar", args=[cast.north.calendar_token])
    calendar = Calendar.from_ical(client.get(address).content)

    day = datetime(2024, 5, 14, tzinfo=DANISH_TIME)
    found = recurring_ical_events.of(calendar).between(day.replace(hour=8), day.replace(hour=13))

    assert meeting.uid in {str(one["uid"]) for one in found}
