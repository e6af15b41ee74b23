"""What has become of occurrences, as calendars show it."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Max, Q
from django.urls import reverse

from modning.meeting.slippage import slippage_in_words
from modning.programme.calendar import Settled
from modning_web.access.models import User
from modning_web.meetings.inviting import title_of
from modning_web.meetings.mapping import meeting_of
from modning_web.meetings.models import Meeting, MeetingStep, State
from modning_web.meetings.queries import meetings_taken_part_in
from modning_web.programmes.models import OccurrenceQuerySet
from modning_web.programmes.settling import settles
from modning_web.programmes.wording import in_page_language

_SHOWN = (State.FIXED, State.HELD, State.CANCELLED)


@settles
def settled_meetings(rows: OccurrenceQuerySet, person: User | None) -> dict[str, Settled]:
    """Return the meetings that have a time, or never will, among occurrences or a person's own."""
    wanted = Q(occurrence__in=rows.order_by().values("pk"))
    if person is not None:
        wanted |= Q(pk__in=meetings_taken_part_in(person).values("pk"))
    found = Meeting.objects.filter(wanted, state__in=_SHOWN)
    meetings = list(found.select_related("programme", "site"))
    changed = _last_changed(meetings)
    return {row.uid: _settled(row, changed[row.pk]) for row in meetings if row.pk in changed}


def _last_changed(meetings: Iterable[Meeting]) -> dict[UUID, datetime]:
    steps = MeetingStep.objects.filter(meeting__in=meetings).order_by()
    return dict(steps.values_list("meeting").annotate(last=Max("at")))


def _settled(row: Meeting, changed_at: datetime) -> Settled:
    method = meeting_of(row)
    starts: date = method.slot.starts if method.slot else method.planned.start
    ends: date = method.slot.ends if method.slot else method.planned.end
    page = reverse("meetings:meeting", args=[row.programme.key, row.pk])
    told = [row.online_address, settings.SITE_ADDRESS + page]
    if method.slot:
        told.insert(1, in_page_language(slippage_in_words(method)))
    return Settled(
        title=title_of(row),
        starts=starts,
        ends=ends,
        changed_at=changed_at,
        place=row.place,
        told="\n".join(one for one in told if one),
        sequence=method.sequence,
        is_cancelled=row.state == State.CANCELLED,
    )
