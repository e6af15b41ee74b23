"""Dates for several programmes at once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from modning_web.access.day import day_of
from modning_web.access.gate import person_at, requires
from modning_web.plans.actions import drafts
from modning_web.plans.forms import LEAST_TOGETHER, TogetherForm, proposed_period
from modning_web.plans.queries import programmes_proposed_by


@requires("plan.propose")
def propose(request: HttpRequest) -> HttpResponse:
    """Ask for a draft for each of the chosen programmes, and show the one that stands first."""
    person = person_at(request)
    programmes = list(programmes_proposed_by(person))
    initial = proposed_period(None, day_of(request))
    form = TogetherForm(request.POST or None, programmes=programmes, initial=initial)
    if request.method == "POST" and form.is_valid():
        first, *_others = drafts.propose_together(
            programmes=form.cleaned_data["programmes"],
            wishes=form.wishes,
            by=person,
            at=timezone.now(),
        )
        return redirect("plans:draft", first.programme.key, first.pk)
    shown = {"form": form, "is_enough": len(programmes) >= LEAST_TOGETHER}
    status = 400 if request.method == "POST" else 200
    return render(request, "plans/propose_together.html", shown, status=status)
