"""Agendas as the method's values, what ids in them are called, and who may read them."""

from collections.abc import Iterable, Mapping
from typing import get_args

from django.db.models import Case, Q, QuerySet, When

from modning.meeting.agenda import Agenda, Item
from modning.meeting.agenda.agenda import ItemKind
from modning.meeting.outcome import Outcome
from modning.programme.schema.definition import Programme as Defined
from modning.programme.schema.parties import Party, Role, Team
from modning_web.access.models import User
from modning_web.meetings.mapping import activity_of, defined_of
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


def coming_after(meeting: Meeting) -> QuerySet[Occurrence]:
    """Return the later meetings and windows at the same place, of the same kind first.

    A series may stand in the plan as several activities, such as a meeting each May and one each
    November: what is of a kind is a series. Held and cancelled ones take no more items.
    """
    defined = defined_of(meeting.programme)
    activities = defined.activities if defined else ()
    kind = next((one.kind for one in activities if one.id == meeting.activity_key), None)
    alike = {one.id for one in activities if one.kind == kind} | {meeting.activity_key}
    rows = Occurrence.objects.filter(programme=meeting.programme_id, site=meeting.site_id)
    rows = rows.meetings().filter(starts_on__gte=meeting.planned_from)
    rows = rows.exclude(meeting__state__in=("held", "cancelled"))
    rows = rows.exclude(key=meeting.occurrence_key)
    rows = rows.exclude(activity_key=meeting.activity_key, turn__lt=meeting.turn)
    if meeting.starts_at:
        rows = rows.exclude(meeting__starts_at__lt=meeting.starts_at)
    in_series = Case(When(activity_key__in=alike, then=0), default=1)
    ordered = rows.order_by(in_series, "starts_on", "turn", "id")
    return ordered.select_related("meeting", "programme__current", "site")


def title_of(row: Occurrence) -> str:
    """Return what is held: by its meeting where that is begun, else as the plan calls it."""
    meeting = getattr(row, "meeting", None)
    activity = activity_of(defined_of(row.programme), row.activity_key)
    return meeting.title if meeting else activity.name if activity else row.activity_key
