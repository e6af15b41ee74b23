"""The one way a meeting takes a step: locked, as it was seen, kept in its history."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from modning.language import Text, in_language
from modning.meeting import meeting as method
from modning.meeting.slot import Slot
from modning_web.access.models import User
from modning_web.audit import actions as audit
from modning_web.meetings.mapping import FOLLOWED, follow, meeting_of
from modning_web.meetings.models import Meeting, MeetingStep


class MeetingHasMovedOn(Exception):
    """Somebody else has changed the meeting since it was seen."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A meeting as a person saw it when they chose what to do: nothing newer is overwritten."""

    meeting: Meeting
    revision: int


def held(seen: Seen) -> Meeting:
    """Return the meeting, locked, if it still is as it was seen; else raise MeetingHasMovedOn."""
    rows = Meeting.objects.select_for_update(of=("self",)).select_related("programme", "site")
    found = rows.filter(pk=seen.meeting.pk, revision=seen.revision).first()
    if found is None:
        raise MeetingHasMovedOn(seen.meeting.pk)
    return found


@transaction.atomic
def step_on(
    row: Meeting,
    deed: method.Deed,
    *,
    by: User | None,
    at: datetime,
    reason: str | Text = "",
    slot: Slot | None = None,
) -> bool:
    """Let a held meeting take a step; return whether those convened are to be told.

    Raise `modning.meeting.meeting.UnableToStep`, which says why, where the step cannot be taken.
    """
    before = meeting_of(row, row.steps.all())
    step = method.Step(deed, by=str(by.pk) if by else "", at=at, reason=reason, slot=slot)
    follow(row, method.take(before, step))
    bump(row, *FOLLOWED)
    MeetingStep.objects.create(
        meeting=row,
        deed=deed,
        by=by,
        at=at,
        reason=in_language(reason, "da").strip(),
        reason_en=reason.en.strip() if isinstance(reason, Text) else "",
        starts_at=slot.starts if slot else None,
        ends_at=slot.ends if slot else None,
    )
    audit.record(f"meetings.{deed}", by=by, at=at, on=row, programme_key=row.programme.key)
    return method.letter_of(before, deed) is not None


def bump(row: Meeting, *fields: str) -> None:
    """Save the named fields of a held meeting as its next revision."""
    row.revision += 1
    row.save(update_fields=[*fields, "revision"])
