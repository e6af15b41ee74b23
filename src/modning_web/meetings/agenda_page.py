"""What the page of an agenda shows: clock times, lengths in words, people as one may know them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from modning.meeting.agenda import agenda_from, fit, item_numbers, timetable, write_minutes
from modning.meeting.agenda.agenda import Agenda, TimedItem
from modning.reports.meeting import Occasion
from modning_web.access.models import User
from modning_web.meetings.agenda_queries import Names, agenda_of, names_in
from modning_web.meetings.mapping import activity_of, defined_of, slot_of
from modning_web.meetings.models import AgendaItem, Meeting, Question
from modning_web.meetings.naming import names_told
from modning_web.meetings.question_queries import published_by_slot
from modning_web.programmes.wording import in_page_language, page_language

Choices = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Line:
    """An item as the page shows it; `clock` is empty while the meeting has no time."""

    row: AgendaItem
    number: int | None  # a break has none
    clock: str
    length: str
    responsible: str
    is_first: bool
    is_last: bool
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """An agenda as the page shows it."""

    lines: tuple[Line, ...]
    total: str
    told: str
    is_over: bool


def sheet_of(meeting: Meeting, rows: list[AgendaItem], *, reader: User) -> Sheet:
    """Put an agenda into words, with the public questions that are tied to its slots."""
    agenda = agenda_of(meeting, rows)
    names = names_told(meeting, (who for row in rows for who in row.responsible), reader=reader)
    slot = slot_of(meeting.starts_at, meeting.ends_at)
    clocks = [_clock(one) for one in timetable(agenda, slot.starts)] if slot else [""] * len(rows)
    fitting = fit(agenda, slot.minutes) if slot and rows else None
    return Sheet(
        lines=tuple(_lines(rows, clocks, names, _questions(meeting, rows))),
        total=write_minutes(agenda.minutes, page_language()),
        told=in_page_language(fitting.told) if fitting else "",
        is_over=bool(fitting and fitting.over > 0),
    )


def _questions(meeting: Meeting, rows: list[AgendaItem]) -> Mapping[UUID, list[Question]]:
    has_slots = any(row.kind == "questions" for row in rows)
    return published_by_slot(meeting) if has_slots else {}


def _lines(
    rows: list[AgendaItem],
    clocks: list[str],
    names: Names,
    questions: Mapping[UUID, list[Question]],
) -> Iterable[Line]:
    numbers = item_numbers(row.kind for row in rows)
    for at, (row, number, clock) in enumerate(zip(rows, numbers, clocks, strict=True)):
        yield Line(
            row,
            number,
            clock,
            length=write_minutes(row.minutes, page_language()),
            responsible=", ".join(names.get(who, who) for who in row.responsible),
            is_first=at == 0,
            is_last=at == len(rows) - 1,
            questions=tuple(questions.get(row.pk, ())),
        )


def _clock(one: TimedItem) -> str:
    mark = "." if page_language() == "da" else ":"
    times = (timezone.localtime(at) for at in (one.starts, one.ends))
    return "–".join(f"{at.hour}{mark}{at:%M}" for at in times)


def template_for(meeting: Meeting) -> Agenda:
    """Return the agenda to start from: the plan's own, its kind's template, or an empty one."""
    activity = activity_of(defined_of(meeting.programme), meeting.activity_key)
    if activity is None:
        return Agenda(meeting.uid)
    return agenda_from(activity, meeting=meeting.uid, language=page_language())


def is_information_meeting(meeting: Meeting) -> bool:
    """Tell whether the plan calls it an information meeting."""
    activity = activity_of(defined_of(meeting.programme), meeting.activity_key)
    return activity is not None and activity.kind == "information-meeting"


def responsible_choices(meeting: Meeting) -> Choices:
    """Return whom an item may have: those who are convened, then roles, teams and parties."""
    rows = User.objects.filter(pk__in=meeting.invitations.values("person"))
    people = [(str(pk), name) for pk, name in rows.values_list("pk", "name")]
    return [*people, *names_in(defined_of(meeting.programme)).items()]


def occasion_of(meeting: Meeting) -> Occasion | None:
    """Return the meeting as its documents head it; None while it has no time."""
    slot = slot_of(meeting.starts_at, meeting.ends_at)
    if slot is None:
        return None
    where = f" – {meeting.site.name}" if meeting.site else ""
    return Occasion(
        title=f"{meeting.title}{where}",
        programme=meeting.programme.title,
        slot=slot,
        place=meeting.place or meeting.online_address,
        chair=str(meeting.chair_id or ""),
    )
