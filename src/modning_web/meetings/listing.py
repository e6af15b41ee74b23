"""Meetings and windows in one list: the rows that a filter keeps, and each in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import DateTimeField, Q
from django.db.models.functions import Cast, Coalesce
from django.urls import reverse

from modning.dates import Window, write_timing
from modning.meeting.slippage import slippage, slippage_in_words
from modning.programme.calendar import DANISH_TIME
from modning_web.meetings.forms.listing import MeetingFilter
from modning_web.meetings.mapping import activity_of, defined_of, meeting_of, slot_of
from modning_web.meetings.models import Meeting, State
from modning_web.programmes.models import Occurrence, OccurrenceQuerySet, Programme
from modning_web.programmes.wording import in_page_language, page_language

BADGES = {
    State.WINDOW: "",
    State.PROPOSED: "info",
    State.FIXED: "success",
    State.HELD: "success",
    State.CANCELLED: "error",
}


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A row of the list: an occurrence in its window, or the meeting it has become."""

    programme: Programme
    title: str
    address: str
    when: str
    where: str
    state: State
    badge: str
    slippage: str
    is_late: bool
    is_convened: bool


def line_of(row: Occurrence, *, on: date) -> MeetingLine:
    """Put an occurrence into words, with its meeting where there is one."""
    meeting = meeting_standing(row)
    if meeting is not None:
        return line_of_meeting(meeting, row.programme, on=on)
    activity = activity_of(defined_of(row.programme), row.activity_key)
    window = Window(row.starts_on, row.ends_on)
    return MeetingLine(
        programme=row.programme,
        title=activity.name if activity else row.activity_key,
        address=reverse("meetings:window", args=[row.programme.key, row.key]),
        when=write_timing(window, page_language()),
        where=row.site.name if row.site else "",
        state=State.WINDOW,
        badge=BADGES[State.WINDOW],
        slippage="",
        is_late=row.is_dated and row.ends_on <= on,
        is_convened=False,
    )


def line_of_meeting(row: Meeting, programme: Programme, *, on: date) -> MeetingLine:
    """Put a meeting into words."""
    method = meeting_of(row)
    state = State(row.state)
    days = slippage(method)
    slot = slot_of(row.starts_at, row.ends_at)
    end = slot.days.end if slot else row.planned_before
    return MeetingLine(
        programme=programme,
        title=row.title,
        address=reverse("meetings:meeting", args=[programme.key, row.pk]),
        when=slot.written(page_language())
        if slot
        else write_timing(Window(row.planned_from, row.planned_before), page_language()),
        where=row.site.name if row.site else "",
        state=state,
        badge=BADGES[state],
        slippage=in_page_language(slippage_in_words(method)) if days else "",
        is_late=not method.is_over and end <= on,
        is_convened=row.is_convened,
    )


def meeting_standing(row: Occurrence) -> Meeting | None:
    """Return the meeting that an occurrence has become; read beside it, so this asks nothing."""
    return getattr(row, "meeting", None)


def kept(rows: OccurrenceQuerySet, form: MeetingFilter, *, on: date) -> OccurrenceQuerySet:
    """Keep the rows that the form asks for, in order of time."""
    if state := form.chosen("tilstand"):
        in_state = Q(meeting__state=state)
        rows = rows.filter(in_state | Q(meeting=None) if state == State.WINDOW else in_state)
    for field, lookup in (("aktivitet", "activity_key"), ("program", "programme__key")):
        if value := form.chosen(field):
            rows = rows.filter(**{lookup: value})
    if site := form.chosen("sted"):
        rows = rows.filter(site__key=site)
    rows = _in_time(rows, form, on=on)
    at = Coalesce("meeting__starts_at", Cast("ends_on", DateTimeField()))
    return rows.order_by(at, "starts_on", "activity_key", "id")


def _in_time(rows: OccurrenceQuerySet, form: MeetingFilter, *, on: date) -> OccurrenceQuerySet:
    since, until = form.chosen("fra"), form.chosen("til")
    if since:
        rows = rows.filter(_ends_after(since))
    if until:
        rows = rows.filter(_begins_before(until + timedelta(days=1)))
    when = form.chosen("hvornaar") or ("alle" if since or until else "kommende")
    if when == "kommende":
        return rows.filter(_ends_after(on))
    return rows.exclude(_ends_after(on)) if when == "forbi" else rows


def _ends_after(day: date) -> Q:
    """Those with a time end on the day or later; those without have a window that does."""
    has_time = Q(meeting__ends_at__gt=_midnight(day))
    return has_time | Q(meeting__ends_at=None, ends_on__gt=day)


def _begins_before(day: date) -> Q:
    has_time = Q(meeting__starts_at__lt=_midnight(day))
    return has_time | Q(meeting__starts_at=None, starts_on__lt=day)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), DANISH_TIME)


def activities_to_choose(programmes: Iterable[Programme]) -> list[tuple[str, str]]:
    """Return the activities that are held at a time, by name."""
    found: dict[str, str] = {}
    for one in programmes:
        defined = defined_of(one)
        for activity in defined.activities if defined else ():
            found.setdefault(activity.id, activity.name)
    return list(found.items())
