"""The meetings that a person has said they come to."""

from datetime import date, datetime, time, timedelta

from django.utils.timezone import localtime, make_aware
from django.utils.translation import gettext as _

from modning.dates import Hours, write_hours
from modning_web.access.models import User
from modning_web.addresses import address_of
from modning_web.meetings.models import Invitation, State
from modning_web.programmes.wording import page_language
from modning_web.waiting import Kind, Waiting

AHEAD = timedelta(days=92)
_COMES = ("accepted", "tentative")


def meetings_to_attend(person: User, *, on: date) -> list[Waiting]:
    """Return the meetings of the next months that `person` comes to: one statement."""
    today = make_aware(datetime.combine(on, time()))
    rows = Invitation.objects.filter(
        person=person,
        withdrawn_at=None,
        answered__in=_COMES,
        meeting__state=State.FIXED,
        meeting__ends_at__gte=today,
        meeting__starts_at__lt=today + AHEAD,
    )
    found = rows.select_related("meeting__programme", "meeting__site")
    return [_attending(one) for one in found.order_by("meeting__starts_at")]


def _attending(one: Invitation) -> Waiting:
    meeting = one.meeting
    if meeting.starts_at is None or meeting.ends_at is None:
        message = "a fixed meeting has a time"
        raise TypeError(message)
    starts, ends = localtime(meeting.starts_at), localtime(meeting.ends_at)
    hours = write_hours(Hours(starts.time(), ends.time()), page_language())
    return Waiting(
        kind=Kind.MEETING,
        title=_("Deltag: {name}").format(name=meeting.title),
        link=address_of("meetings:answer", str(one.pk)),
        due=starts.date(),
        programme_title=meeting.programme.title,
        site_name=meeting.site.name if meeting.site else "",
        detail=", ".join(text for text in (hours, meeting.place) if text),
    )
