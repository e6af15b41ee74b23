"""Meetings and windows in one list: the rows that a filter keeps, and each in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import DateTimeField, ExpressionWrapper, F, Q, QuerySet

from modning.dates import Window, write_timing
from modning.meeting.slippage import slippage, slippage_in_words
from modning.programme.calendar import DANISH_TIME
from modning_web.addresses import address_of
from modning_web.meetings.forms.listing import MeetingFilter
from modning_web.meetings.mapping import activity_of, defined_of, meeting_of
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


@dataclass(frozen=True, slots=True)
class Appointments:
    """What a list shows in order of time: what has a time, and what has only its window.

    The two are kept apart, for then the database finds both by their order and sorts neither.
    """

    timed: OccurrenceQuerySet
    in_window: OccurrenceQuerySet

    def count(self) -> int:
        """Return how many there are."""
        return self._merged("pk").count()

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, part: slice) -> list[tuple[Any, ...]]:
        """Return rows of `_COLUMNS`."""
        return list(self._merged(*_ORDER, *_COLUMNS).order_by(*_ORDER)[part])

    def _merged(self, *columns: str) -> QuerySet[Occurrence, tuple[Any, ...]]:
        window_ends = ExpressionWrapper(F("ends_on"), output_field=DateTimeField())
        timed = self.timed.annotate(at=F("meeting__starts_at")).values_list(*columns)
        in_window = self.in_window.annotate(at=window_ends).values_list(*columns)
        return timed.order_by().union(in_window.order_by(), all=True)


_ORDER = ("at", "starts_on", "activity_key", "pk")
_MEETING = (  # in the order of the model
    *("id", "title", "uid", "planned_from", "planned_before", "state"),
    *("starts_at", "ends_at", "is_convened", "letters"),
)
_COLUMNS = (
    *("programme", "key", "ends_on", "is_dated", "site__name", "meeting__site__name"),
    *(f"meeting__{name}" for name in _MEETING),
)


def lines_of(
    rows: Iterable[tuple[Any, ...]], programmes: Iterable[Programme], *, on: date
) -> list[MeetingLine]:
    """Put rows of `Appointments` into words."""
    known = {one.pk: one for one in programmes}
    return [_line(row, known, on) for row in rows]


def _line(row: tuple[Any, ...], known: dict[UUID, Programme], on: date) -> MeetingLine:
    _at, starts_on, activity_key, _pk, programme_key, key, ends_on, is_dated, site, at, *meeting = (
        row
    )
    programme = known[programme_key]
    if meeting[0] is not None:
        found = Meeting.from_db(None, _MEETING, meeting)
        return line_of_meeting(found, programme, site_name=at or "", on=on)
    activity = activity_of(defined_of(programme), activity_key)
    return MeetingLine(
        programme=programme,
        title=activity.name if activity else activity_key,
        address=address_of("meetings:window", programme.key, key),
        when=write_timing(Window(starts_on, ends_on), page_language()),
        where=site or "",
        state=State.WINDOW,
        badge=BADGES[State.WINDOW],
        slippage="",
        is_late=is_dated and ends_on <= on,
        is_convened=False,
    )


def line_of_meeting(row: Meeting, programme: Programme, *, site_name: str, on: date) -> MeetingLine:
    """Put a meeting into words."""
    method = meeting_of(row)
    state = State(row.state)
    days = slippage(method)
    slot = method.slot
    end = slot.days.end if slot else row.planned_before
    return MeetingLine(
        programme=programme,
        title=row.title,
        address=address_of("meetings:meeting", programme.key, str(row.pk)),
        when=slot.written(page_language())
        if slot
        else write_timing(Window(row.planned_from, row.planned_before), page_language()),
        where=site_name,
        state=state,
        badge=BADGES[state],
        slippage=in_page_language(slippage_in_words(method)) if days else "",
        is_late=not method.is_over and end <= on,
        is_convened=row.is_convened,
    )


def kept(rows: OccurrenceQuerySet, form: MeetingFilter, *, on: date) -> Appointments:
    """Keep the rows that the form asks for."""
    if state := form.chosen("tilstand"):
        in_state = Q(meeting__state=state)
        rows = rows.filter(in_state | Q(meeting=None) if state == State.WINDOW else in_state)
    for field, lookup in (("aktivitet", "activity_key"), ("program", "programme__key")):
        if value := form.chosen(field):
            rows = rows.filter(**{lookup: value})
    if site := form.chosen("sted"):
        rows = rows.filter(site__key=site)
    # The meeting's own programme is its occurrence's; to say so lets the database begin with it.
    timed = rows.filter(meeting__starts_at__isnull=False, meeting__programme=F("programme"))
    return _in_time(Appointments(timed, rows.filter(meeting__starts_at=None)), form, on=on)


def _in_time(rows: Appointments, form: MeetingFilter, *, on: date) -> Appointments:
    """Keep what ends on a day or later, or begins before one: by its time, else by its window."""
    timed, in_window = rows.timed, rows.in_window
    since, until = form.chosen("fra"), form.chosen("til")
    when = form.chosen("hvornaar") or ("alle" if since or until else "kommende")
    for day in (one for one in (since, on if when == "kommende" else None) if one):
        timed, in_window = (
            timed.filter(meeting__ends_at__gt=_midnight(day)),
            in_window.filter(ends_on__gt=day),
        )
    if until:
        end = until + timedelta(days=1)
        timed, in_window = (
            timed.filter(meeting__starts_at__lt=_midnight(end)),
            in_window.filter(starts_on__lt=end),
        )
    if when == "forbi":
        timed, in_window = (
            timed.filter(meeting__ends_at__lte=_midnight(on)),
            in_window.filter(ends_on__lte=on),
        )
    return Appointments(timed, in_window)


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
