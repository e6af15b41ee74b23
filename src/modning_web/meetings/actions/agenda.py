"""Writing an agenda: items come, go, change places and go on to another meeting."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Max, ProtectedError

from modning.language import Text
from modning.meeting import agenda as method
from modning_web.access.models import User
from modning_web.audit import actions as audit
from modning_web.meetings.actions import agenda_files
from modning_web.meetings.agenda_queries import agenda_of
from modning_web.meetings.models import AgendaItem, Meeting
from modning_web.records import new_identifier

_MOVED_ON = Text(
    "Dagsordenen er ændret, siden du så den. Se den igen, og ret så.",
    "The agenda has changed since you saw it. Look at it again, then change it.",
)
_CLOSED = Text(
    "Dagsordenen er lukket, for referatet er sendt rundt.",
    "The agenda is closed, since the minutes have been circulated.",
)
_NOT_EMPTY = Text(
    "Dagsordenen har punkter. En skabelon kan kun vælges til en tom dagsorden.",
    "The agenda has items. A template can only be chosen for an empty agenda.",
)
_NO_TEMPLATE = Text(
    "Der er ingen skabelon til denne slags møde.", "There is no template for this kind of meeting."
)
_HAS_OUTCOMES = Text(
    "Der er skrevet i referatet under punktet. Flyt det, eller slet det i referatet først.",
    "There is text in the minutes under the item. Move it instead, or strike that out first.",
)


class UnableToChangeAgenda(ValueError):
    """A change that the agenda does not allow now; `told` says why."""

    def __init__(self, told: Text) -> None:
        super().__init__(told.en)
        self.told = told


class AgendaHasMovedOn(UnableToChangeAgenda):
    """Somebody else changed the agenda since it was read."""

    def __init__(self) -> None:
        super().__init__(_MOVED_ON)


@dataclass(frozen=True, slots=True)
class WrittenItem:
    """An item as it was typed."""

    title: str
    minutes: int
    kind: str = "item"
    responsible: tuple[str, ...] = ()
    note: str = ""

    @property
    def columns(self) -> dict[str, Any]:
        """The columns that it fills."""
        return {
            "title": self.title,
            "minutes": self.minutes,
            "kind": self.kind,
            "responsible": list(self.responsible),
            "note": self.note,
        }


@dataclass(frozen=True, slots=True)
class Change:
    """Which agenda is changed, as who saw it at which revision, and when."""

    meeting: Meeting
    revision: int
    by: User
    at: datetime
    details: dict[str, Any] = field(default_factory=dict)


@transaction.atomic
def start_agenda(*, template: method.Agenda, change: Change) -> None:
    """Fill an empty agenda from the plan's own items or its kind's template."""
    if not template.items:
        raise UnableToChangeAgenda(_NO_TEMPLATE)
    claim(change)
    if change.meeting.items.exists():
        raise UnableToChangeAgenda(_NOT_EMPTY)
    for position, item in enumerate(template.items, start=1):
        written = WrittenItem(item.title, item.minutes, item.kind, item.responsible, item.note)
        AgendaItem.objects.create(meeting=change.meeting, position=position, **written.columns)
    _record("meetings.agenda.start", change, items=len(template.items))


@transaction.atomic
def add_item(*, written: WrittenItem, change: Change) -> AgendaItem:
    """Put a new item last."""
    claim(change)
    last = _last_position(change.meeting)
    item = AgendaItem.objects.create(meeting=change.meeting, position=last + 1, **written.columns)
    _record("meetings.agenda.add", change, item=item)
    return item


@transaction.atomic
def change_item(*, item: AgendaItem, written: WrittenItem, change: Change) -> None:
    """Let an item say what was typed."""
    claim(change)
    for name, value in written.columns.items():
        setattr(item, name, value)
    item.save(update_fields=list(written.columns))
    _record("meetings.agenda.change", change, item=item)


@transaction.atomic
def remove_item(*, item: AgendaItem, change: Change) -> None:
    """Take an item off the agenda; one that minutes are written under stays."""
    claim(change)
    _record("meetings.agenda.remove", change, item=item)
    agenda_files.forget(item.documents)
    try:
        item.delete()
    except ProtectedError:
        raise UnableToChangeAgenda(_HAS_OUTCOMES) from None


@transaction.atomic
def shift_item(*, item: AgendaItem, steps: int, change: Change) -> None:
    """Move an item so many places down, or up when `steps` is below zero."""
    claim(change)
    items = list(change.meeting.items.all())
    place = items.index(item)
    items.insert(max(0, place + steps), items.pop(place))
    _number(items)
    _record("meetings.agenda.shift", change, item=item)


@transaction.atomic
def move_item(*, item: AgendaItem, target: Meeting, change: Change) -> None:
    """Let an item go on to another meeting, with all that belongs to it."""
    claim(change)
    source = change.meeting
    _, reached = method.move_item(str(item.pk), agenda_of(source), agenda_of(target))
    item.position = _last_position(_open_for(target)) + 1
    item.meeting = target
    item.came_from = list(reached.items[-1].came_from)
    item.save(update_fields=["meeting", "position", "came_from"])
    _record("meetings.agenda.move", change, item=item, target=target)


@transaction.atomic
def copy_item(*, item: AgendaItem, target: Meeting, change: Change) -> AgendaItem:
    """Put an item like this one on another meeting's agenda; the item itself stays."""
    key = new_identifier()
    source = change.meeting
    reached = method.copy_item(str(item.pk), agenda_of(source), agenda_of(target), copy_id=str(key))
    made = reached.items[-1]
    written = WrittenItem(made.title, made.minutes, made.kind, made.responsible, made.note)
    copy = AgendaItem.objects.create(
        pk=key,
        meeting=target,
        position=_last_position(_open_for(target)) + 1,
        copied_from=item,
        documents=agenda_files.copies(item.documents),
        **written.columns,
    )
    _record("meetings.agenda.copy", change, item=item, target=target)
    return copy


