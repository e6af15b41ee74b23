"""Asking that a hat that reaches every programme is given or ended."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from modning_web.access.gate import person_at, requires
from modning_web.access.hats import PLATFORM_HATS, Refused
from modning_web.access.models import Hat, Membership
from modning_web.people import actions, hat_requests
from modning_web.people.forms.days import day_after
from modning_web.people.forms.hats import PersonForm
from modning_web.people.forms.platform_hats import AskForHatForm, AskToEndForm
from modning_web.people.views.frame import anywhere
from modning_web.people.wording import period_in_words


@requires("platform_hats.ask")
@require_http_methods(["GET", "HEAD", "POST"])
def ask_for_hat(request: HttpRequest) -> HttpResponse:
    """Ask that a person, who is found by e-mail or is new, gets such a hat."""
    today = timezone.localdate()
    form = AskForHatForm(request.POST or None, initial={"from_date": today})
    person_form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and person_form.is_valid():
        try:
            _ask(request, form, person_form)
        except actions.NameIsMissing:
            person_form.add_error("name", _("Ingen har e-mailen endnu. Skriv personens navn."))
        except Refused as refusal:
            form.add_error(None, str(refusal.told))
        else:
            messages.success(request, _("Rollen venter nu på, at en anden godkender den."))
            return redirect("people:platform_hats")
    wrong = form.errors or person_form.errors
    page = {"form": form, "person_form": person_form, "also": [form] if wrong else []}
    return render(request, "people/ask_for_hat.html", page, status=422 if wrong else 200)


@requires("platform_hats.ask", place=anywhere)
@require_http_methods(["GET", "HEAD", "POST"])
def ask_to_end_hat(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    """Ask that such a hat ends before its time."""
    rows = Membership.objects.filter(hat__in=PLATFORM_HATS).select_related("user")
    row = get_object_or_404(rows, pk=membership_id)
    form = AskToEndForm(request.POST or None, initial={"last_day": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        last = day_after(form.cleaned_data["last_day"])
        try:
            hat_requests.ask_to_end_hat(
                membership=row,
                to_date=last or timezone.localdate(),
                reason=form.cleaned_data["reason"],
                by=person_at(request),
                at=timezone.now(),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal.told))
        else:
            messages.success(request, _("Rollen slutter, når en anden har godkendt det."))
            return redirect("people:platform_hats")
    page = {"row": row, "when": period_in_words(row.from_date, row.to_date), "form": form}
    return render(request, "people/ask_to_end_hat.html", page, status=422 if form.errors else 200)


def _ask(request: HttpRequest, form: AskForHatForm, person_form: PersonForm) -> None:
    typed = form.cleaned_data
    hat_requests.ask_for_hat(
        user=actions.known_or_new(**person_form.cleaned_data),
        hat=Hat(typed["hat"]),
        from_date=typed["from_date"],
        to_date=typed["to_date"],
        reason=typed["reason"],
        by=person_at(request),
        at=timezone.now(),
    )
