"""What letters and feeds say to one who is invited later, or takes part online."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from factories import NOON
from meeting_factories import Cast, a_convened_meeting, a_fixed_meeting, fresh, make_cast, now
from web.meetings.letters_sent import event_in, sent
from web.meetings.mail_programs import as_outlook

from modning.meeting.slot import Slot
from modning.programme.calendar import DANISH_TIME
from modning_web.meetings.actions import steps
from modning_web.meetings.actions.answering import Reply, answer
from modning_web.meetings.actions.reading_answers import take_mail
from modning_web.meetings.models import Meeting
from modning_web.meetings.seating import Invited, day_for, seating_of
from modning_web.notices.models import Letter

pytestmark = pytest.mark.django_db
ONLINE = "https://moede.example/123"


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    return a_convened_meeting(cast)


def revise(meeting: Meeting, cast: Cast, *more: Invited, **around: str) -> None:
    rows = meeting.invitations.select_related("person", "site")
    steps.revise(
        seen=now(meeting),
        circumstances=steps.Circumstances(**around),
        invited=[*(steps.invited_as(row) for row in rows), *more],
        by=cast.lead,
        at=NOON,
    )


def test_one_invited_later_is_invited_and_the_others_read_of_a_change(
    meeting: Meeting, cast: Cast
) -> None:
    sent()

    revise(meeting, cast, Invited(cast.worker, "optional", "fagperson"), place="Aarhus")

    subjects = {one.person: one.subject.split(":")[0] for one in Letter.objects.all()}
    assert subjects[cast.worker] == "Indkaldelse"
    assert {subjects[one] for one in (cast.north, cast.south, cast.consultant)} == {"Ændret"}


def test_meeting_that_is_convened_again_is_an_invitation(meeting: Meeting, cast: Cast) -> None:
    steps.withdraw(seen=now(meeting), reason="Tog", by=cast.lead, at=NOON)
    again = steps.fix(seen=now(meeting), slot=slot_at(9), by=cast.lead, at=NOON)
    sent()

    invited = seating_of(again, on=slot_at(9).first_day).invited()
    steps.convene(seen=now(again), invited=invited, by=cast.lead, at=NOON)

    assert {one.subject.split(":")[0] for one in Letter.objects.all()} == {"Indkaldelse"}


def slot_at(hour: int) -> Slot:
    starts = datetime(2024, 6, 14, hour, 30, tzinfo=DANISH_TIME)
    return Slot(starts, starts + timedelta(hours=2))


@pytest.mark.parametrize(
    ("around", "where"),
    [
        ({"online_address": ONLINE}, ONLINE),
        ({"place": "Rådhuset", "online_address": ONLINE}, "Rådhuset"),
    ],
)
def test_meeting_without_a_place_is_held_at_its_online_address(
    around: dict[str, str], where: str, meeting: Meeting, cast: Cast, client: Client
) -> None:
    sent()

    revise(meeting, cast, **around)

    event = event_in(Letter.objects.get(person=cast.north))
    feed = reverse("meetings:programme_calendar", args=["vold", cast.north.calendar_token])
    calendar = client.get(feed).content.decode().replace("\r\n ", "")
    assert event["location"] == where
    assert ONLINE in event["description"]
    assert f":{where}\r\n" in calendar


def test_one_who_comes_online_still_does_when_a_program_says_yes(
    meeting: Meeting, cast: Cast
) -> None:
    row = meeting.invitations.get(person=cast.north)
    answer(invitation=row, reply=Reply("accepted", comes_online=True), by=cast.north, at=NOON)
    letter = bytes(Letter.objects.get(person=cast.north).mime)
    found = []
    for answered, stamped in (("accepted", "20240302T090000Z"), ("declined", "20240303T090000Z")):
        mail = as_outlook(letter, answered, sender=str(cast.north.email), stamped=stamped)
        take_mail(mail=mail, received_at=NOON + timedelta(days=3))
        row.refresh_from_db()
        found.append((row.answered, row.comes_online))

    assert found == [("accepted", True), ("declined", False)]


def test_holders_are_those_of_the_danish_day(cast: Cast) -> None:
    just_past_midnight = slot_at(0)
    meeting = fresh(a_fixed_meeting(cast, slot=just_past_midnight))

    assert day_for(meeting, NOON.date()) == just_past_midnight.first_day
