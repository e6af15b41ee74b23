"""Between rows of meetings and the method's values."""

from collections.abc import Iterable
from datetime import datetime

from modning.dates import Period
from modning.meeting import meeting as method
from modning.meeting.slot import Slot
from modning.programme.schema.activities import Activity
from modning.programme.schema.definition import Programme as Defined
from modning.programme.site import Site as PlannedSite
from modning_web.meetings.models import Meeting, MeetingStep
from modning_web.programmes.mapping import definition_of, planned_of
from modning_web.programmes.models import Occurrence, Programme, Site


def meeting_of(row: Meeting, steps: Iterable[MeetingStep] = ()) -> method.Meeting:
    """Return the method's meeting; without `steps` it does not know whether it was moved."""
    return method.Meeting(
        uid=row.uid,
        planned=Period(row.planned_from, row.planned_before),
        state=_state(row.state),
        slot=slot_of(row.starts_at, row.ends_at),
        convened=row.is_convened,
        letters=row.letters,
        steps=tuple(step_of(one) for one in steps),
    )


def step_of(row: MeetingStep) -> method.Step:
    """Return the method's step."""
    by = str(row.by_id or "")
    slot = slot_of(row.starts_at, row.ends_at)
    return method.Step(_deed(row.deed), by=by, at=row.at, reason=row.why, slot=slot)


def slot_of(starts_at: datetime | None, ends_at: datetime | None) -> Slot | None:
    """Return the time between two columns, or None where it is not settled."""
    return Slot(starts_at, ends_at) if starts_at and ends_at else None


def follow(row: Meeting, meeting: method.Meeting) -> None:
    """Let the row, which is not saved here, say what the method's meeting says."""
    row.state = meeting.state
    row.starts_at = meeting.slot.starts if meeting.slot else None
    row.ends_at = meeting.slot.ends if meeting.slot else None
    row.is_convened = meeting.convened
    row.letters = meeting.letters


FOLLOWED = ("state", "starts_at", "ends_at", "is_convened", "letters")


def row_of(occurrence: Occurrence, defined: Defined) -> Meeting:
    """Return the row, not yet saved, of the meeting that an occurrence is to become."""
    meeting = method.Meeting.of(defined, planned_of(occurrence))
    activity = activity_of(defined, occurrence.activity_key)
    return Meeting(
        programme=occurrence.programme,
        site=occurrence.site,
        occurrence=occurrence,
        occurrence_key=occurrence.key,
        activity_key=occurrence.activity_key,
        turn=occurrence.turn,
        title=activity.name if activity else occurrence.activity_key,
        uid=meeting.uid,
        planned_from=meeting.planned.start,
        planned_before=meeting.planned.end,
    )


def defined_of(programme: Programme) -> Defined | None:
    """Return what the programme's current version says; None before the first."""
    return definition_of(programme.current.text).programme if programme.current else None


def activity_of(defined: Defined | None, key: str) -> Activity | None:
    """Return an activity of the definition, or None when a later version has left it out."""
    activities = defined.activities if defined else ()
    return next((one for one in activities if one.id == key), None)


def planned_site(row: Site) -> PlannedSite:
    """Return the method's site."""
    return PlannedSite(row.key, row.name, row.party_key, is_named=row.is_named)


def _state(value: str) -> method.State:
    return next(one for one in method.STATES if one == value)


def _deed(value: str) -> method.Deed:
    return next(one for one in method.DEEDS if one == value)
