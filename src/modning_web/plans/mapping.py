"""From a programme, its people and meetings to the planner's problem."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256

from django.utils.timezone import localtime

from modning.dates import Period
from modning.meeting.slot import Slot
from modning.planning.from_programme import problem_of
from modning.planning.problem import (
    WHOLE_DAY_STARTS,
    Appointment,
    Length,
    Problem,
)
from modning.planning.quarters import A_DAY, moment_of, quarter_at
from modning.programme.calendar import DANISH_TIME
from modning.programme.people import People
from modning_web.meetings.models import Meeting
from modning_web.plans import people
from modning_web.plans.models import Keep, PlanDraft
from modning_web.plans.places import noted_of, places_of, travel_between
from modning_web.plans.rooming import SETTLED, Rooming, Setting, with_rooms_of
from modning_web.plans.taken import Beside, taken_in
from modning_web.programmes.mapping import definition_of, planned_of
from modning_web.programmes.models import Occurrence, Programme

_A_QUARTER = 15


@dataclass(frozen=True)
class Question:
    """A problem, and the site's rows behind it, by the keys of its meetings."""

    problem: Problem
    occurrences: Mapping[str, Occurrence]
    meetings: Mapping[str, Meeting]
    dropped: tuple[Occurrence, ...] = ()
    rooming: Rooming = field(default_factory=Rooming)

    @property
    def starts(self) -> dict[str, int]:
        """When what is settled starts, in quarters."""
        return {
            key: start_of(row)
            for key, row in self.meetings.items()
            if row.state in SETTLED and row.starts_at
        }

    @property
    def fingerprint(self) -> str:
        """What tells whether the plan's meetings stand as they did: windows, lengths and times."""
        told = [
            (one.key, one.window, one.length, one.fixed, self.starts.get(one.key))
            for one in self.problem.appointments
        ]
        return sha256(repr(told).encode()).hexdigest()


class NothingToPlan(Exception):
    """The programme has no version, or no meetings in the period."""


def question_of(draft: PlanDraft, jointly: Iterable[Programme] = ()) -> Question:
    """Return what a draft is to answer, as things stand now; raise NothingToPlan.

    Of programmes that are planned `jointly`, the meetings do not count as people's busy times.
    """
    programme = draft.programme
    if programme.current is None:
        raise NothingToPlan(programme.key)
    rows, dropped = _occurrences(draft)
    if not rows and not dropped:
        raise NothingToPlan(programme.key)
    meetings = {row.key: row.meeting for row in rows if hasattr(row, "meeting")}
    names = places_of(definition_of(programme.current.text).programme, programme.sites.all())
    noted = noted_of(names)
    travel = travel_between(names, noted.minutes, draft.travel_minutes)
    problem = replace(_problem(draft, rows, meetings, jointly), travel=travel)
    setting = Setting(programme, names, _period(draft, rows), meetings, noted.rooms)
    problem, rooming = with_rooms_of(problem, setting)
    by_key = {row.key: row for row in rows}
    return Question(problem, by_key, meetings, tuple(dropped), rooming)


def _period(draft: PlanDraft, rows: Iterable[Occurrence]) -> Period:
    """Return the days on which a meeting of the draft can come to lie."""
    return Period(draft.since, max([draft.until, *(row.ends_on for row in rows)]))


def _problem(
    draft: PlanDraft,
    rows: list[Occurrence],
    meetings: Mapping[str, Meeting],
    jointly: Iterable[Programme],
) -> Problem:
    """Return the problem, but for its rooms and the journeys between its places."""
    programme, period = draft.programme, _period(draft, rows)
    defined = definition_of(programme.current.text if programme.current else "").programme
    hats = people.hats_in(programme, People(defined), period)
    if draft.without:
        hats = [hat for hat in hats if hat.site_key != draft.without.key]
    beside = Beside((programme, *jointly), draft.pk, draft.job_id if draft.is_open else None)
    taken = taken_in(period, programme, {hat.user_id for hat in hats}, beside)
    if draft.away_id and draft.away_from and draft.away_before:
        taken = taken.without(draft.away_id, Period(draft.away_from, draft.away_before))
    planned = [planned_of(row) for row in rows]
    problem = problem_of(defined, planned, people.planned_people(hats, taken.busy, period))
    told = tuple(_settled(one, meetings.get(one.key), draft) for one in problem.appointments)
    told_of_all = replace(problem, appointments=told, closed=taken.closed)
    return people.with_deputies(told_of_all, hats)


