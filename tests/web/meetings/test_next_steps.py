"""A meeting's page offers what is left to do, and nothing that is done."""

import pytest
from django.test import Client
from django.urls import reverse
from factories import NOON
from meeting_factories import AFTERWARDS, Cast, a_convened_meeting, make_cast, now

from modning_web.meetings.actions import steps
from modning_web.meetings.actions.attending import Noted, note_attendance
from modning_web.meetings.models import Meeting
from modning_web.meetings.next_steps import next_steps

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    row = a_convened_meeting(cast)
    return steps.hold(seen=now(row), by=cast.lead, at=AFTERWARDS)


def offered(meeting: Meeting) -> list[str]:
    found = next_steps(meeting, on=AFTERWARDS.date())
    return [str(one.label) for one in (found.first, *found.others) if one]


def write_attendance(meeting: Meeting, cast: Cast) -> None:
    noted = [Noted(cast.north, "present"), Noted(cast.south, "absent")]
    note_attendance(seen=now(meeting), noted=noted, by=cast.lead, at=AFTERWARDS)


def test_held_meeting_asks_who_was_there_first(meeting: Meeting) -> None:
    assert offered(meeting) == ["Skriv, hvem der var med"]


def test_meeting_whose_attendance_is_written_asks_for_its_minutes(
    meeting: Meeting, cast: Cast, client: Client
) -> None:
    write_attendance(meeting, cast)
    client.force_login(cast.lead)

    page = client.get(reverse("meetings:meeting", args=["vold", meeting.pk])).content.decode()

    assert offered(meeting) == ["Skriv referatet"]
    assert reverse("minutes:minutes", args=["vold", meeting.pk]) in page
    assert "Skriv, hvem der var med" not in page


def test_meeting_whose_minutes_are_sent_round_asks_for_nothing_more(
    meeting: Meeting, cast: Cast
) -> None:
    write_attendance(meeting, cast)
    meeting.agenda_closed_at = NOON

    assert offered(meeting) == []
