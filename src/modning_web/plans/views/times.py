"""Another time for one meeting of a draft, and what each costs."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from modning_web.access.gate import person_at, requires
from modning_web.plans.actions import drafts
from modning_web.plans.forms import TimeForm, WhenForm
from modning_web.plans.mapping import NothingToPlan, Question, moment_at, slot_of
from modning_web.plans.models import PlanDraft
from modning_web.plans.standing import placed_by
from modning_web.plans.views.addressed import draft_at, frame_of
from modning_web.plans.wording import stale
from modning_web.programmes.wording import in_page_language, page_language, period_in_words

if TYPE_CHECKING:
    from modning.planning.other_times import OtherTime, OtherTimes

MOST_TIMES = 8


@requires("plan.propose")
@require_http_methods(["GET", "HEAD", "POST"])
def other_times(
    request: HttpRequest, programme_key: str, draft_id: UUID, occurrence_key: str
) -> HttpResponse:
    """Offer the cheapest other times of a meeting, and take the one that is chosen."""
    from modning.planning.other_times import OtherTimes  # noqa: PLC0415 -- numpy: for few, and large

    row = draft_at(request, programme_key, draft_id)
    try:
        question = drafts.fresh_question(row)
    except (drafts.DraftIsStale, drafts.DraftIsClosed, NothingToPlan):
        messages.error(request, in_page_language(stale()))
        return redirect("plans:draft", programme_key, row.pk)
    appointment = question.problem.appointment.get(occurrence_key)
    if appointment is None:
        raise Http404
    others = OtherTimes(question.problem, placed_by(row, question))
    now = others.plan.at.get(occurrence_key)
    when = WhenForm(request.GET)
    when.full_clean()
    found = _among(others, occurrence_key, when)
    form = TimeForm(
        request.POST or None,
        times=[(str(one.start), _told(question, occurrence_key, one)) for one in found],
    )
    if request.method == "POST" and form.is_valid():
        return _chosen(request, row, occurrence_key, form.cleaned_data["start"])
    shown = frame_of(request, row.programme) | {
        "draft": row,
        "form": form,
        "found": found,
        "when": when,
        "is_narrowed": bool(request.GET),
        "title": appointment.name,
        "window": period_in_words(appointment.window, page_language()),
        "time": slot_of(appointment, now.start).written(page_language()) if now else "",
    }
    status = 400 if request.method == "POST" else 200
    return render(request, "plans/other_times.html", shown, status=status)


def _among(others: "OtherTimes", key: str, when: WhenForm) -> list["OtherTime"]:
    """Return the cheapest other times on the days asked for."""
    every = others.best(key, number=len(others.of(key)))
    return [one for one in every if when.holds(moment_at(one.start).date())][:MOST_TIMES]


def _told(question: Question, key: str, one: "OtherTime") -> str:
    """Say when, what it costs, and who would be missed."""
    slot = slot_of(question.problem.appointment[key], one.start)
    cost = (
        _("lige så god")
        if one.points == 0
        else ngettext("{n} point dårligere", "{n} point dårligere", one.points).format(n=one.points)
        if one.points > 0
        else _("{n} point bedre").format(n=-one.points)
    )
    told = f"{slot.written(page_language())}: {cost}"
    if not one.absent:
        return told
    names = ", ".join(sorted(question.problem.person[who].name for who in one.absent))
    return _("{told}; uden {names}").format(told=told, names=names)


def _chosen(request: HttpRequest, row: PlanDraft, key: str, start: int) -> HttpResponse:
    try:
        broken = drafts.choose_time(
            draft=row, occurrence_key=key, start=start, by=person_at(request), at=timezone.now()
        )
    except (drafts.DraftIsStale, drafts.DraftIsClosed):
        messages.error(request, in_page_language(stale()))
    except drafts.CannotBeHeldThen:
        messages.error(request, _("Mødet kan ikke holdes da, mens alt andet ligger fast."))
    else:
        messages.success(
            request, _("Mødet har fået den nye tid i forslaget. Ingen har fået besked.")
        )
        for one in broken:
            messages.warning(request, in_page_language(one.words))
    return redirect("plans:draft", row.programme.key, row.pk)
