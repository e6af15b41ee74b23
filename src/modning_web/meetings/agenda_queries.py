"""Agendas as the method's values, what ids in them are called, and who may read them."""

from collections.abc import Iterable, Mapping
from typing import get_args

from django.db.models import Q, QuerySet

from modning.meeting.agenda import Agenda, Item
from modning.meeting.agenda.agenda import ItemKind
from modning.meeting.outcome import Outcome
from modning.programme.schema.definition import Programme as Defined
from modning.programme.schema.parties import Party, Role, Team
from modning_web.access.models import User
from modning_web.meetings.models import AgendaItem, Meeting
from modning_web.meetings.queries import all_meetings_seen_by, meetings_taken_part_in
from modning_web.programmes.models import Occurrence

Names = dict[str, str]
KINDS: tuple[ItemKind, ...] = get_args(ItemKind)


def item_of(row: AgendaItem, outcomes: Iterable[Outcome] = ()) -> Item:
    """Return the method's item, with what came of it where that is known."""
    return Item(
        id=str(row.pk),
        title=row.title,
        minutes=row.minutes,
        kind=next(one for one in KINDS if one == row.kind),
        responsible=tuple(row.responsible),
        documents=tuple(one["name"] for one in row.documents),
        note=row.note,
        outcomes=tuple(outcomes),
        came_from=tuple(row.came_from),
        copied_from=str(row.copied_from_id) if row.copied_from_id else None,
    )


def agenda_of(meeting: Meeting, rows: Iterable[AgendaItem] | None = None) -> Agenda:
    """Return the method's agenda of a meeting; `rows` where they are read already."""
    found = meeting.items.all() if rows is None else rows
    return Agenda(meeting.uid, tuple(item_of(row) for row in found))


def meetings_readable_by(person: User) -> QuerySet[Meeting]:
    """Return the meetings whose agenda `person` may read: those they see or take part in."""
    seen = all_meetings_seen_by(person).values("pk")
    own = meetings_taken_part_in(person).values("pk")
    return Meeting.objects.filter(Q(pk__in=seen) | Q(pk__in=own))


def names_in(defined: Defined | None) -> Mapping[str, str]:
    """Return what the definition's roles, parties and teams are called."""
    if defined is None:
        return {}
    people: tuple[Party | Team | Role, ...] = (*defined.parties, *defined.teams, *defined.roles)
    return {one.id: one.name for one in people}


def coming_in_series(meeting: Meeting) -> QuerySet[Occurrence]:
    """Return when the same is held again, next first: windows, and meetings that are not over."""
    rows = Occurrence.objects.filter(
        programme=meeting.programme_id,
        activity_key=meeting.activity_key,
        site=meeting.site_id,
        turn__gt=meeting.turn,
    ).exclude(meeting__state__in=("held", "cancelled"))
    return rows.select_related("meeting", "programme__current", "site").order_by("turn", "id")
