"""The record of deeds, to be read."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from modning_web.access.gate import person_at, requires
from modning_web.access.models import User
from modning_web.access.policy import can_somewhere, reach
from modning_web.audit.models import AuditEvent
from modning_web.inspection.forms import EventFilter
from modning_web.inspection.queries import (
    events_seen_by,
    names_of_people,
    stretch_of,
    wanted_events,
)
from modning_web.inspection.telling import Names, told
from modning_web.programmes.models import Programme, Site


@requires("audit.see")
@require_safe
def events(request: HttpRequest) -> HttpResponse:
    """List the deeds that this person may see, newest first."""
    person = person_at(request)
    programmes = programmes_watched_by(person)
    form = EventFilter(request.GET or None, programmes=programmes)
    rows = wanted_events(events_seen_by(person), form.wanted())
    stretch = stretch_of(rows, after=request.GET.get("efter", ""))
    page = {
        "form": form,
        "told": told(stretch.events, names_in(stretch.events, programmes)),
        "older": stretch.older,
        "is_later": "efter" in request.GET,
        "may_ask": can_somewhere(person, "release.ask"),
    }
    return render(request, "inspection/events.html", page)


def programmes_watched_by(person: User) -> list[Programme]:
    """Return the programmes whose record a person may read."""
    where = reach(person, "audit.see")
    rows = Programme.objects.all()
    return list(rows if where.everywhere else rows.filter(key__in=where.programmes))


def names_in(events: Iterable[AuditEvent], programmes: Iterable[Programme]) -> Names:
    """Return what the keys in events are called: two statements, however many there are."""
    shown = tuple(events)
    sites = Site.objects.filter(
        programme__key__in={event.programme_key for event in shown},
        key__in={event.site_key for event in shown if event.site_key},
    ).select_related("programme")
    return Names(
        people=names_of_people(shown),
        programmes={one.key: one.title for one in programmes},
        sites={(site.programme.key, site.key): site.name for site in sites},
    )
