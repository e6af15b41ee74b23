"""Meetings for tests: a small programme with people in its roles, and meetings on their way."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from factories import NOON, add_hat, make_programme, make_user

from modning.meeting.slot import Slot
from modning.programme.calendar import DANISH_TIME
from modning_web.access.models import Hat, User
from modning_web.meetings.actions import steps
from modning_web.meetings.actions.stepping import Seen
from modning_web.meetings.models import Meeting
from modning_web.meetings.seating import seating_of
from modning_web.programmes.models import Occurrence, Programme

MORNING = Slot(
    datetime(2024, 5, 14, 9, tzinfo=DANISH_TIME), datetime(2024, 5, 14, 12, tzinfo=DANISH_TIME)
)
LATER = Slot(
    datetime(2024, 6, 12, 13, tzinfo=DANISH_TIME), datetime(2024, 6, 12, 15, tzinfo=DANISH_TIME)
)
AFTERWARDS = datetime(2024, 7, 1, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Cast:
    """The people of the small programme, by what they are there."""

    programme: Programme
    lead: User
    consultant: User
    north: User
    south: User
    worker: User


def make_cast(text: str = "") -> Cast:
    """Add the small programme with its lead, a consultant, two project leaders and a worker."""
    programme = make_programme(text)
    lead, consultant, north, south, worker = (
        make_user(name=name, email=f"{name.split()[0].lower()}-{programme.pk.hex[-6:]}@example.dk")
        for name in ("Lea Prøve", "Kim Prøve", "Nora Prøve", "Sune Prøve", "Frida Prøve")
    )
    add_hat(lead, Hat.PROGRAMME_LEAD, "vold")
    add_hat(consultant, Hat.PROCESS_CONSULTANT, "vold", role_key="konsulent")
    leader = Hat.MUNICIPAL_PROJECT_LEADER
    add_hat(north, leader, "vold", "nordby-kommune", role_key="projektleder")
    add_hat(south, leader, "vold", "sydby-kommune", role_key="projektleder")
    add_hat(worker, Hat.PRACTITIONER, "vold", "nordby-kommune", role_key="fagperson")
    return Cast(programme, lead, consultant, north, south, worker)


def occurrence(key: str) -> Occurrence:
    """Return what the small programme has a window for."""
    return Occurrence.objects.select_related("programme__current", "site").get(key=key)


def a_meeting(key: str = "opstart/1") -> Meeting:
    """Begin a meeting."""
    return steps.open_meeting(occurrence=occurrence(key), by=None, at=NOON)


def a_fixed_meeting(cast: Cast, key: str = "opstart/1", slot: Slot = MORNING) -> Meeting:
    """Begin a meeting and settle its time."""
    return steps.fix(seen=now(a_meeting(key)), slot=slot, by=cast.lead, at=NOON)


def a_convened_meeting(cast: Cast, key: str = "opstart/1", slot: Slot = MORNING) -> Meeting:
    """Begin a meeting, settle its time and invite all who hold a seat."""
    meeting = a_fixed_meeting(cast, key, slot)
    invited = seating_of(meeting, on=slot.first_day).invited()
    steps.convene(seen=now(meeting), invited=invited, by=cast.lead, at=NOON)
    return fresh(meeting)


def fresh(meeting: Meeting) -> Meeting:
    """Return a meeting as it stands in the database."""
    return Meeting.objects.select_related("programme__current", "site", "chair").get(pk=meeting.pk)


def now(meeting: Meeting) -> Seen:
    """Return a meeting as one who looks now sees it."""
    return Seen(meeting, fresh(meeting).revision)


def day_after(days: int) -> date:
    """Return a day counted from noon of the tests."""
    return (NOON + timedelta(days=days)).date()
