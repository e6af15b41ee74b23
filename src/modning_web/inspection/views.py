"""The record of deeds, to be read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from modning_web.access.gate import person_at, requires
from modning_web.access.policy import can_somewhere
from modning_web.inspection.forms import EventFilter
from modning_web.inspection.naming import names_in, programmes_watched_by
from modning_web.inspection.queries import stretch_seen_by
from modning_web.inspection.telling import told


@requires("audit.see")
@require_safe
def events(request: HttpRequest) -> HttpResponse:
    """List the deeds that this person may see, newest first."""
    person = person_at(request)
    programmes = programmes_watched_by(person)
    form = EventFilter(request.GET or None, programmes=programmes)
    stretch = stretch_seen_by(person, form.wanted(), after=request.GET.get("efter", ""))
    page = {
        "form": form,
        "told": told(stretch.events, names_in(stretch.events, programmes)),
        "older": stretch.older,
        "is_later": "efter" in request.GET,
        "may_ask": can_somewhere(person, "release.ask"),
    }
    return render(request, "inspection/events.html", page)
