"""Looking for dates: a thread that searches, and one that keeps the best so far."""

from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import replace
from threading import Event

from django.utils.translation import gettext as _

from modning.language import Text
from modning.planning.explanation import explain
from modning.planning.plan import Plan, Unplaced
from modning.planning.replanning import replan
from modning.planning.search import Progress as Found
from modning.planning.solver import Limits
from modning.planning.solving import first_plan, plan
from modning_web.jobs.work import Progress
from modning_web.plans.actions.keeping import Words, keep_plan
from modning_web.plans.mapping import Question
from modning_web.plans.models import PlanDraft, State
from modning_web.plans.standing import standing_plan
from modning_web.plans.wording import how_good
from modning_web.programmes.wording import in_page_language

_LOOKS = 0.5  # seconds between looks at whether to stop
_SAVES = 5.0  # seconds between savings of the best so far
_EXPLAINED = 10  # meetings without a time whose reasons are dug for
_DUG = Limits(seconds=1.0)


class Watch:
    """What the search tells and is told, between its thread and the one that writes."""

    def __init__(self) -> None:
        self.latest: Found | None = None
        self.stopped = Event()

    def __call__(self, found: Found) -> bool:
        """Take note of how far the search is; return whether to go on."""
        self.latest = found
        return not self.stopped.is_set()


def plan_again(row: PlanDraft, question: Question) -> None:
    """Let a draft say what moves because of its change, and why."""
    limits = Limits(seconds=row.seconds_at_most, seed=row.seed)
    found = replan(question.problem, standing_plan(question), limits)
    reasons = {one.appointment: one.reason for one in found.moves}
    told = _with_reasons(found.plan, reasons)
    helps = _helps(question, told)
    keep_plan(draft=row, question=question, plan=told, words=Words(reasons, helps))
    row.measures["forced"] = found.forced
    row.save(update_fields=["measures"])
    end(row, State.READY)


def _with_reasons(found: Plan, reasons: dict[str, Text]) -> Plan:
    """Return a plan whose unplaced meetings say why they had to leave their time."""
    return replace(
        found,
        unplaced=tuple(
            Unplaced(one.appointment, reasons.get(one.appointment, one.reason))
            for one in found.unplaced
        ),
    )


def search(row: PlanDraft, question: Question, progress: Progress) -> None:
    """Let a draft say the first plan, better ones as they are found, and in the end the best."""
    progress.report(5, _("Lægger en første plan"))
    keep_plan(draft=row, question=question, plan=first_plan(question.problem))
    watch = Watch()
    limits = Limits(seconds=row.seconds_at_most, seed=row.seed)
    with ThreadPoolExecutor(1) as pool:
        # The solver calls back from threads of its own, which must not touch the database.
        work = pool.submit(plan, question.problem, limits, watch)
        _follow(work, watch, row, question, progress)
        found = work.result()
    progress.report(95, _("Forklarer, hvad der ikke fik en tid"))
    is_stopped = watch.stopped.is_set()
    helps = {} if is_stopped else _helps(question, found)
    keep_plan(draft=row, question=question, plan=found, words=Words(helps=helps))
    end(row, State.CANCELLED if is_stopped else State.READY)


def _follow(
    work: "Future[Plan]", watch: Watch, row: PlanDraft, question: Question, progress: Progress
) -> None:
    """Tell how far the search is, keep the best so far, and stop it when someone asks."""
    saved_at, best = 0.0, row.objective
    is_over = False
    while not is_over:
        if PlanDraft.objects.filter(pk=row.pk, cancel_asked_at__isnull=False).exists():
            watch.stopped.set()
        is_over = bool(wait([work], _LOOKS).done)
        found = watch.latest
        if found is None or is_over:
            continue
        done = 5 + int(85 * min(1.0, found.seconds / row.seconds_at_most))
        progress.report(done, in_page_language(how_good(found.objective, found.bound)))
        is_better = best is None or found.objective < best
        if is_better and found.seconds - saved_at >= _SAVES:
            keep_plan(draft=row, question=question, plan=_so_far(question, found, row.seed))
            saved_at, best = found.seconds, found.objective


def _so_far(question: Question, found: Found, seed: int) -> Plan:
    """Return the best plan so far; why meetings lack a time is told at the end."""
    begun = first_plan(question.problem)
    placed = tuple(sorted(found.placed.values(), key=lambda one: (one.start, one.appointment)))
    there = {one.appointment for one in placed}
    waits = Text("Der er ikke fundet en tid endnu.", "No time has been found yet.")
    left = [key for key in question.problem.appointment if key not in there]
    reached = replace(begun.reached, seed=seed, seconds=found.seconds)
    unplaced = tuple(Unplaced(key, waits) for key in left)
    return Plan(placed, unplaced, found.objective, found.bound, reached)


def _helps(question: Question, found: Plan) -> dict[str, list[Text]]:
    """Return what would place the meetings that found no time, by their keys."""
    helps = {}
    for one in found.unplaced[:_EXPLAINED]:
        explained = explain(question.problem, found, one.appointment, check=_DUG)
        if explained:
            helps[one.appointment] = [change.words for change in explained.changes]
    return helps


def end(row: PlanDraft, state: State) -> None:
    """Set the state of a draft, unless the draft was put away meanwhile."""
    PlanDraft.objects.filter(pk=row.pk, state=State.WORKING).update(state=state)
