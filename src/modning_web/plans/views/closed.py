"""Closing days and school holidays: of a programme's sites, or of one's own."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from modning.dates import Period
from modning_web.access.day import day_of
from modning_web.access.gate import person_at, requires
from modning_web.plans.actions import busy as deeds
from modning_web.plans.forms import ClosedForm, SiteClosedForm
from modning_web.plans.models import ClosedDays
from modning_web.plans.views.addressed import frame_of, programme_at
from modning_web.programmes.models import Programme, Site
from modning_web.programmes.wording import page_language, period_in_words


@requires("closed_days.write")
def closed(request: HttpRequest, programme_key: str) -> HttpResponse:
    """List the days of all sites, and take more of them."""
    programme = programme_at(request, programme_key)
    form = ClosedForm(request.POST or None, sites=programme.sites.all())
    if request.method == "POST" and form.is_valid():
        _note(request, form, programme, form.sites.get(form.cleaned_data["site"]))
        return redirect("plans:closed", programme.key)
    return _page(request, form, programme, programme.closed_days.all(), {})


@requires("closed_days.write")
def closed_at(request: HttpRequest, programme_key: str, site_key: str) -> HttpResponse:
    """List the days of one site and those of all, and take more of its own."""
    site = _site_at(programme_key, site_key)
    form = SiteClosedForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        _note(request, form, site.programme, site)
        return redirect("plans:closed_at", programme_key, site_key)
    rows = site.programme.closed_days.filter(site=site) | site.programme.closed_days.filter(
        site=None
    )
    return _page(request, form, site.programme, rows, {"site": site})


@requires("closed_days.write")
@require_POST
def forget(request: HttpRequest, programme_key: str, closed_id: UUID) -> HttpResponse:
    """Delete days that were noted."""
    programme = programme_at(request, programme_key)
    _forget(request, get_object_or_404(programme.closed_days, pk=closed_id))
    return redirect("plans:closed", programme.key)


@requires("closed_days.write")
@require_POST
def forget_at(
    request: HttpRequest, programme_key: str, site_key: str, closed_id: UUID
) -> HttpResponse:
    """Delete days of one site."""
    site = _site_at(programme_key, site_key)
    _forget(request, get_object_or_404(site.closed_days, pk=closed_id))
    return redirect("plans:closed_at", programme_key, site_key)


def _site_at(programme_key: str, site_key: str) -> Site:
    rows = Site.objects.select_related("programme__current")
    return get_object_or_404(rows, programme__key=programme_key, key=site_key)


def _note(
    request: HttpRequest, form: SiteClosedForm, programme: Programme, site: Site | None
) -> None:
    deeds.note_closed(
        programme=programme,
        site=site,
        name=form.cleaned_data["name"],
        period=form.period,
        is_school_holiday=form.cleaned_data["kind"] == "school",
        by=person_at(request),
        at=timezone.now(),
    )
    messages.success(request, _("Dagene er noteret."))


def _forget(request: HttpRequest, row: ClosedDays) -> None:
    deeds.forget_closed(row=row, by=person_at(request), at=timezone.now())
    messages.success(request, _("Dagene er slettet."))


def _page(
    request: HttpRequest,
    form: SiteClosedForm,
    programme: Programme,
    days: QuerySet[ClosedDays],
    more: dict[str, Any],
) -> HttpResponse:
    rows = days.filter(before_date__gt=day_of(request)).select_related("site")
    lines = [
        (row, period_in_words(Period(row.from_date, row.before_date), page_language()))
        for row in rows
    ]
    shown = frame_of(request, programme) | {"form": form, "lines": lines} | more
    status = 400 if request.method == "POST" else 200
    return render(request, "plans/closed.html", shown, status=status)
