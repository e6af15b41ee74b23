"""Meetings for tests, each ready to use, each new."""

from datetime import UTC, datetime, timedelta

from modning_web.access.models import Hat, User
from modning_web.meetings.models import AgendaItem, Attendance, Invitation, Meeting
from modning_web.programmes.models import Programme

NORDBY, SYDBY = "nordby-kommune", "sydby-kommune"
TEN = datetime(2024, 5, 14, 8, tzinfo=UTC)  # ten o'clock in Denmark
LEAD, LEADER = Hat.PROGRAMME_LEAD, Hat.MUNICIPAL_PROJECT_LEADER


def make_meeting(
    programme: Programme,
    *,
    activity: str = "besoeg",
    site: str = NORDBY,
    turn: int = 1,
    state: str = "fixed",
    starts_at: datetime = TEN,
    hours: int = 2,
) -> Meeting:
    """Add a meeting of the small programme: a dialogue meeting at a site, or a common one."""
    place = programme.sites.get(key=site) if site else None
    key = f"{activity}/{turn}" + (f"/{site}" if site else "")
    occurrence = programme.occurrences.get(key=key)
    has_time = state in {"fixed", "held"}
    return Meeting.objects.create(
        programme=programme,
        site=place,
        occurrence=occurrence,
        occurrence_key=key,
        activity_key=activity,
        turn=turn,
        title={"besoeg": "Besøg i kommunen", "opstart": "Fælles opstart"}.get(activity, activity),
        uid=f"{key}@{programme.key}",
        planned_from=occurrence.starts_on,
        planned_before=occurrence.ends_on,
        state=state,
        starts_at=starts_at if has_time else None,
        ends_at=starts_at + timedelta(hours=hours) if has_time else None,
        place="Rådhuset" if has_time else "",
    )


def make_item(
    meeting: Meeting, title: str = "Status", minutes: int = 30, **more: object
) -> AgendaItem:
    """Add an item last on a meeting's agenda."""
    position = meeting.items.count() + 1
    return AgendaItem.objects.create(
        meeting=meeting, title=title, minutes=minutes, position=position, **more
    )


def invite(meeting: Meeting, person: User) -> Invitation:
    """Convene a person to a meeting."""
    return Invitation.objects.create(meeting=meeting, person=person)


def note_attendance(meeting: Meeting, person: User, presence: str = "present") -> Attendance:
    """Note that a person was there."""
    return Attendance.objects.create(
        meeting=meeting, person=person, presence=presence, noted_by=person, noted_at=TEN
    )
