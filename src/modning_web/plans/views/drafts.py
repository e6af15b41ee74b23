"""The drafts of a programme's plans: proposed, looked at, stopped, put away and released."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from modning.programme.expansion import programme_period
from modning_web.access.day import day_of
from modning_web.access.gate import person_at, requires
from modning_web.access.policy import reach
from modning_web.jobs.actions import start
from modning_web.plans import page
from modning_web.plans.actions import drafts
from modning_web.plans.forms import (
    LEAST_TOGETHER,
    ChangeForm,
    DraftFilter,
    ProposalForm,
    proposed_period,
)
from modning_web.plans.queries import (
    CHANGED,
    drafts_of,
    found_together,
    left_out_shown,
    people_in,
    programmes_planned_by,
    times_shown,
)
from modning_web.plans.views.addressed import draft_at, frame_of, programme_at
from modning_web.programmes.mapping import definition_of

ROWS_A_PAGE = 100


@requires("plan.see")
@require_safe
def programmes(request: HttpRequest) -> HttpResponse:
    """List the programmes whose dates can be planned."""
    person = person_at(request)
    shown = {
        "programmes": programmes_planned_by(person),
        "may_together": len(reach(person, "plan.propose").programmes) >= LEAST_TOGETHER,
    }
    return render(request, "plans/programmes.html", shown)


@requires("plan.see")
@require_safe
def programme(request: HttpRequest, programme_key: str) -> HttpResponse:
    """List a programme's drafts."""
    row = programme_at(request, programme_key)
    lines = [
        {"draft": one, "good": page.goodness(one), "asked": page.asked_in_words(one)}
        for one in drafts_of(row)
    ]
    return render(request, "plans/programme.html", frame_of(request, row) | {"lines": lines})


@requires("plan.propose")
def propose(request: HttpRequest, programme_key: str) -> HttpResponse:
    """Ask for a draft, and show the work that makes it."""
    row = programme_at(request, programme_key)
    text = row.current.text if row.current else ""
    end = programme_period(definition_of(text).programme).last_day
    form = ProposalForm(request.POST or None, initial=proposed_period(end, day_of(request)))
    if request.method == "POST" and form.is_valid():
        draft = drafts.propose(
            programme=row, wishes=form.wishes, by=person_at(request), at=timezone.now()
        )
        return redirect("plans:draft", row.key, draft.pk)
    return _form_page(request, "plans/propose.html", frame_of(request, row) | {"form": form})


@requires("plan.propose")
def changed(request: HttpRequest, programme_key: str) -> HttpResponse:
    """Ask what moves when somebody cannot, or a site drops out."""
    row = programme_at(request, programme_key)
    day = day_of(request)
    form = ChangeForm(
        request.POST or None,
        people=people_in(row, on=day),
        sites=row.sites.all(),
        initial={"since": day, "last": day} | request.GET.dict(),
    )
    if request.method == "POST" and form.is_valid():
        wishes = drafts.Wishes(day, max(drafts.far_ahead(day), form.period.end), keep="none")
        draft = drafts.propose(
            programme=row,
            wishes=wishes,
            changed=form.changed,
            by=person_at(request),
            at=timezone.now(),
        )
        return redirect("plans:draft", row.key, draft.pk)
    return _form_page(request, "plans/changed.html", frame_of(request, row) | {"form": form})


def _form_page(request: HttpRequest, template: str, shown: dict[str, object]) -> HttpResponse:
    return render(request, template, shown, status=400 if request.method == "POST" else 200)


@requires("plan.see")
@require_safe
def draft(request: HttpRequest, programme_key: str, draft_id: UUID) -> HttpResponse:
    """Show a draft: its dates, what has none, and how good it is."""
    row = draft_at(request, programme_key, draft_id)
    form = DraftFilter(request.GET or None, sites=row.programme.sites.all())
    typed = form.cleaned_data if form.is_valid() else {}
    site, only = typed.get("sted", ""), typed.get("vis", "")
    paged = Paginator(times_shown(row, site=site, only=only), ROWS_A_PAGE)
    rows = paged.get_page(request.GET.get("side"))
    every = list(row.times.annotate(is_new=Q(CHANGED)).values_list("starts_at", "is_new"))
    left_out = list(left_out_shown(row, site=site))
    shown = frame_of(request, row.programme) | {
        "draft": row,
        "form": form,
        "page": rows,
        "lines": [page.time_line(one) for one in rows],
        "left_out": [page.left_out_line(one) for one in left_out],
        "years": page.years_of(starts for starts, _is_new in every),
        "months": page.months(),
        "good": page.goodness(row),
        "together": found_together(row, person_at(request)),
        "asked": page.asked_in_words(row),
        "changes": sum(is_new for _starts, is_new in every)
        + sum(one.before_starts_at is not None for one in left_out),
    }
    return render(request, "plans/draft.html", shown)


@requires("plan.propose")
@require_POST
def stop(request: HttpRequest, programme_key: str, draft_id: UUID) -> HttpResponse:
    """End the search with the best plan so far."""
    row = draft_at(request, programme_key, draft_id)
    try:
        drafts.stop(draft=row, by=person_at(request), at=timezone.now())
    except drafts.DraftIsClosed:
        messages.error(request, _("Søgningen er allerede slut."))
    else:
        messages.success(request, _("Søgningen stopper om lidt, med den bedste plan til nu."))
    return redirect("plans:draft", programme_key, row.pk)


@requires("plan.propose")
@require_POST
def search_again(request: HttpRequest, programme_key: str, draft_id: UUID) -> HttpResponse:
    """Begin anew a search that ended before it was over."""
    row = draft_at(request, programme_key, draft_id)
    try:
        drafts.search_again(draft=row, by=person_at(request), at=timezone.now())
    except drafts.DraftIsClosed:
        messages.error(request, _("Søgningen er allerede i gang, eller forslaget er afsluttet."))
    return redirect("plans:draft", programme_key, row.pk)


@requires("plan.propose")
@require_POST
def drop(request: HttpRequest, programme_key: str, draft_id: UUID) -> HttpResponse:
    """Put a draft away."""
    row = draft_at(request, programme_key, draft_id)
    try:
        drafts.drop(draft=row, by=person_at(request), at=timezone.now())
    except drafts.DraftIsClosed:
        messages.error(request, _("Forslaget er frigivet eller allerede kasseret."))
    else:
        messages.success(request, _("Forslaget er kasseret. Møderne er, som de var."))
    return redirect("plans:programme", programme_key)


@requires("plan.release")
@require_POST
def release(request: HttpRequest, programme_key: str, draft_id: UUID) -> HttpResponse:
    """Begin to release a draft, and show the work."""
    row = draft_at(request, programme_key, draft_id)
    if not row.is_open:
        messages.error(request, _("Forslaget kan ikke frigives, som det står nu."))
        return redirect("plans:draft", programme_key, row.pk)
    person = person_at(request)
    work = start(
        "plans.release",
        by=person,
        at=timezone.now(),
        arguments={"draft": str(row.pk), "by": str(person.pk)},
        programme_key=programme_key,
        title=_("Frigiv planen: {programme}").format(programme=row.programme.title),
    )
    return redirect("jobs:job", work.pk)
