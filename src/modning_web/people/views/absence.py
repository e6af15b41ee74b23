"""When a person is away, and back again."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from modning_web.access import actions as access
from modning_web.access.day import day_of
from modning_web.access.gate import person_at, requires
from modning_web.access.hats import Refused
from modning_web.people.forms.days import day_after
from modning_web.people.forms.hats import AbsenceForm, BackForm
from modning_web.people.views.frame import form_page, hat_at, where_worn


@requires("people.give_hats", place=where_worn)
@require_http_methods(["GET", "HEAD", "POST"])
def absence(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    """Note that a person is away, so that their deputies stand in."""
    at, row, _says = hat_at(membership_id)
    shown = at.user
    form = AbsenceForm(request.POST or None, initial={"from_date": day_of(request)})
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            access.note_absence(
                user=shown,
                from_date=typed["from_date"],
                to_date=day_after(typed["last_day"]),
                by=person_at(request),
                at=timezone.now(),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal.told))
        else:
            messages.success(request, _("Fraværet er noteret. Stedfortrædere træder til imens."))
            return redirect("people:person", membership_id)
    page = {"title": _("Notér fravær"), "button": _("Notér"), "form": form}
    return form_page(request, at, row, page)


@requires("people.give_hats", place=where_worn)
@require_http_methods(["GET", "HEAD", "POST"])
def back(request: HttpRequest, membership_id: UUID, absence_id: UUID) -> HttpResponse:
    """Note when a person is back."""
    at, row, _says = hat_at(membership_id)
    shown = at.user
    ended = get_object_or_404(shown.absences, pk=absence_id)
    form = BackForm(request.POST or None, initial={"to_date": ended.to_date or day_of(request)})
    if request.method == "POST" and form.is_valid():
        try:
            access.end_absence(
                absence=ended, **form.cleaned_data, by=person_at(request), at=timezone.now()
            )
        except Refused as refusal:
            form.add_error(None, str(refusal.told))
        else:
            messages.success(request, _("Det er noteret, hvornår personen er tilbage."))
            return redirect("people:person", membership_id)
    page = {"title": _("Tilbage fra fravær"), "button": _("Notér"), "form": form}
    return form_page(request, at, row, page)
