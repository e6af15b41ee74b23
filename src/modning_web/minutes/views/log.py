"""The decision log across meetings and sites."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from modning_web.access.day import day_of
from modning_web.access.gate import person_at, requires
from modning_web.access.models import User
from modning_web.access.policy import reach
from modning_web.meetings.models import Meeting
from modning_web.meetings.queries import at_meetings
from modning_web.minutes.filtering import log_of
from modning_web.minutes.forms.log import LogFilter
from modning_web.minutes.models import OutcomeQuerySet
from modning_web.minutes.owners import owners_told_to
from modning_web.minutes.page import line_of
from modning_web.minutes.queries import outcomes_seen_by
from modning_web.programmes.models import Programme, Site
from modning_web.programmes.queries import programmes_seen_by, sites_seen_by

ROWS_A_PAGE = 50
MOST_OWNERS = 200


@requires("minutes.see")
@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """List what has been decided, newest meeting first."""
    person, day = person_at(request), day_of(request)
    form = filter_of(request, person)
    rows = with_all(log_of(person, form, on=day))
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("side"))
    found = list(page)
    owners = owners_told_to(person, found, on=day)
    shown = {
        "programme": form.programme,
        "form": form,
        "page": page,
        "lines": [line_of(row, owners, on=day) for row in found],
    }
    return render(request, "minutes/log.html", shown)


def filter_of(request: HttpRequest, person: User) -> LogFilter:
    """Return the filters with what this person may choose."""
    programmes = list(programmes_seen_by(person))
    chosen = next((one for one in programmes if one.key == request.GET.get("program")), None)
    return LogFilter(
        request.GET or None,
        programmes=programmes,
        sites=_sites(person, chosen),
        owners=_owners(person, chosen),
    )


def _sites(person: User, programme: Programme | None) -> list[Site]:
    return list(sites_seen_by(person, programme)) if programme else []


def _owners(person: User, programme: Programme | None) -> list[User]:
    """Return the people who have something in the log, as far as they are named there."""
    named = Meeting.objects.filter(at_meetings(reach(person, "attendance.see"), common_too=True))
    seen = outcomes_seen_by(person).filter(item__meeting__in=named).exclude(owner=None)
    if programme:
        seen = seen.filter(item__meeting__programme=programme)
    return list(User.objects.filter(pk__in=seen.values("owner"))[:MOST_OWNERS])


def with_all(rows: OutcomeQuerySet) -> OutcomeQuerySet:
    """Fetch with the rows all that a line tells."""
    return rows.select_related(
        *("owner", "taken_over_by"),
        *("item__meeting__programme", "item__meeting__site", "item__meeting__minutes"),
    ).prefetch_related("sites")
