"""Finding dates and releasing them: work longer than a request."""

from collections.abc import Callable
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from modning_web.access.models import User
from modning_web.jobs.work import Progress, UnableToFinish, job
from modning_web.plans.actions import drafts, releasing
from modning_web.plans.actions.drafts import DraftIsClosed, DraftIsStale
from modning_web.plans.mapping import NothingToPlan, question_of
from modning_web.plans.models import PlanDraft, State
from modning_web.plans.wording import stale
from modning_web.programmes.wording import in_page_language


@job("plans.solve")
def solve(progress: Progress, *, draft: str) -> str:
    """Find dates for a draft: a first plan at once, then better ones."""
    from modning_web.plans.searching import (  # noqa: PLC0415 -- numpy: for the worker alone
        end,
        plan_again,
        search,
    )

    row = PlanDraft.objects.select_related("programme__current", "without").get(pk=UUID(draft))
    if row.state != State.WORKING:
        raise UnableToFinish(_("Kladden er kasseret."))
    try:
        _search(row, progress)
    except NothingToPlan:
        end(row, State.DROPPED)
        raise UnableToFinish(
            _("Der er ingen møder at planlægge i perioden. Vælg en anden periode.")
        ) from None
    finally:
        drafts.leave_off(PlanDraft.objects.filter(pk=row.pk))
    return reverse("plans:draft", args=[row.programme.key, row.pk])


def _search(row: PlanDraft, progress: Progress) -> None:
    question = question_of(row)
    if row.is_replan:
        plan_again(row, question)
    else:
        search(row, question, progress)


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
