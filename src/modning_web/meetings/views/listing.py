"""Lists of meetings: a programme's, and all that a person may see."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from modning_web.access.day import day_of
from modning_web.access.gate import requires
from modning_web.meetings.appointments import Appointments, left_the_plan, wanted_by
from modning_web.meetings.forms.listing import MeetingFilter
from modning_web.meetings.listing import activities_to_choose, line_of_meeting, lines_of
from modning_web.paging import FarPages
from modning_web.programmes.models import Programme
from modning_web.programmes.queries import programmes_seen_by, sites_to_choose, view_of_plans

ROWS_A_PAGE = 50
MOST_LEFT_OVER = 20


@requires("programme.see")
@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """List meetings and windows across programmes."""
    programmes = list(programmes_seen_by(request.user))
    form = MeetingFilter(
        request.GET or None, programmes=[(one.key, one.title) for one in programmes]
    )
    seen, wanted = view_of_plans(request.user, programmes), wanted_by(form, on=day_of(request))
    shown = {
        "form": form,
        "shows_programme": True,
        **_page(request, Appointments(seen, wanted), programmes),
    }
    return render(request, "meetings/meetings.html", shown)


@requires("programme.see")
@require_safe
def programme_meetings(request: HttpRequest, programme_key: str) -> HttpResponse:
    """List one programme's meetings and windows."""
    programme = get_object_or_404(programmes_seen_by(request.user), key=programme_key)
    day = day_of(request)
    form = MeetingFilter(
        request.GET or None,
        sites=sites_to_choose(request.user, programme),
        activities=activities_to_choose([programme]),
    )
    seen = view_of_plans(request.user, [programme])
    shown = {
        "programme": programme,
        "form": form,
        "left": [
            line_of_meeting(one, programme, on=day)
            for one in left_the_plan(seen, most=MOST_LEFT_OVER)
        ],
        **_page(request, Appointments(seen, wanted_by(form, on=day)), [programme]),
    }
    return render(request, "meetings/programme_meetings.html", shown)


def _page(request: HttpRequest, rows: Appointments, programmes: list[Programme]) -> dict[str, Any]:
    page = FarPages(rows, ROWS_A_PAGE).get_page(request.GET.get("side"))
    return {"page": page, "lines": lines_of(page.object_list, programmes, on=day_of(request))}
