"""Meetings and windows in a list, each in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from modning.dates import Window, write_timing
from modning.meeting.slippage import slippage, slippage_in_words
from modning_web.addresses import address_of
from modning_web.meetings.appointments import OF_MEETING
from modning_web.meetings.mapping import activity_of, defined_of, meeting_of
from modning_web.meetings.models import Meeting, State
from modning_web.programmes.models import Programme
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
        found = Meeting.from_db(None, OF_MEETING, meeting)
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


def activities_to_choose(programmes: Iterable[Programme]) -> list[tuple[str, str]]:
    """Return the activities that are held at a time, by name."""
    found: dict[str, str] = {}
    for one in programmes:
        defined = defined_of(one)
        for activity in defined.activities if defined else ():
            found.setdefault(activity.id, activity.name)
    return list(found.items())