@transaction.atomic
def add_document(*, item: AgendaItem, document: dict[str, Any], change: Change) -> None:
    """Put a link or a file that is kept already under an item."""
    claim(change)
    item.documents = [*item.documents, document]
    item.save(update_fields=["documents"])
    _record("meetings.agenda.add_document", change, item=item)


@transaction.atomic
def remove_document(*, item: AgendaItem, number: int, change: Change) -> None:
    """Take the document with that number, from 1, away; a file is deleted."""
    claim(change)
    agenda_files.forget(item.documents[number - 1 : number])
    item.documents = [*item.documents[: number - 1], *item.documents[number:]]
    item.save(update_fields=["documents"])
    _record("meetings.agenda.remove_document", change, item=item)


def close_agenda(*, meeting: Meeting, at: datetime) -> None:
    """Let the agenda stand as it is: minutes of it have been circulated."""
    Meeting.objects.filter(pk=meeting.pk).update(agenda_closed_at=at)


def open_agenda(*, meeting: Meeting) -> None:
    """Let the agenda be changed again: its minutes became a draft."""
    Meeting.objects.filter(pk=meeting.pk).update(agenda_closed_at=None)


def claim(change: Change) -> None:
    """Take the agenda at the revision that was seen, so that nobody overwrites another."""
    taken = Meeting.objects.filter(
        pk=change.meeting.pk, agenda_revision=change.revision, agenda_closed_at=None
    ).update(agenda_revision=F("agenda_revision") + 1)
    if not taken:
        _open_for(change.meeting)
        raise AgendaHasMovedOn


def _open_for(meeting: Meeting) -> Meeting:
    """Return the meeting, locked where the database can, if its agenda is open."""
    row = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if row.agenda_closed_at is not None:
        raise UnableToChangeAgenda(_CLOSED)
    return row


def _last_position(meeting: Meeting) -> int:
    found: int | None = meeting.items.aggregate(last=Max("position"))["last"]
    return found or 0


def _number(items: Iterable[AgendaItem]) -> None:
    for position, item in enumerate(items, start=1):
        if item.position != position:
            item.position = position
            item.save(update_fields=["position"])


def _record(
    action: str,
    change: Change,
    *,
    item: AgendaItem | None = None,
    target: Meeting | None = None,
    items: int | None = None,
) -> None:
    told = {
        "item": str(item.pk) if item else None,
        "to": str(target.pk) if target else None,
        "items": items,
    }
    audit.record(
        action,
        by=change.by,
        at=change.at,
        on=change.meeting,
        programme_key=change.meeting.programme.key,
        details={name: value for name, value in told.items() if value is not None},
    )
