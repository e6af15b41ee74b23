"""Meetings and windows in one list, in order of time: the rows that a filter keeps.

What has a time and what has only its window are kept apart until the database merges them, for then
it finds both by their order and sorts neither.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Self

from django.db.models import DateTimeField, ExpressionWrapper, F, Q, QuerySet, Value

from modning.programme.calendar import DANISH_TIME
from modning_web.meetings.forms.listing import MeetingFilter
from modning_web.meetings.listing import OF_MEETING, ListedMeeting
from modning_web.meetings.models import Meeting, State
from modning_web.programmes.models import Occurrence, OccurrenceQuerySet
from modning_web.programmes.queries import ViewOfPlans
from modning_web.statements import prepared

Rows = QuerySet[Any, tuple[Any, ...]]
_ORDER = ("at", "starts_on", "activity_key", "pk")
_COLUMNS = (
    *("programme", "key", "ends_on", "is_dated", "site__name"),
    *(f"meeting__{name}" for name in OF_MEETING),
)


@dataclass(frozen=True, slots=True)
class Edge:
    """Where a day begins: as windows say it, and as times do."""

    day: date
    midnight: datetime

    @classmethod
    def of(cls, day: date) -> Self:
        """The edge at the beginning of a day."""
        return cls(day, datetime.combine(day, time(), DANISH_TIME))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a filter asks for; what is empty or None leaves everything in."""

    state: State | None = None
    activity_key: str = ""
    programme_key: str = ""
    site_key: str = ""
    ends_after: Edge | None = None
    starts_before: Edge | None = None
    ends_by: Edge | None = None


def wanted_by(form: MeetingFilter, *, on: date) -> Wanted:
    """Return what the form asks for; without days of its own it asks for what is to come."""
    since, until, state = form.chosen("fra"), form.chosen("til"), form.chosen("tilstand")
    when = form.chosen("hvornaar") or ("alle" if since or until else "kommende")
    first = max((one for one in (since, on if when == "kommende" else None) if one), default=None)
    return Wanted(
        state=State(state) if state else None,
        activity_key=form.chosen("aktivitet") or "",
        programme_key=form.chosen("program") or "",
        site_key=form.chosen("sted") or "",
        ends_after=Edge.of(first) if first else None,
        starts_before=Edge.of(until + timedelta(days=1)) if until else None,
        ends_by=Edge.of(on) if when == "forbi" else None,
    )


@dataclass(frozen=True, slots=True)
class Appointments:
    """What a list shows of what a person may see."""

    seen: ViewOfPlans
    wanted: Wanted

    def count(self, most: int) -> int:
        """Return how many there are; `most` where there are more."""
        return len(_counted(self.seen, self.wanted, most))

    def __getitem__(self, part: slice) -> list[tuple[Any, ...]]:
        """Return rows for `listing.lines_of`."""
        return _listed(self.seen, self.wanted, part.start, part.stop)


def left_the_plan(seen: ViewOfPlans, *, most: int) -> list[ListedMeeting]:
    """Return the meetings that the plan, in a later version, has no more."""
    return [ListedMeeting(*row) for row in _left(seen, most)]


@prepared
def _left(seen: ViewOfPlans, most: int) -> Rows:
    rows = seen.of(Meeting.objects.filter(occurrence=None)).order_by("-starts_at", "-id")
    return rows[:most].values_list(*OF_MEETING)


@prepared
def _counted(seen: ViewOfPlans, wanted: Wanted, most: int) -> Rows:
    one = Value(1)
    timed, in_window = (
        rows.order_by().annotate(one=one).values_list("one")
        for rows in _timed_and_in_window(seen, wanted)
    )
    return timed.union(in_window, all=True)[:most]


@prepared
def _listed(seen: ViewOfPlans, wanted: Wanted, start: int, stop: int) -> Rows:
    timed, in_window = _timed_and_in_window(seen, wanted)
    window_ends = ExpressionWrapper(F("ends_on"), output_field=DateTimeField())
    found = timed.order_by().annotate(at=F("meeting__starts_at")).values_list(*_ORDER, *_COLUMNS)
    others = in_window.order_by().annotate(at=window_ends).values_list(*_ORDER, *_COLUMNS)
    return found.union(others, all=True).order_by(*_ORDER)[start:stop]


def _timed_and_in_window(
    seen: ViewOfPlans, wanted: Wanted
) -> tuple[OccurrenceQuerySet, OccurrenceQuerySet]:
    """Return what has a time, and what has only its window."""
    rows = _chosen(seen.of(Occurrence.objects.meetings()), wanted)
    # The meeting's own programme is its occurrence's; to say so lets the database begin with it.
    timed = rows.filter(meeting__starts_at__isnull=False, meeting__programme=F("programme"))
    in_window = rows.filter(meeting__starts_at=None)
    if edge := wanted.ends_after:
        timed = timed.filter(meeting__ends_at__gt=edge.midnight)
        in_window = in_window.filter(ends_on__gt=edge.day)
    if edge := wanted.starts_before:
        timed = timed.filter(meeting__starts_at__lt=edge.midnight)
        in_window = in_window.filter(starts_on__lt=edge.day)
    if edge := wanted.ends_by:
        timed = timed.filter(meeting__ends_at__lte=edge.midnight)
        in_window = in_window.filter(ends_on__lte=edge.day)
    return timed, in_window


def _chosen(rows: OccurrenceQuerySet, wanted: Wanted) -> OccurrenceQuerySet:
    if wanted.state:
        in_state = Q(meeting__state=wanted.state)
        is_window = wanted.state == State.WINDOW
        rows = rows.filter(in_state | Q(meeting=None) if is_window else in_state)
    if wanted.activity_key:
        rows = rows.filter(activity_key=wanted.activity_key)
    if wanted.programme_key:
        rows = rows.filter(programme__key=wanted.programme_key)
    if wanted.site_key:
        rows = rows.filter(site__key=wanted.site_key)
    return rows
