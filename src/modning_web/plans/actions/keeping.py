"""Writing down what the planner found."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction

from modning.language import Text
from modning.planning.plan import Placed, Plan
from modning.planning.problem import Appointment
from modning_web.plans.mapping import Question, moment_at, slot_of
from modning_web.plans.models import NotPlaced, PlanDraft, PlannedPerson, PlannedTime
from modning_web.plans.rooming import with_standing_rooms

NOT_HELD = Text("Stedet er ikke længere med.", "The site no longer takes part.")


@dataclass(frozen=True)
class Words:
    """What is said of meetings by their keys: why one is moved, and what would place it."""

    reasons: Mapping[str, Text] = field(default_factory=dict)
    helps: Mapping[str, Iterable[Text]] = field(default_factory=dict)


def words_kept(draft: PlanDraft) -> Words:
    """Return what a draft says already."""
    moved, left_out = draft.times.exclude(reason_da=""), draft.left_out.all()
    return Words(
        {row.occurrence_key: Text(row.reason_da, row.reason_en) for row in moved},
        {row.occurrence_key: [Text(*one) for one in row.helps] for row in left_out},
    )


@transaction.atomic
def keep_plan(
    *, draft: PlanDraft, question: Question, plan: Plan, words: Words | None = None
) -> None:
    """Let the draft's rows say what the plan says."""
    from modning.planning.comparison import (  # noqa: PLC0415 -- numpy: for few, and large
        load_of_each,
        measures,
    )

    said = words or Words()
    plan = with_standing_rooms(question.problem, question.rooming, _stays(question, plan), plan)
    chosen = set(draft.times.filter(is_chosen=True).values_list("occurrence_key", flat=True))
    draft.times.all().delete()
    draft.left_out.all().delete()
    rows = {one.appointment: _time(draft, question, one, said.reasons) for one in plan.placed}
    for key in chosen & rows.keys():
        rows[key].is_chosen = True
    PlannedTime.objects.bulk_create(rows.values())
    PlannedPerson.objects.bulk_create(
        person for one in plan.placed for person in _people(rows[one.appointment], question, one)
    )
    NotPlaced.objects.bulk_create(_left_out(draft, question, plan, said))
    draft.objective, draft.bound = plan.objective, plan.bound
    draft.seconds, draft.before = plan.reached.seconds, question.fingerprint
    draft.how_da, draft.how_en = plan.reached.how.da, plan.reached.how.en
    draft.measures |= asdict(measures(question.problem, plan))
    loads = load_of_each(question.problem, plan).items()
    draft.loads = {key: asdict(load) for key, load in loads if load.meetings}
    draft.save(
        update_fields=[
            *("objective", "bound", "seconds", "before", "how_da", "how_en", "measures", "loads")
        ]
    )


def _stays(question: Question, plan: Plan) -> list[str]:
    """Return the meetings that stay at the time that they have."""
    starts = question.starts
    return [one.appointment for one in plan.placed if starts.get(one.appointment) == one.start]


def _time(
    draft: PlanDraft, question: Question, placed: Placed, reasons: Mapping[str, Text]
) -> PlannedTime:
    key = placed.appointment
    appointment, row = question.problem.appointment[key], question.occurrences[key]
    slot, reason = slot_of(appointment, placed.start), reasons.get(key, Text("", ""))
    starts, ends, before = slot.starts, slot.ends, before_of(question, key)
    if question.starts.get(key) == placed.start and before:
        # It stays as it is, to the minute.
        starts, ends = before, question.meetings[key].ends_at or ends
    room, rooming = placed.room, question.rooming
    return PlannedTime(
        plan=draft,
        occurrence=row,
        occurrence_key=key,
        site=row.site,
        title=title_of(question, appointment),
        starts_at=starts,
        ends_at=ends,
        place=_place(question, appointment, has_room=room is not None),
        room=rooming.called[room] if room else "",
        held_in_id=UUID(room) if room else None,
        before_held_in_id=UUID(rooming.standing[key]) if key in rooming.standing else None,
        before_starts_at=before,
        reason_da=reason.da,
        reason_en=reason.en,
    )


def before_of(question: Question, key: str) -> datetime | None:
    """Return when a meeting was settled to start before the plan, if it was."""
    if key not in question.starts:
        return None
    return question.meetings[key].starts_at or moment_at(question.starts[key])


def title_of(question: Question, appointment: Appointment) -> str:
    """Return what a meeting is called, with its turn where there are more of them."""
    row = question.occurrences[appointment.key]
    several = sum(
        other.activity_key == row.activity_key and other.site_id == row.site_id
        for other in question.occurrences.values()
    )
    return f"{appointment.name} ({row.turn}.)" if several > 1 else appointment.name


def _place(question: Question, appointment: Appointment, *, has_room: bool) -> str:
    """Return where a meeting is to be held: in the room's place, else as it stands already."""
    row, meeting = question.occurrences[appointment.key], question.meetings.get(appointment.key)
    is_written = appointment.key in question.rooming.standing
    if meeting is not None and meeting.place and not has_room and not is_written:
        return meeting.place
    if row.site and appointment.place == row.site.key:
        return row.site.name
    return appointment.place or ""


def _people(time: PlannedTime, question: Question, placed: Placed) -> Iterable[PlannedPerson]:
    wanted = set(question.problem.appointment[placed.appointment].preferred)
    for key in sorted(placed.attending | wanted):
        yield PlannedPerson(time=time, person_id=UUID(key), comes=key in placed.attending)


def _left_out(draft: PlanDraft, question: Question, plan: Plan, said: Words) -> Iterable[NotPlaced]:
    for one in plan.unplaced:
        row = question.occurrences[one.appointment]
        appointment = question.problem.appointment[one.appointment]
        yield NotPlaced(
            plan=draft,
            occurrence=row,
            occurrence_key=one.appointment,
            site=row.site,
            title=title_of(question, appointment),
            reason_da=one.reason.da,
            reason_en=one.reason.en,
            helps=[[help_.da, help_.en] for help_ in said.helps.get(one.appointment, ())],
            before_starts_at=before_of(question, one.appointment),
        )
    for row in question.dropped:
        yield NotPlaced(
            plan=draft,
            occurrence=row,
            occurrence_key=row.key,
            site=row.site,
            title=row.meeting.title,
            reason_da=NOT_HELD.da,
            reason_en=NOT_HELD.en,
            before_starts_at=row.meeting.starts_at,
            is_dropped=True,
        )
