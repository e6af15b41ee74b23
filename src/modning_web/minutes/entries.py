"""Rows of the decision log as the method's values."""

from dataclasses import replace

from django.utils import timezone

from modning.meeting.decision_log import Entry, Held
from modning.meeting.minutes import Minutes as MethodMinutes
from modning_web.meetings.agenda_queries import item_of
from modning_web.minutes.mapping import STATES, outcome_of
from modning_web.minutes.models import Outcome


def entry_of(row: Outcome, *, says_programme: bool) -> Entry:
    """Return a row of the log, whose owner is named by the outcome's key.

    One who has several may be named in some of them only.
    """
    meeting = row.item.meeting
    title = f"{meeting.title}, {meeting.site.name}" if meeting.site else meeting.title
    state = next(one for one in STATES if one == meeting.minutes.state)
    held = Held(
        minutes=MethodMinutes(meeting.uid, (), state),
        day=timezone.localdate(meeting.starts_at) if meeting.starts_at else meeting.planned_from,
        activity=meeting.activity_key,
        title=f"{meeting.programme.title}: {title}" if says_programme else title,
        site=meeting.site.key if meeting.site else None,
    )
    outcome = outcome_of(row)
    owned = replace(outcome, owner=str(row.pk) if outcome.owner else "")
    return Entry(owned, item_of(row.item), held)
