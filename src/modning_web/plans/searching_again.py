"""Looking for what moves when something has changed: as little as possible."""

from dataclasses import replace

from modning.language import Text
from modning.planning.plan import Plan, Unplaced
from modning.planning.replanning import replan
from modning.planning.solver import Limits
from modning_web.plans.actions.drafts import end_as
from modning_web.plans.actions.keeping import Words, keep_plan
from modning_web.plans.mapping import Question
from modning_web.plans.models import PlanDraft, State
from modning_web.plans.searching import helps_of
from modning_web.plans.standing import standing_plan


def plan_again(row: PlanDraft, question: Question) -> None:
    """Let a draft say what moves because of its change, and why."""
    limits = Limits(seconds=row.seconds_at_most, seed=row.seed)
    found = replan(question.problem, standing_plan(question), limits)
    reasons = {one.appointment: one.reason for one in found.moves}
    told = _with_reasons(found.plan, reasons)
    helps = helps_of(question.problem, told)
    keep_plan(draft=row, question=question, plan=told, words=Words(reasons, helps))
    row.measures["forced"] = found.forced
    row.save(update_fields=["measures"])
    end_as(row, State.READY)


def _with_reasons(found: Plan, reasons: dict[str, Text]) -> Plan:
    """Return a plan whose unplaced meetings say why they had to leave their time."""
    return replace(
        found,
        unplaced=tuple(
            Unplaced(one.appointment, reasons.get(one.appointment, one.reason))
            for one in found.unplaced
        ),
    )
