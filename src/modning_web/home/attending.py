"""The meetings that a person has said they come to."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.timezone import localtime, make_aware
from django.utils.translation import gettext as _

from modning.dates import Hours, write_hours
from modning_web.access.models import User
from modning_web.addresses import address_of
from modning_web.meetings.models import Invitation, State
from modning_web.meetings.waiting import MeetingRow, columns_of_meeting
from modning_web.programmes.wording import page_language
from modning_web.statements import prepared
from modning_web.waiting import Kind, Waiting

AHEAD = timedelta(days=92)
_COMES = ("accepted", "tentative")


def meetings_to_attend(person: User, *, on: date) -> list[Waiting]:
    """Return the meetings of the next months that `person` comes to: one statement."""
    today = make_aware(datetime.combine(on, time()))
    rows = _coming(person.pk, today, today + AHEAD)
    return [_attending(invitation, place, MeetingRow(*row)) for invitation, place, *row in rows]


@prepared
def _coming(person: UUID, since: datetime, until: datetime) -> QuerySet[Any, tuple[Any, ...]]:
    rows = Invitation.objects.filter(
        person=person,
        withdrawn_at=None,
        answered__in=_COMES,
        meeting__state=State.FIXED,
        meeting__ends_at__gte=since,
        meeting__starts_at__lt=until,
    )
    found = rows.order_by("meeting__starts_at")
    return found.values_list("pk", "meeting__place", *columns_of_meeting("meeting__"))


def _attending(invitation: UUID, place: str, meeting: MeetingRow) -> Waiting:
    if meeting.starts_at is None or meeting.ends_at is None:
        message = "a fixed meeting has a time"
        raise TypeError(message)
    starts, ends = localtime(meeting.starts_at), localtime(meeting.ends_at)
    hours = write_hours(Hours(starts.time(), ends.time()), page_language())
    return Waiting(
        kind=Kind.MEETING,
        title=_("Deltag: {name}").format(name=meeting.title),
        link=address_of("meetings:answer", str(invitation)),
        due=starts.date(),
        programme_title=meeting.programme_title,
        site_name=meeting.site_name or "",
        detail=", ".join(text for text in (hours, place) if text),
    )
