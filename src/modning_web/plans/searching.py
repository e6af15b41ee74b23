"""Looking for dates: a thread that searches, and one that keeps the best so far."""

from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import replace
from threading import Event

from django.utils.translation import gettext as _

from modning.language import Text
from modning.planning.explanation import explain
from modning.planning.plan import Plan, Unplaced
from modning.planning.problem import Problem
from modning.planning.search import Progress as Found
from modning.planning.solver import Limits
from modning.planning.solving import first_plan, plan
from modning_web.jobs.work import Progress
from modning_web.plans.actions.drafts import end_as
from modning_web.plans.actions.keeping import Words, keep_plan
from modning_web.plans.joining import Joint
from modning_web.plans.models import PlanDraft, State
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


def search(asked: Joint, progress: Progress) -> None:
    """Let drafts say the first plan, better ones as they are found, and in the end the best."""
    progress.report(5, _("Lægger en første plan"))
    begun = first_plan(asked.problem)
    _keep(asked, begun)
    watch, first = Watch(), asked.drafts[0]
    limits = Limits(seconds=first.seconds_at_most, seed=first.seed)
    with ThreadPoolExecutor(1) as pool:
        # The solver calls back from threads of its own, which must not touch the database.
        work = pool.submit(plan, asked.problem, limits, watch)
        _follow(work, watch, asked, begun, progress)
        found = work.result()
    progress.report(95, _("Forklarer, hvad der ikke fik en tid"))
    is_stopped = watch.stopped.is_set()
    _keep(asked, found, {} if is_stopped else helps_of(asked.problem, found))
    for row in asked.drafts:
        end_as(row, State.CANCELLED if is_stopped else State.READY)


def _keep(asked: Joint, found: Plan, helps: Mapping[str, list[Text]] | None = None) -> None:
    """Let each draft say its part of a plan."""
    for row in asked.drafts:
        own, begins = asked.part(row, found), asked.key(row, "")
        told = {key.removeprefix(begins): those for key, those in (helps or {}).items()}
        keep_plan(draft=row, question=asked.questions[row.pk], plan=own, words=Words(helps=told))


def _follow(
    work: "Future[Plan]", watch: Watch, asked: Joint, begun: Plan, progress: Progress
) -> None:
    """Tell how far the search is, keep the best so far, and stop it when someone asks."""
    saved_at, best, first = 0.0, begun.objective, asked.drafts[0]
    keys = [row.pk for row in asked.drafts]
    is_over = False
    while not is_over:
        if PlanDraft.objects.filter(pk__in=keys, cancel_asked_at__isnull=False).exists():
            watch.stopped.set()
        is_over = bool(wait([work], _LOOKS).done)
        found = watch.latest
        if found is None or is_over:
            continue
        done = 5 + int(85 * min(1.0, found.seconds / first.seconds_at_most))
        progress.report(done, in_page_language(how_good(found.objective, found.bound)))
        if found.objective < best and found.seconds - saved_at >= _SAVES:
            _keep(asked, _so_far(asked.problem, begun, found))
            saved_at, best = found.seconds, found.objective


def _so_far(problem: Problem, begun: Plan, found: Found) -> Plan:
    """Return the best plan so far; why meetings lack a time is told at the end."""
    placed = tuple(sorted(found.placed.values(), key=lambda one: (one.start, one.appointment)))
    there = {one.appointment for one in placed}
    waits = Text("Der er ikke fundet en tid endnu.", "No time has been found yet.")
    left = [key for key in problem.appointment if key not in there]
    reached = replace(begun.reached, seconds=found.seconds)
    unplaced = tuple(Unplaced(key, waits) for key in left)
    return Plan(placed, unplaced, found.objective, found.bound, reached)


def helps_of(problem: Problem, found: Plan) -> dict[str, list[Text]]:
    """Return what would place the meetings that found no time, by their keys."""
    helps = {}
    for one in found.unplaced[:_EXPLAINED]:
        explained = explain(problem, found, one.appointment, check=_DUG)
        if explained:
            helps[one.appointment] = [change.words for change in explained.changes]
    return helps
