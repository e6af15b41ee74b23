"""What a meeting's page shows, in the language of the page."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from modning.dates import Window, write_timing
from modning.language import Text
from modning.meeting.attendance import Attendance as Attending
from modning.meeting.attendance import as_answered, shortfalls
from modning.meeting.meeting import STATE_NAMES
from modning.meeting.meeting import Meeting as Method
from modning.meeting.seat import Seat
from modning.meeting.slippage import slippage_in_words
from modning_web.access.models import User
from modning_web.meetings.inviting import answered_of
from modning_web.meetings.mapping import meeting_of, slot_of
from modning_web.meetings.models import Invitation, MailAnswer, Meeting, MeetingStep
from modning_web.meetings.naming import Naming, naming_at
from modning_web.meetings.seating import Seating
from modning_web.meetings.wording import (
    STEP_WORDS,
    answer_in_words,
    refused_in_words,
    slot_with_weekday,
)
from modning_web.programmes.wording import in_page_language, page_language

_ON_THE_WAY = ("window", "proposed", "fixed", "held")


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of the way; `standing` is "over", "current" or "coming"."""

    name: str
    standing: str


@dataclass(frozen=True, slots=True)
class SeatLine:
    """A seat, whether the meeting lacks something without it, and those who hold it."""

    name: str
    is_required: bool
    people: tuple[str, ...]
    vacancy: str


