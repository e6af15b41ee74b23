"""The record of deeds, to be read."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from modning_web.access.gate import requires
from modning_web.inspection.queries import events_seen_by

EVENTS_A_PAGE = 50


@requires("audit.see")
@require_safe
def events(request: HttpRequest) -> HttpResponse:
    """List the deeds that this person may see, newest first."""
    rows = events_seen_by(request.user)
    page = Paginator(rows, EVENTS_A_PAGE).get_page(request.GET.get("side"))
    return render(request, "inspection/events.html", {"page": page})
