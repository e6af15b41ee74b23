"""Releasing a plan: meetings get their times, and only those concerned are told."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from modning.language import Text
from modning.meeting.meeting import UnableToStep
from modning.meeting.slot import Slot
from modning.planning.checker import violations
from modning_web.access.models import User
from modning_web.audit import actions as audit
from modning_web.meetings.actions import steps
from modning_web.meetings.actions.stepping import MeetingHasMovedOn, Seen
from modning_web.meetings.actions.steps import Circumstances
from modning_web.meetings.models import Meeting
from modning_web.plans.actions.drafts import fresh_question
from modning_web.plans.actions.telling import GONE, News, line_of, tell_all
from modning_web.plans.mapping import Question
from modning_web.plans.models import NotPlaced, PlanDraft, PlannedTime, State
from modning_web.plans.standing import plan_of, standing_plan

NEW_PLAN = Text("Ny plan", "New plan")
_CANNOT = Text(
    "Planen kan ikke længere holdes: {why} Lav et nyt forslag.",
    "The plan can no longer be kept: {why} Make a new proposal.",
)
_MOVED_ON = Text(
    "{title} er ændret imens. Lav et nyt forslag.",
    "{title} has changed meanwhile. Make a new proposal.",
)
_MOST_REASONS = 5


class UnableToRelease(Exception):
    """The plan can no longer be kept; `told` says why."""

    def __init__(self, told: Text) -> None:
        super().__init__(told.en)
        self.told = told


@transaction.atomic
def release(*, draft: PlanDraft, by: User, at: datetime) -> int:
    """Settle and move the meetings that the draft changes; return how many.

    Raise DraftIsStale or UnableToRelease where things are no longer as the draft was made for.
    """
    held = PlanDraft.objects.select_for_update(of=("self",)).select_related(
        "programme__current", "without"
    )
    draft = held.get(pk=draft.pk)
    question = fresh_question(draft)
    times = [
        one
        for one in draft.times.select_related("occurrence__programme__current")
        if one.is_changed
    ]
    lost = [one for one in draft.left_out.all() if one.before_starts_at]
    _refuse_broken(draft, question, {one.occurrence_key for one in times})
    came = {one.appointment: one.attending for one in standing_plan(question).placed}
    news, written = News(), _places_written(draft)
    for time in times:
        coming = {one.person_id for one in time.people.all() if one.comes}
        row = _row_of(time, question, by=by, at=at)
        place = _place_of(time, row, written)
        told = _give_time(time, row, place, by=by, at=at)
        before = {UUID(one) for one in came.get(time.occurrence_key, ())}
        news.add(line_of(time, place or row.place), coming | before, told)
    for gone in lost:
        told = _take_time(gone, by=by, at=at)
        before = {UUID(one) for one in came.get(gone.occurrence_key, ())}
        news.add(GONE.filled(title=gone.title), before, told)
    draft.state, draft.released_at, draft.released_by = State.RELEASED, at, by
    draft.save(update_fields=["state", "released_at", "released_by"])
    audit.record("plans.release", by=by, at=at, on=draft, programme_key=draft.programme.key)
    tell_all(draft, news, by=by, at=at)
    return len(times) + len(lost)


def _refuse_broken(draft: PlanDraft, question: Question, changed: set[str]) -> None:
    """Refuse times that people cannot keep any more."""
    broken = [
        one
        for one in violations(question.problem, plan_of(draft, question))
        if changed.intersection(one.appointments)
    ]
    if broken:
        words = [one.words for one in broken[:_MOST_REASONS]]
        why = Text(" ".join(one.da for one in words), " ".join(one.en for one in words))
        raise UnableToRelease(_CANNOT.filled(why=why))


def _places_written(draft: PlanDraft) -> set[tuple[str, str]]:
    """Return the places that plans have written on meetings, by their keys."""
    rows = PlannedTime.objects.filter(plan__programme=draft.programme, plan__state=State.RELEASED)
    return {(time.occurrence_key, time.where) for time in rows}


def _row_of(time: PlannedTime, question: Question, *, by: User, at: datetime) -> Meeting:
    row = question.meetings.get(time.occurrence_key)
    if row is not None:
        return row
    if time.occurrence is None:
        raise UnableToRelease(_MOVED_ON.filled(title=time.title))
    return steps.open_meeting(occurrence=time.occurrence, by=by, at=at)


def _place_of(time: PlannedTime, row: Meeting, written: set[tuple[str, str]]) -> str:
    """Return the place that the plan gives a meeting; nothing where it stays as it is.

    A place that somebody has typed stays, unless the plan has found a room.
    """
    is_open = not row.place or bool(time.room) or (time.occurrence_key, row.place) in written
    return time.where if is_open else ""


def _give_time(
    time: PlannedTime, row: Meeting, place: str, *, by: User, at: datetime
) -> list[User]:
    """Settle or move one meeting; return who got a letter."""
    seen, slot = Seen(row, row.revision), Slot(time.starts_at, time.ends_at)
    try:
        if row.state == "fixed" and not time.is_at_another_time:
            where = Circumstances(place or row.place, row.online_address, row.chair)
            return steps.revise(seen=seen, circumstances=where, by=by, at=at)
        if row.state == "fixed":
            reason = Text(time.reason_da, time.reason_en) if time.reason_da else NEW_PLAN
            return steps.move(seen=seen, slot=slot, reason=reason, place=place, by=by, at=at)
        steps.fix(seen=seen, slot=slot, place=place, by=by, at=at)
    except (MeetingHasMovedOn, UnableToStep) as refusal:
        raise UnableToRelease(_MOVED_ON.filled(title=time.title)) from refusal
    return []


def _take_time(gone: NotPlaced, *, by: User, at: datetime) -> list[User]:
    """Call off a meeting at a site that drops out, or put another back in its window."""
    row = Meeting.objects.filter(occurrence_key=gone.occurrence_key, programme=gone.plan.programme)
    meeting = row.get()
    seen = Seen(meeting, meeting.revision)
    deed = steps.cancel if gone.is_dropped else steps.withdraw
    try:
        return deed(seen=seen, reason=Text(gone.reason_da, gone.reason_en), by=by, at=at)
    except (MeetingHasMovedOn, UnableToStep) as refusal:
        raise UnableToRelease(_MOVED_ON.filled(title=gone.title)) from refusal