@dataclass(frozen=True, slots=True)
class InviteeLine:
    """One who is invited and what they have answered."""

    invitation: Invitation
    role: str
    answer: str
    badge: str


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of the history, as a sentence, and who took it."""

    step: MeetingStep
    why: str
    told: str
    by: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that a meeting's page says."""

    stages: tuple[Stage, ...]
    facts: tuple[tuple[str, str], ...]
    names_people: bool
    seats: tuple[SeatLine, ...] = ()
    vacant: tuple[SeatLine, ...] = ()
    shortfalls: tuple[str, ...] = ()
    invitees: tuple[InviteeLine, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    history: tuple[StepLine, ...] = field(default_factory=tuple)


def sheet_of(
    meeting: Meeting,
    seating: Seating,
    invitations: Sequence[Invitation] = (),
    steps: Sequence[MeetingStep] = (),
    *,
    reader: User,
) -> Sheet:
    """Put a meeting into words, with people as `reader` may know them."""
    method = meeting_of(meeting, steps)
    people = {meeting.chair_id, *(one.by_id for one in steps)}
    naming = naming_at(meeting, people, reader=reader)
    invitees = tuple(_invitee(one, seating) for one in invitations)
    seats = tuple(map(_seat, seating.seats, _held(meeting, seating, naming), seating.vacancies))
    return Sheet(
        stages=_stages(method),
        facts=tuple(_facts(meeting, method, naming)),
        names_people=naming.names_at(meeting),
        seats=tuple(one for one in seats if one.people or not one.vacancy),
        vacant=tuple(one for one in seats if one.vacancy),
        shortfalls=() if method.is_over else _promised(invitations, seating),
        invitees=invitees,
        counts=_counted(invitees),
        history=tuple(_step(one, meeting, naming) for one in steps),
    )


def when_in_words(meeting: Meeting) -> str:
    """Return the time a meeting has, or its window."""
    slot = meeting_of(meeting).slot
    return slot_with_weekday(slot) if slot else window_in_words(meeting)


def window_in_words(meeting: Meeting) -> str:
    """Return the window that a meeting was planned for."""
    return write_timing(Window(meeting.planned_from, meeting.planned_before), page_language())


def _stages(method: Method) -> tuple[Stage, ...]:
    if method.state == "cancelled":
        reached = "fixed" if method.slot else "window"
        way = [*_ON_THE_WAY[: _ON_THE_WAY.index(reached) + 1], "cancelled"]
    else:
        way = list(_ON_THE_WAY)
        if method.state != "proposed" and not _was_proposed(method):
            way.remove("proposed")
    here = way.index(method.state)
    names = {state: in_page_language(STATE_NAMES[state]) for state in STATE_NAMES}
    return tuple(
        Stage(
            name=next(name for state, name in names.items() if state == one),
            standing="over" if at < here else "current" if at == here else "coming",
        )
        for at, one in enumerate(way)
    )


def _was_proposed(method: Method) -> bool:
    return method.state == "window" or any(step.deed == "propose" for step in method.steps)


def _facts(meeting: Meeting, method: Method, naming: Naming) -> list[tuple[str, str]]:
    facts = [(_("Planlagt"), window_in_words(meeting))]
    if method.slot:
        facts.append((_("Tid"), slot_with_weekday(method.slot)))
        facts.append((_("I forhold til planen"), in_page_language(slippage_in_words(method))))
    place = [
        (_("Sted"), meeting.place),
        (_("Mødeleder"), naming.called(meeting.chair, meeting) if meeting.chair else ""),
    ]
    where = [(_("Holdes for"), meeting.site.name if meeting.site else _("Alle, fælles møde"))]
    return [*facts, *where, *(pair for pair in place if pair[1])]


def _held(meeting: Meeting, seating: Seating, naming: Naming) -> list[tuple[str, ...]]:
    """Return who holds each seat: by name, or how many."""
    names = _names(seating)
    if naming.names_at(meeting):
        return names
    counted = [(len(one), ngettext("{n} person", "{n} personer", len(one))) for one in names]
    return [(told.format(n=number),) if number else () for number, told in counted]


def _names(seating: Seating) -> list[tuple[str, ...]]:
    return [
        tuple(seating.people[one.person].name for one in held if one.person in seating.people)
        for held in seating.held_by
    ]


def _seat(seat: Seat, names: tuple[str, ...], vacancy: Text | None) -> SeatLine:
    told = in_page_language(vacancy) if vacancy else ""
    return SeatLine(in_page_language(seat.told), seat.is_required, names, told)


_BADGES = {"accepted": "success", "declined": "error", "tentative": "warning"}


def _invitee(row: Invitation, seating: Seating) -> InviteeLine:
    holding = next((one for one in seating.seats if row.role_key in one.filled_by), None)
    site = f", {row.site.name}" if row.site else ""
    name = holding.name if holding else ""
    return InviteeLine(
        invitation=row,
        role=f"{name}{site}".strip(", "),
        answer=in_page_language(answer_in_words(row)),
        badge=_BADGES.get(row.answered, ""),
    )


def _counted(invitees: Sequence[InviteeLine]) -> tuple[tuple[str, int], ...]:
    counted: dict[str, int] = {}
    for one in invitees:
        counted[one.answer] = counted.get(one.answer, 0) + 1
    return tuple(counted.items())


def promised_by(row: Invitation, seating: Seating) -> Attending:
    """Return the attendance that an answer promises."""
    person = str(row.person_id)
    site = seating.site_of(person) or (row.site.key if row.site else None)
    one = Attending(person, row.person.name, seating.holds(person) | {row.role_key}, site)
    represented = str(row.represented_by_id) if row.represented_by_id else None
    promised = as_answered(one, answered_of(row), represented_by=represented)
    if row.comes_online and promised.presence == "present":
        return Attending(person, row.person.name, one.holds, site, "online")
    return promised


def _promised(invitations: Sequence[Invitation], seating: Seating) -> tuple[str, ...]:
    """Return the seats that would be empty, if only those come who said so."""
    coming = [promised_by(one, seating) for one in invitations]
    coming += _representatives(invitations, {one.person for one in coming})
    return (
        tuple(in_page_language(one.told) for one in shortfalls(seating.seats, coming))
        if coming
        else ()
    )


def _representatives(invitations: Sequence[Invitation], known: set[str]) -> list[Attending]:
    """Return those who come for others without being invited themselves."""
    return [
        Attending(str(one.represented_by_id), one.represented_by.name)
        for one in invitations
        if one.answered == "delegated"
        and one.represented_by
        and str(one.represented_by_id) not in known
    ]


def _step(step: MeetingStep, meeting: Meeting, naming: Naming) -> StepLine:
    slot = slot_of(step.starts_at, step.ends_at)
    told = in_page_language(STEP_WORDS[step.deed])
    when = f": {slot.written(page_language())}" if slot else ""
    by = naming.called(step.by, meeting) if step.by else ""
    return StepLine(step, in_page_language(step.why), f"{told}{when}", by)


@dataclass(frozen=True, slots=True)
class MailLine:
    """A mail that a planner must judge, and what it says."""

    row: MailAnswer
    told: str


def mail_line(row: MailAnswer) -> MailLine:
    """Put a refused answer or a counter-proposal into words."""
    if row.refused:
        told = in_page_language(refused_in_words(row))
        return MailLine(row, f"{row.address}: {told}" if row.address else told)
    name = row.invitation.person.name if row.invitation else row.address
    slot = slot_of(row.starts_at, row.ends_at)
    when = slot.written(page_language()) if slot else _("en tid, der ikke kan læses")
    return MailLine(row, _("{name} foreslår en anden tid: {when}").format(name=name, when=when))
