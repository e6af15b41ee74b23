"""Minutes on their way to be settled: circulated, commented, approved, amended."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from modning.dates import Period
from modning.language import Text
from modning.meeting import minutes as method
from modning.meeting.minutes import Signature, UnableToChangeMinutes
from modning.meeting.slot import days_written
from modning_web.access.models import User
from modning_web.meetings.actions.agenda import close_agenda
from modning_web.meetings.mapping import slot_of
from modning_web.meetings.models import AgendaItem, Meeting
from modning_web.minutes.actions.writing import (
    WrittenOutcome,
    claimed,
    record,
    set_state,
    value_of,
)
from modning_web.minutes.mapping import outcome_of, written
from modning_web.minutes.models import (
    Amendment,
    Comment,
    Minutes,
    MinutesStep,
    Outcome,
    Reading,
    State,
)
from modning_web.minutes.queries import people_at
from modning_web.notices.actions import tell

_ALREADY = Text(
    "{name} har allerede godkendt referatet, {when}.",
    "{name} has approved the minutes already, {when}.",
)
_NOT_CIRCULATED = Text(
    "Kun et referat, der er sendt rundt til kommentering, kan få bemærkninger.",
    "Only minutes that are circulated for comments can be commented on.",
)


class AlreadyApproved(UnableToChangeMinutes):
    """Somebody else approved the minutes first."""

    def __init__(self, step: MinutesStep) -> None:
        day = days_written(Period.of_day(timezone.localdate(step.at)))
        super().__init__(_ALREADY.filled(name=step.by.name, when=day))


@transaction.atomic
def circulate(*, minutes: Minutes, seen: int, by: User, at: datetime) -> MinutesStep:
    """Send the minutes, as they were seen, to those who were there or convened."""
    row = claimed(minutes, seen=seen)
    method.circulate(value_of(row), _signed(by, at))
    step = set_state(row, State.CIRCULATED, "circulate", by=by, at=at)
    close_agenda(meeting=row.meeting, at=at)
    record("minutes.circulate", row, by=by, at=at)
    _tell("minutes.circulated", row.meeting, by=by, at=at)
    return step


@transaction.atomic
def approve(*, minutes: Minutes, seen: int, by: User, at: datetime) -> MinutesStep:
    """Close the minutes as they were seen; of two who approve, one does and the other is told."""
    row = Minutes.objects.select_for_update().get(pk=minutes.pk)
    _refuse_if_approved(row)
    row = claimed(row, seen=seen)
    method.approve(value_of(row), _signed(by, at))
    try:
        with transaction.atomic():
            step = set_state(row, State.APPROVED, "approve", by=by, at=at)
    except IntegrityError:  # the database keeps a second approval out
        _refuse_if_approved(row)
        raise
    record("minutes.approve", row, by=by, at=at)
    _tell("minutes.approved", row.meeting, by=by, at=at)
    return step


def _refuse_if_approved(row: Minutes) -> None:
    first = row.steps.select_related("by").filter(deed="approve").first()
    if first is not None:
        raise AlreadyApproved(first)


@transaction.atomic
def comment(
    *, minutes: Minutes, text: str, by: User, at: datetime, item: AgendaItem | None = None
) -> Comment:
    """Say something of circulated minutes, to the whole or to one item."""
    row = Minutes.objects.select_for_update().get(pk=minutes.pk)
    if row.state != State.CIRCULATED:
        raise UnableToChangeMinutes(_NOT_CIRCULATED)
    made = Comment.objects.create(minutes=minutes, item=item, text=text, by=by, at=at)
    record("minutes.comment", minutes, by=by, at=at)
    return made


@transaction.atomic
def acknowledge(*, step: MinutesStep, by: User, at: datetime) -> Reading:
    """Note that a person has read what was circulated; a second time changes nothing."""
    reading, _ = Reading.objects.get_or_create(step=step, person=by, defaults={"at": at})
    return reading


@transaction.atomic
def amend(  # noqa: PLR0913 -- an amendment answers what of which item, as seen, why, who and when
    *,
    minutes: Minutes,
    seen: int,
    item: AgendaItem,
    outcome: Outcome | None,
    after: WrittenOutcome | None,
    reason: str,
    by: User,
    at: datetime,
) -> Amendment:
    """Change approved minutes, as they were seen at a revision, with the reason.

    An outcome is put in, changed or struck out.
    """
    row = claimed(minutes, seen=seen)
    was = value_of(row)
    before = outcome_of(outcome) if outcome else None
    target = outcome or Outcome(item=item, position=_next_position(item))
    done_on = target.done_on if after and after.kind == "task" else None
    new = after.as_method(str(target.pk), done_on) if after else None
    amended = method.amend(
        was, str(item.pk), before, new, signed=_signed(by, at), reason=reason
    ).amendments[-1]
    if after:
        target.done_on = done_on
        after.fill(target)
    else:
        target.struck_at = at
        target.save(update_fields=["struck_at"])
    kept = Amendment.objects.create(minutes=row, item=item, by=by, at=at, **_kept(amended))
    record("minutes.amend", row, by=by, at=at, outcome=target)
    _tell("minutes.amended", row.meeting, by=by, at=at)
    return kept


def _kept(amended: method.Amendment) -> dict[str, Any]:
    return {
        "before": written(amended.before) if amended.before else None,
        "after": written(amended.after) if amended.after else None,
        "were": [written(one) for one in amended.were],
        "reason": amended.reason,
    }


def _next_position(item: AgendaItem) -> int:
    last: int = item.outcomes.aggregate(last=Max("position"))["last"] or 0
    return last + 1


def _signed(by: User, at: datetime) -> Signature:
    return Signature(str(by.pk), at)


def _tell(kind: str, meeting: Meeting, *, by: User, at: datetime) -> None:
    slot = slot_of(meeting.starts_at, meeting.ends_at)
    when = days_written(slot.days) if slot else Text("", "")
    tell(
        kind=kind,
        people=people_at(meeting).exclude(pk=by.pk),
        values={"meeting": meeting.title, "when": when, "by": by.name},
        link=reverse("minutes:minutes", args=[meeting.programme.key, meeting.pk]),
        by=by,
        at=at,
        programme_key=meeting.programme.key,
        about=str(meeting.pk),
    )