def _occurrences(draft: PlanDraft) -> tuple[list[Occurrence], list[Occurrence]]:
    """Return what a draft plans, and of what is settled, what it drops with a site."""
    rows = Occurrence.objects.filter(
        programme=draft.programme, starts_on__lt=draft.until, ends_on__gt=draft.since
    )
    rows = rows.meetings().select_related("site", "meeting", "programme__current")
    kept = [row for row in rows if not _is_over(row, draft)]
    if draft.is_replan:
        kept = [row for row in kept if hasattr(row, "meeting") and row.meeting.state in SETTLED]
    if draft.without_id is None:
        return kept, []
    return (
        [row for row in kept if row.site_id != draft.without_id],
        [row for row in kept if row.site_id == draft.without_id],
    )


def _is_over(row: Occurrence, draft: PlanDraft) -> bool:
    """Whether there is nothing to plan: called off, or settled outside the period."""
    meeting: Meeting | None = getattr(row, "meeting", None)
    if meeting is None:
        return False
    if meeting.state == "cancelled":
        return True
    is_settled = meeting.state in SETTLED and meeting.starts_at is not None
    return is_settled and not draft.since <= localtime(meeting.starts_at).date() < draft.until


def _settled(appointment: Appointment, meeting: Meeting | None, draft: PlanDraft) -> Appointment:
    """Return an appointment with what its meeting says, and no earlier than the period."""
    if meeting is not None and meeting.state in SETTLED and meeting.starts_at:
        start = start_of(meeting)
        is_fixed = (
            meeting.state == "held"
            or draft.keep == Keep.ALL
            or (draft.keep == Keep.CONVENED and meeting.is_convened)
        )
        return replace(
            appointment,
            length=_length(meeting),
            fixed=start if is_fixed and not draft.is_replan else _held_start(meeting, start),
            released=start,
            window=_around(appointment.window, meeting, draft),
        )
    begins = max(appointment.window.start, draft.since)
    return replace(appointment, window=Period(begins, appointment.window.end))


def _around(window: Period, meeting: Meeting, draft: PlanDraft) -> Period:
    """Return the window no earlier than the plan, and with the days that were settled in it."""
    if meeting.starts_at is None or meeting.ends_at is None:
        raise ValueError(meeting.pk)
    days = Slot(meeting.starts_at, meeting.ends_at).days
    begins = min(max(window.start, draft.since), days.start)
    return Period(begins, max(window.end, days.end))


def _held_start(meeting: Meeting, start: int) -> int | None:
    return start if meeting.state == "held" else None


def start_of(meeting: Meeting) -> int:
    """Return the quarter that a settled meeting starts in."""
    if meeting.starts_at is None:
        raise ValueError(meeting.pk)
    start = quarter_at(localtime(meeting.starts_at))
    # The planner knows whole days only by when those begin.
    return start - start % A_DAY + WHOLE_DAY_STARTS if _length(meeting).days else start


def _length(meeting: Meeting) -> Length:
    starts, ends = meeting.starts_at, meeting.ends_at
    if starts is None or ends is None:
        raise ValueError(meeting.pk)
    days = Slot(starts, ends).days.days
    if days > 1:
        return Length(days=days)
    minutes = int((ends - starts).total_seconds()) // 60
    return Length(max(1, -(-minutes // _A_QUARTER)))


def slot_of(appointment: Appointment, start: int) -> Slot:
    """Return the time of a meeting that starts in a quarter."""
    stretch = appointment.length.stretch(start)
    return Slot(moment_at(stretch.start), moment_at(stretch.end))


def moment_at(quarter: int) -> datetime:
    """Return the moment at which a quarter starts, by Danish time."""
    return moment_of(quarter).replace(tzinfo=DANISH_TIME)
