"""A person's own busy times."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from modning.meeting.slot import Slot
from modning_web.access.day import day_of
from modning_web.access.gate import person_at, requires, signed_in
from modning_web.plans.actions import busy as deeds
from modning_web.plans.forms import BusyForm, CalendarForm
from modning_web.plans.models import BusyStretch, Source
from modning_web.plans.queries import busy_of, sites_closed_by
from modning_web.programmes.wording import in_page_language, page_language

MOST_SHOWN = 200


@requires("calendar.own")
def busy(request: HttpRequest) -> HttpResponse:
    """Show one's own busy times, and take one more."""
    form = BusyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        deeds.note_busy(slot=form.cleaned_data["slot"], by=person_at(request), at=timezone.now())
        messages.success(request, _("Tiden er noteret som optaget."))
        return redirect("plans:busy")
    return _page(request, form, CalendarForm())


@requires("calendar.own")
@require_POST
def calendar(request: HttpRequest) -> HttpResponse:
    """Read one's calendar; what could not be read is told once, and not kept."""
    form = CalendarForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, BusyForm(), form)
    remarks = deeds.take_calendar(
        content=form.content, on=day_of(request), by=person_at(request), at=timezone.now()
    )
    for remark in remarks:
        messages.warning(request, in_page_language(remark))
    number = busy_of(person_at(request), on=day_of(request)).filter(source=Source.FILE).count()
    messages.success(
        request,
        ngettext(
            "Der er {n} optaget tid fra din kalender.",
            "Der er {n} optagede tider fra din kalender.",
            number,
        ).format(n=number),
    )
    return redirect("plans:busy")


@signed_in
@require_POST
def forget(request: HttpRequest, busy_id: UUID) -> HttpResponse:
    """Delete one of one's own busy times."""
    person = person_at(request)
    row = get_object_or_404(BusyStretch, person=person, pk=busy_id)
    deeds.forget_busy(rows=[row], by=person, at=timezone.now())
    messages.success(request, _("Den optagede tid er slettet."))
    return redirect("plans:busy")


@requires("calendar.own")
@require_POST
def forget_calendar(request: HttpRequest) -> HttpResponse:
    """Delete all that came from one's calendar."""
    person = person_at(request)
    rows = BusyStretch.objects.filter(person=person, source=Source.FILE)
    deeds.forget_busy(rows=rows, by=person, at=timezone.now())
    messages.success(request, _("Alt fra din kalender er slettet."))
    return redirect("plans:busy")


def _page(request: HttpRequest, form: BusyForm, calendar_form: CalendarForm) -> HttpResponse:
    rows = list(busy_of(person_at(request), on=day_of(request))[: MOST_SHOWN + 1])
    shown = {
        "form": form,
        "calendar_form": calendar_form,
        "calendar_forms": [calendar_form] if calendar_form.errors else [],
        "lines": [
            (row, Slot(row.starts_at, row.ends_at).written(page_language()))
            for row in rows[:MOST_SHOWN]
        ],
        "way": [(_("Min side"), reverse("access:profile"))],
        "has_more": len(rows) > MOST_SHOWN,
        "has_calendar": any(row.source == Source.FILE for row in rows),
        "own_sites": sites_closed_by(person_at(request)),
        "absences": person_at(request).absences.running_between(day_of(request), None),
    }
    status = 400 if request.method == "POST" else 200
    return render(request, "plans/busy.html", shown, status=status)
