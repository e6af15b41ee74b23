"""Closing days and school holidays of a programme's sites."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from modning.dates import Period
from modning_web.access.day import day_of
from modning_web.access.gate import person_at, requires
from modning_web.plans.actions import busy as deeds
from modning_web.plans.forms import ClosedForm
from modning_web.plans.views.addressed import frame_of, programme_at
from modning_web.programmes.wording import page_language, period_in_words


@requires("plan.propose")
def closed(request: HttpRequest, programme_key: str) -> HttpResponse:
    """List the days, and take more of them."""
    programme = programme_at(request, programme_key)
    sites = list(programme.sites.all())
    form = ClosedForm(request.POST or None, sites=sites)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        deeds.note_closed(
            programme=programme,
            site=form.sites.get(typed["site"]),
            name=typed["name"],
            period=form.period,
            is_school_holiday=typed["kind"] == "school",
            by=person_at(request),
            at=timezone.now(),
        )
        messages.success(request, _("Dagene er noteret."))
        return redirect("plans:closed", programme.key)
    rows = programme.closed_days.filter(before_date__gt=day_of(request)).select_related("site")
    lines = [
        (row, period_in_words(Period(row.from_date, row.before_date), page_language()))
        for row in rows
    ]
    shown = frame_of(request, programme) | {"form": form, "lines": lines}
    status = 400 if request.method == "POST" else 200
    return render(request, "plans/closed.html", shown, status=status)


@requires("plan.propose")
@require_POST
def forget(request: HttpRequest, programme_key: str, closed_id: UUID) -> HttpResponse:
    """Delete days that were noted."""
    programme = programme_at(request, programme_key)
    row = get_object_or_404(programme.closed_days, pk=closed_id)
    deeds.forget_closed(row=row, by=person_at(request), at=timezone.now())
    messages.success(request, _("Dagene er slettet."))
    return redirect("plans:closed", programme.key)
