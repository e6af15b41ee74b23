"""A meeting's page offers what is left to do, and nothing that is done."""

from datetime import timedelta

import pytest
from agenda_factories import make_item
from django.test import Client
from django.urls import reverse
from factories import NOON
from meeting_factories import AFTERWARDS, MORNING, Cast, a_convened_meeting, make_cast, now

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
    written = meeting.attendance.exists()
    found = next_steps(meeting, on=AFTERWARDS.date(), is_attendance_written=written)
    return [str(one.label) for one in (found.first, *found.others) if one]


def write_attendance(meeting: Meeting, cast: Cast) -> None:
    noted = [Noted(cast.north, "present"), Noted(cast.south, "absent")]
    note_attendance(seen=now(meeting), noted=noted, by=cast.lead, at=AFTERWARDS)


@pytest.mark.parametrize(
    ("days", "why"),
    [(-1, None), (0, "Mødet er i dag. Skriv det, når det er begyndt."), (1, "Tiden er gået")],
)
def test_meeting_is_recorded_as_held_from_its_day_on(
    days: int, why: str | None, cast: Cast
) -> None:
    row = a_convened_meeting(cast, "afslutning/1")

    first = next_steps(row, on=MORNING.first_day + timedelta(days=days)).first

    assert first is not None
    assert first.is_done_at_once is (why is not None)
    assert str(first.why).startswith(why or "Der er indkaldt")


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


def test_page_of_a_held_meeting_tells_how_many_came_and_folds_what_they_answered(
    meeting: Meeting, cast: Cast, client: Client
) -> None:
    write_attendance(meeting, cast)
    client.force_login(cast.lead)

    page = client.get(reverse("meetings:meeting", args=["vold", meeting.pk])).content.decode()

    assert "<strong>1</strong> Til stede" in page
    assert "<strong>1</strong> Afbud" in page
    assert "Ikke svaret</li>" not in page
    assert "Se, hvad de svarede" in page


def test_convened_meeting_asks_for_an_agenda_until_it_has_one(cast: Cast) -> None:
    row = a_convened_meeting(cast, "afslutning/1")
    before = next_steps(row, on=NOON.date()).first

    make_item(row)

    after = next_steps(row, on=NOON.date()).first
    assert [str(one.label) for one in (before, after) if one] == [
        "Lav dagsordenen",
        "Ret indkaldelsen",
    ]


def test_meeting_whose_minutes_are_sent_round_asks_for_nothing_more(
    meeting: Meeting, cast: Cast
) -> None:
    write_attendance(meeting, cast)
    meeting.agenda_closed_at = NOON

    assert offered(meeting) == []
