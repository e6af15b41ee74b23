"""Meetings and windows in a list, each in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from modning.dates import Period, Window, write_timing
from modning.meeting.slippage import days_outside, days_outside_in_words
from modning_web.addresses import address_of
from modning_web.meetings.mapping import activity_of, defined_of, slot_of
from modning_web.meetings.models import State
from modning_web.programmes.models import Programme
from modning_web.programmes.wording import in_page_language, page_language

BADGES = {
    State.WINDOW: "",
    State.PROPOSED: "info",
    State.FIXED: "success",
    State.HELD: "success",
    State.CANCELLED: "error",
}
_OVER = (State.HELD, State.CANCELLED)


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


class ListedMeeting(NamedTuple):
    """What a list tells of a meeting; its time is both or neither."""

    pk: UUID
    title: str
    site_name: str | None
    planned_from: date
    planned_before: date
    state: str
    starts_at: datetime | None
    ends_at: datetime | None
    is_convened: bool


OF_MEETING = (
    *("id", "title", "site__name", "planned_from", "planned_before"),
    *("state", "starts_at", "ends_at", "is_convened"),
)


def lines_of(
    rows: Iterable[tuple[Any, ...]], programmes: Iterable[Programme], *, on: date
) -> list[MeetingLine]:
    """Put rows of `Appointments` into words."""
    known = {one.pk: one for one in programmes}
    return [_line(row, known, on) for row in rows]


def _line(row: tuple[Any, ...], known: dict[UUID, Programme], on: date) -> MeetingLine:
    _at, starts_on, activity_key, _pk, programme_key, key, ends_on, is_dated, site, *meeting = row
    programme = known[programme_key]
    if meeting[0] is not None:
        return line_of_meeting(ListedMeeting(*meeting), programme, on=on)
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


def line_of_meeting(row: ListedMeeting, programme: Programme, *, on: date) -> MeetingLine:
    """Put a meeting into words."""
    state, language = State(row.state), page_language()
    slot = slot_of(row.starts_at, row.ends_at)
    planned = Period(row.planned_from, row.planned_before)
    days = slot.days if slot else planned
    outside = days_outside(planned, days)
    return MeetingLine(
        programme=programme,
        title=row.title,
        address=address_of("meetings:meeting", programme.key, str(row.pk)),
        when=slot.written(language) if slot else write_timing(Window.of(planned), language),
        where=row.site_name or "",
        state=state,
        badge=BADGES[state],
        slippage=in_page_language(days_outside_in_words(planned, outside)) if outside else "",
        is_late=state not in _OVER and days.end <= on,
        is_convened=row.is_convened,
    )


def activities_to_choose(programmes: Iterable[Programme]) -> list[tuple[str, str]]:
    """Return the activities that are held at a time, by name."""
    found: dict[str, str] = {}
    for one in programmes:
        defined = defined_of(one)
        for activity in defined.activities if defined else ():
            found.setdefault(activity.id, activity.name)
    return list(found.items())
