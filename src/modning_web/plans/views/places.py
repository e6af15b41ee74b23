"""The places of a programme, and how long one travels between them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from modning_web.access.gate import person_at, requires
from modning_web.plans.actions import places as deeds
from modning_web.plans.people import OFFICE
from modning_web.plans.place_forms import FromForm, JourneysForm
from modning_web.plans.places import Names, minutes_noted, ordered, places_of
from modning_web.plans.views.addressed import frame_of, programme_at
from modning_web.programmes.mapping import definition_of
from modning_web.programmes.models import Programme


@requires("plan.propose")
def journeys(request: HttpRequest, programme_key: str) -> HttpResponse:
    """Show and take the travel times from one place to the others."""
    programme = programme_at(request, programme_key)
    names = shown_names(programme)
    chosen = FromForm(request.GET or None, names=names)
    here = chosen.cleaned_data["fra"] if chosen.is_valid() else ""
    here = here or OFFICE
    noted = minutes_noted({name: name for name in names})
    others = {name: label for name, label in names.items() if name != here}
    known = {name: noted[ordered(here, name)] for name in others if ordered(here, name) in noted}
    form = JourneysForm(request.POST or None, others=others, noted=known)
    if request.method == "POST" and form.is_valid():
        deeds.note_journeys(
            programme=programme,
            here=here,
            minutes=form.minutes,
            by=person_at(request),
            at=timezone.now(),
        )
        messages.success(request, _("Rejsetiderne er noteret."))
        page = reverse("plans:journeys", args=[programme.key])
        return redirect(f"{page}?{urlencode({'fra': here})}")
    shown = frame_of(request, programme) | {
        "form": form,
        "chosen": FromForm(initial={"fra": here}, names=names),
        "here": names[here],
    }
    status = 400 if request.method == "POST" else 200
    return render(request, "plans/journeys.html", shown, status=status)


def shown_names(programme: Programme) -> Names:
    """Return the programme's places as they are shown, by what they are called."""
    text = programme.current.text if programme.current else ""
    names = places_of(definition_of(text).programme, programme.sites.all())
    called = dict.fromkeys(names.values())
    return {name: _office() if name == OFFICE else name for name in called}


def _office() -> str:
    return _("Kontoret")
