"""Writing minutes: what came of each item, as long as they are not approved."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F, Max

from modning.language import Text
from modning.meeting import minutes as method
from modning.meeting.minutes import UnableToChangeMinutes
from modning.meeting.outcome import Outcome as MethodOutcome
from modning_web.access.models import User
from modning_web.audit import actions as audit
from modning_web.meetings.actions.agenda import open_agenda
from modning_web.meetings.models import AgendaItem, Meeting
from modning_web.minutes.mapping import items_of, kind_of, minutes_of
from modning_web.minutes.models import Kind, Minutes, MinutesStep, Outcome, State
from modning_web.minutes.queries import TAKES_PLACE, with_history
from modning_web.programmes.models import Site

_MOVED_ON = Text(
    "Referatet er ændret, siden du så det. Se det igen først.",
    "The minutes have changed since you saw them. Look at them again first.",
)
_NOT_HELD = Text(
    "Mødet er ikke fastlagt. Et referat begynder tidligst, når mødet har en dag.",
    "The meeting is not fixed. Minutes begin once the meeting has a day.",
)


class MinutesHaveMovedOn(UnableToChangeMinutes):
    """Somebody else changed the minutes since they were read."""

    def __init__(self) -> None:
        super().__init__(_MOVED_ON)


@dataclass(frozen=True, slots=True)
class WrittenOutcome:
    """What came of an item, as it was typed; at most one of `owner` and `owner_key` is there."""

    kind: str
    text: str
    owner: UUID | None = None
    owner_key: str = ""
    due_date: date | None = None
    sites: tuple[Site, ...] = ()

    def __post_init__(self) -> None:
        self.as_method("checked")

    def as_method(self, key: str, done_on: date | None = None) -> MethodOutcome:
        """Return the method's outcome; raise `UnclearOutcome` where the kind lacks something."""
        return MethodOutcome(
            id=key,
            kind=kind_of(self.kind),
            text=self.text,
            owner=str(self.owner) if self.owner else self.owner_key,
            due=self.due_date,
            sites=tuple(site.key for site in self.sites),
            done_on=done_on,
        )

    def fill(self, row: Outcome) -> None:
        """Let a row, which is saved here, say what was typed."""
        row.kind, row.text = self.kind, self.text
        if row.owner_id != self.owner:
            row.taken_over_by = None
        row.owner_id, row.owner_key = self.owner, self.owner_key
        row.due_date = self.due_date
        if row.kind != Kind.TASK:
            row.done_on = None
        row.save()
        row.sites.set(self.sites)


@transaction.atomic
def begin_minutes(*, meeting: Meeting, by: User, at: datetime) -> Minutes:
    """Return the meeting's minutes; the first to write in them is the one who takes them."""
    if meeting.state not in TAKES_PLACE:
        raise UnableToChangeMinutes(_NOT_HELD)
    row, is_new = Minutes.objects.get_or_create(
        meeting=meeting, defaults={"taker": by, "begun_at": at}
    )
    if is_new:
        record("minutes.begin", row, by=by, at=at)
    return row


@transaction.atomic
def write_outcome(*, item: AgendaItem, written: WrittenOutcome, by: User, at: datetime) -> Outcome:
    """Put a new outcome last under an item; circulated minutes become a draft again."""
    row = begin_minutes(meeting=item.meeting, by=by, at=at)
    _write(row, by=by, at=at)
    last = item.outcomes.aggregate(last=Max("position"))["last"] or 0
    outcome = Outcome(item=item, position=last + 1)
    written.fill(outcome)
    record("minutes.write", row, by=by, at=at, outcome=outcome)
    return outcome


@transaction.atomic
def rewrite_outcome(
    *, outcome: Outcome, written: WrittenOutcome, seen: int, by: User, at: datetime
) -> None:
    """Let an outcome say something else, in the minutes as they were seen at revision `seen`."""
    row = begin_minutes(meeting=outcome.item.meeting, by=by, at=at)
    _write(row, by=by, at=at, seen=seen)
    written.fill(outcome)
    record("minutes.rewrite", row, by=by, at=at, outcome=outcome)


@transaction.atomic
def remove_outcome(*, outcome: Outcome, seen: int, by: User, at: datetime) -> None:
    """Take an outcome out of minutes that nobody has approved."""
    row = begin_minutes(meeting=outcome.item.meeting, by=by, at=at)
    _write(row, by=by, at=at, seen=seen)
    record("minutes.remove", row, by=by, at=at, outcome=outcome)
    outcome.delete()


def claimed(row: Minutes, *, seen: int) -> Minutes:
    """Take the minutes at a revision, so that of two who act on the same one is told.

    The row is locked where the database can; the update finds it only as it was seen.
    """
    locked = Minutes.objects.select_for_update().get(pk=row.pk)
    changed = Minutes.objects.filter(pk=row.pk, revision=seen)
    if not changed.update(revision=F("revision") + 1):
        raise MinutesHaveMovedOn
    locked.revision = seen + 1
    return locked


def value_of(row: Minutes) -> method.Minutes:
    """Return the method's minutes with all that stands in them."""
    items = row.meeting.items.all()
    outcomes = Outcome.objects.standing().filter(item__meeting=row.meeting_id)
    return minutes_of(
        with_history(Minutes.objects.get(pk=row.pk)),
        row.meeting.uid,
        items_of(items, outcomes.prefetch_related("sites")),
    )


def set_state(row: Minutes, state: str, deed: str, *, by: User, at: datetime) -> MinutesStep:
    """Let the minutes stand where a deed led, and keep the deed."""
    Minutes.objects.filter(pk=row.pk).update(state=state)
    row.state = state
    return MinutesStep.objects.create(minutes=row, deed=deed, by=by, at=at)


def record(
    action: str, row: Minutes, *, by: User, at: datetime, outcome: Outcome | None = None
) -> None:
    """Add a deed to the record."""
    audit.record(
        action,
        by=by,
        at=at,
        on=row,
        programme_key=row.meeting.programme.key,
        details={"outcome": str(outcome.pk)} if outcome else {},
    )


def _write(row: Minutes, *, by: User, at: datetime, seen: int | None = None) -> None:
    """Make the minutes a draft; without `seen` what others write meanwhile is no matter."""
    locked = Minutes.objects.select_for_update().get(pk=row.pk)
    if seen is not None and locked.state != State.APPROVED:
        claimed(locked, seen=seen)
    else:
        Minutes.objects.filter(pk=row.pk).update(revision=F("revision") + 1)
    locked.meeting = row.meeting
    before = value_of(locked)
    method.write(before, before.items)
    if before.state == "circulated":
        set_state(locked, State.DRAFT, "write", by=by, at=at)
        open_agenda(meeting=row.meeting)
