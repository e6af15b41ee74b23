"""What has become of occurrences, as calendars show it."""

from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Max, Q, QuerySet

from modning.meeting.slippage import slippage_in_words
from modning.programme.calendar import Settled
from modning_web.access.models import User
from modning_web.addresses import address_of
from modning_web.meetings.inviting import titled
from modning_web.meetings.mapping import meeting_of
from modning_web.meetings.models import Meeting, MeetingStep, State
from modning_web.meetings.queries import participant, takes_part
from modning_web.programmes.models import OccurrenceQuerySet
from modning_web.programmes.settling import settles
from modning_web.programmes.wording import in_page_language

_SHOWN = (State.FIXED, State.HELD, State.CANCELLED)
_READ = (  # in the order of the model
    *("id", "title", "uid", "planned_from", "planned_before", "state", "starts_at", "ends_at"),
    *("place", "online_address", "is_convened", "letters"),
)


@settles
def settled_meetings(rows: OccurrenceQuerySet, person: User | None) -> dict[str, Settled]:
    """Return the meetings that have a time, or never will, among occurrences or a person's own.

    A programme has thousands of them: what is shown is read as bare columns.
    """
    wanted = Q(occurrence__in=rows.order_by().values("pk"))
    if person is not None:
        wanted |= takes_part(participant(person))
    found = Meeting.objects.filter(wanted, state__in=_SHOWN)
    changed = _last_changed(found)
    columns = found.order_by("starts_at", "planned_before", "id").values_list(
        *_READ, "programme__key", "site__name"
    )
    return {
        meeting.uid: _settled(meeting, programme_key, site_name, changed[meeting.pk])
        for *row, programme_key, site_name in columns
        if (meeting := Meeting.from_db(None, _READ, row)).pk in changed
    }


def _last_changed(meetings: QuerySet[Meeting]) -> dict[UUID, datetime]:
    steps = MeetingStep.objects.filter(meeting__in=meetings.order_by().values("pk")).order_by()
    return dict(steps.values_list("meeting").annotate(last=Max("at")))


def _settled(
    row: Meeting, programme_key: str, site_name: str | None, changed_at: datetime
) -> Settled:
    method = meeting_of(row)
    starts: date = method.slot.starts if method.slot else method.planned.start
    ends: date = method.slot.ends if method.slot else method.planned.end
    page = address_of("meetings:meeting", programme_key, str(row.pk))
    told = [row.online_address, settings.SITE_ADDRESS + page]
    if method.slot:
        told.insert(1, in_page_language(slippage_in_words(method)))
    return Settled(
        title=titled(row.title, site_name),
        starts=starts,
        ends=ends,
        changed_at=changed_at,
        place=row.place or row.online_address,
        told="\n".join(one for one in told if one),
        sequence=method.sequence,
        is_cancelled=row.state == State.CANCELLED,
    )
