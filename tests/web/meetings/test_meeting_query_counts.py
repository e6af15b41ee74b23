"""Pages of meetings ask the database a fixed number of times, however much there is."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from factories import NOON, add_hat, make_member, make_user
from meeting_factories import MORNING, a_convened_meeting, a_meeting, make_cast, now

from benchmarks.large_programme import large_programme
from modning.programme.reading import read_definition
from modning_web.access.models import Hat, User
from modning_web.meetings.actions import polling, steps
from modning_web.meetings.models import Meeting
from modning_web.meetings.seating import Invited, seating_of
from modning_web.meetings.waiting import waiting_for
from modning_web.programmes.actions import adopt, bring_definition
from modning_web.programmes.models import Occurrence, Programme

pytestmark = pytest.mark.django_db
MOST = 12


def count(person: User, address: str) -> int:
    client = Client()
    client.force_login(person)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    assert answer.status_code == 200, address
    return len(asked)


def page(meeting: Meeting, name: str) -> str:
    return reverse(f"meetings:{name}", args=[meeting.programme.key, meeting.pk])


def grow(meeting: Meeting, number: int) -> None:
    """Invite more people from more places to a meeting."""
    more = []
    for _ in range(number):
        person = make_user()
        add_hat(
            person,
            Hat.MUNICIPAL_PROJECT_LEADER,
            "vold",
            "nordby-kommune",
            role_key="projektleder",
        )
        more.append(Invited(person, "required", "projektleder"))
    standing = [steps.invited_as(one) for one in meeting.invitations.filter(withdrawn_at=None)]
    steps.revise(
        seen=now(meeting),
        circumstances=steps.Circumstances(),
        invited=[*standing, *more],
        by=None,
        at=NOON,
    )


def test_pages_of_a_convened_meeting_ask_as_often_for_three_as_for_forty() -> None:
    cast = make_cast()
    meeting = a_convened_meeting(cast)
    names = ("meeting", "attendance", "write_attendance", "circumstances", "move")
    before = {name: count(cast.lead, page(meeting, name)) for name in names}

    grow(meeting, 37)

    after = {name: count(cast.lead, page(meeting, name)) for name in names}
    assert after == before
    assert max(after["meeting"], after["attendance"]) <= MOST


def test_pages_of_a_poll_ask_as_often_for_one_as_for_eight_times() -> None:
    cast = make_cast()
    meeting = a_meeting()
    invited = seating_of(meeting, on=MORNING.first_day).invited()
    found = []
    for number in (1, 8):
        slots = tuple(
            type(MORNING)(MORNING.starts.replace(day=day), MORNING.ends.replace(day=day))
            for day in range(1, number + 1)
        )
        poll = polling.propose(
            seen=now(meeting), question=polling.Question(slots, invited), by=None, at=NOON
        )
        votes = {one.pk: "yes" for one in poll.options.all()}
        polling.vote(poll=poll, votes=votes, by=cast.north, at=NOON)  # type: ignore[arg-type]  # a test's own words
        addresses = (
            page(meeting, "meeting"),
            page(meeting, "poll"),
            reverse("meetings:poll_answer", args=[poll.pk]),
        )
        found.append(
            [count(cast.lead, one) for one in addresses[:2]] + [count(cast.north, addresses[2])]
        )

    assert found[0] == found[1]
    assert max(found[1]) <= MOST


@pytest.mark.slow
def test_lists_ask_as_often_for_one_site_as_for_ninety_eight() -> None:
    key = "hele-landet"
    lead = make_member(Hat.PROGRAMME_LEAD, key)
    leader = make_member(Hat.MUNICIPAL_PROJECT_LEADER, key, "kommune-1", role_key="projektleder")
    addresses = [
        reverse("meetings:meetings") + "?hvornaar=alle",
        reverse("meetings:programme_meetings", args=[key]) + "?hvornaar=alle&side=2",
        reverse("meetings:series", args=[key]),
        reverse("meetings:programme_calendar", args=[key, lead.calendar_token]),
    ]
    found = []
    for sites in (2, 98):
        definition = read_definition(large_programme(municipalities=sites))
        adopt(
            draft=bring_definition(definition=definition, by=None, at=NOON),
            note="",
            by=None,
            at=NOON,
        )
        begin_on_some(Programme.objects.get(key=key), 30)
        found.append([count(one, address) for one in (lead, leader) for address in addresses])

    assert found[0] == found[1]
    assert max(found[1]) <= MOST


def begin_on_some(programme: Programme, number: int) -> None:
    for row in Occurrence.objects.filter(programme=programme, form="meeting")[:number]:
        meeting = steps.open_meeting(occurrence=row, by=None, at=NOON)
        if meeting.state == "window":
            steps.fix(seen=now(meeting), slot=MORNING, by=None, at=NOON)


def test_waiting_asks_as_often_for_one_meeting_as_for_many() -> None:
    cast = make_cast()
    found = []
    for key in ("opstart/1", "afslutning/1", "besoeg/1/nordby-kommune"):
        a_convened_meeting(cast, key)
        person = User.objects.get(pk=cast.lead.pk)
        with CaptureQueriesContext(connection) as asked:
            waiting_for(person, on=MORNING.first_day)
        found.append(len(asked))

    assert found[0] == found[1] == found[2] <= 5
