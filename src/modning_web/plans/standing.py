"""Plans that stand in the site's rows: what people know, and what a draft says."""

from dataclasses import replace
from datetime import datetime
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

from django.utils.timezone import localtime

from modning.language import Text
from modning.planning.plan import Placed, Plan, Reached, Unplaced
from modning.planning.quarters import quarter_at
from modning_web.meetings.models import Invitation
from modning_web.plans.mapping import Question
from modning_web.plans.models import PlanDraft, PlannedPerson

_NOTHING = Text("", "")


def standing_plan(question: Question) -> Plan:
    """Return the plan that people know: what is settled, with those who are to come."""
    problem = question.problem
    coming = _coming(question)
    placed = [
        Placed(key, start, coming.get(key, frozenset()), question.rooming.standing.get(key))
        for key, start in sorted(question.starts.items())
        if key in problem.appointment
    ]
    known = {one.appointment for one in placed}
    waiting = [Unplaced(key, _NOTHING) for key in problem.appointment if key not in known]
    return Plan(tuple(placed), tuple(waiting), 0, 0, Reached(_NOTHING, 1, 0.0))


def _coming(question: Question) -> dict[str, frozenset[str]]:
    """Return who is to come: those invited, else those whom the last released plan counts on."""
    invited: dict[UUID, set[str]] = {}
    rows = Invitation.objects.filter(
        meeting__in=[row.pk for row in question.meetings.values()], withdrawn_at=None
    ).exclude(answered="declined")
    for meeting, person in rows.values_list("meeting", "person"):
        invited.setdefault(meeting, set()).add(str(person))
    counted: dict[str, set[str]] = {}
    planned = PlannedPerson.objects.filter(
        comes=True,
        time__plan__state="released",
        time__occurrence__in=[row.pk for row in question.occurrences.values()],
    ).order_by("time__plan__released_at")
    for key, starts_at, person in planned.values_list(
        "time__occurrence_key", "time__starts_at", "person"
    ):
        row = question.meetings.get(key)
        if row is not None and row.starts_at == starts_at:
            counted.setdefault(key, set()).add(str(person))
    known = question.problem.person.keys()
    return {
        key: frozenset((invited.get(row.pk) or counted.get(key) or set()) & known)
        for key, row in question.meetings.items()
    }


def plan_of(draft: PlanDraft, question: Question) -> Plan:
    """Return the plan that the rows of a draft say."""
    unplaced = tuple(
        Unplaced(row.occurrence_key, Text(row.reason_da, row.reason_en))
        for row in draft.left_out.filter(is_dropped=False)
    )
    return replace(placed_by(draft, question), unplaced=unplaced)


def placed_by(draft: PlanDraft, question: Question) -> Plan:
    """Return the plan that the times of a draft say; why others have no time is left out."""
    people = "people__person", "people__comes"
    rows = draft.times.values_list(
        *("occurrence_key", "starts_at", "before_starts_at", "held_in"), *people
    )
    placed = tuple(
        Placed(
            time.key,
            time.start(question),
            frozenset(str(person) for *_, person, comes in told if comes),
            str(time.held_in) if time.held_in else None,
        )
        for time, told in groupby(rows, lambda row: _Time(*row[:4]))
    )
    reached = Reached(Text(draft.how_da, draft.how_en), draft.seed, draft.seconds or 0.0)
    return Plan(placed, (), draft.objective or 0, draft.bound or 0, reached)


class _Time(NamedTuple):
    """When and where a draft holds a meeting."""

    key: str
    starts_at: datetime
    before_starts_at: datetime | None
    held_in: UUID | None

    def start(self, question: Question) -> int:
        """Return the quarter that it starts in; of what is settled and stays, the settled one."""
        if self.before_starts_at == self.starts_at and self.key in question.starts:
            return question.starts[self.key]
        return quarter_at(localtime(self.starts_at))
