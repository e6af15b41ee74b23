"""Finding dates and releasing them: work longer than a request."""

from collections.abc import Callable
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from modning_web.access.models import User
from modning_web.jobs.work import Progress, UnableToFinish, job
from modning_web.plans.actions import releasing
from modning_web.plans.actions.drafts import DraftIsClosed, DraftIsStale, end_as, leave_off
from modning_web.plans.joining import joint
from modning_web.plans.mapping import NothingToPlan, question_of
from modning_web.plans.models import PlanDraft, State
from modning_web.plans.wording import stale
from modning_web.programmes.wording import in_page_language


@job("plans.solve")
def solve(progress: Progress, *, draft: str) -> str:
    """Find dates for a draft: a first plan at once, then better ones."""
    (row,) = _solve(progress, [draft])
    return reverse("plans:draft", args=[row.programme.key, row.pk])


@job("plans.solve_together")
def solve_together(progress: Progress, *, drafts: list[str]) -> str:
    """Find dates for drafts of several programmes, so that nobody is in two places."""
    first, *_others = _solve(progress, drafts)
    return reverse("plans:draft", args=[first.programme.key, first.pk])


def _solve(progress: Progress, keys: list[str]) -> list[PlanDraft]:
    asked = PlanDraft.objects.filter(pk__in=[UUID(key) for key in keys])
    rows = list(asked.select_related("programme__current", "without").order_by("id"))
    if any(row.state != State.WORKING for row in rows):
        raise UnableToFinish(_("Kladden er kasseret."))
    try:
        _search(rows, progress)
    except NothingToPlan:
        for row in rows:
            end_as(row, State.DROPPED)
        raise UnableToFinish(
            _("Der er ingen møder at planlægge i perioden. Vælg en anden periode.")
        ) from None
    finally:
        leave_off(asked)
    return rows


def _search(rows: list[PlanDraft], progress: Progress) -> None:
    from modning_web.plans.searching import search  # noqa: PLC0415 -- numpy: for the worker alone
    from modning_web.plans.searching_again import plan_again  # noqa: PLC0415 -- as above

    if rows[0].is_replan:
        plan_again(rows[0], question_of(rows[0]))
        return
    asked = joint(rows)
    for row in rows:
        if row not in asked.drafts:
            end_as(row, State.DROPPED)
    search(asked, progress)


@job("plans.release")
def release(progress: Progress, *, draft: str, by: str) -> str:
    """Fix and move the meetings that a draft changes, and tell those whom it concerns."""
    row = PlanDraft.objects.select_related("programme__current", "without").get(pk=UUID(draft))
    progress.report(10, _("Fastlægger og flytter møder"))
    _told_why(lambda: releasing.release(draft=row, by=User.objects.get(pk=by), at=timezone.now()))
    return reverse("plans:draft", args=[row.programme.key, row.pk])


def _told_why(work: Callable[[], object]) -> None:
    try:
        work()
    except (DraftIsStale, DraftIsClosed, NothingToPlan) as refusal:
        raise UnableToFinish(in_page_language(stale())) from refusal
    except releasing.UnableToRelease as refusal:
        raise UnableToFinish(in_page_language(refusal.told)) from refusal
