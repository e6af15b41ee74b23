"""The plan: its list of activities, one activity's sheet, one site's own page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from modning.programme.schema.definition import Programme as Defined
from modning_web.access.day import day_of
from modning_web.access.gate import requires
from modning_web.programmes import queries
from modning_web.programmes.drawing import Seen, drawing_of, years_of
from modning_web.programmes.filtering import filtered
from modning_web.programmes.forms.plan import PlanFilter
from modning_web.programmes.mapping import definition_of
from modning_web.programmes.models import Programme
from modning_web.programmes.queries import plan_rows
from modning_web.programmes.sheet import sheet_of
from modning_web.programmes.views.addressed import adopted
from modning_web.programmes.views.frame import framed
from modning_web.programmes.wording import page_language, plan_lines

COMING_SHOWN = 10


@requires("programme.see")
@require_safe
def activities(request: HttpRequest, programme_key: str) -> HttpResponse:
    """List the plan in order of time, with filters; sites are folded unless one is chosen."""
    row, _, defined = _adopted(request, programme_key)
    day = day_of(request)
    sites = list(queries.sites_seen_by(request.user, row))
    form = PlanFilter(request.GET or None, defined=defined, sites=sites)
    rows = filtered(queries.plan_seen_by(request.user, row), form, defined, on=day)
    page = queries.folded_page(rows, request.GET.get("side"))
    lines = plan_lines(plan_rows(page), defined, on=day)
    shown = {"section": "activities", "form": form, "page": page, "lines": lines}
    return framed(request, "activities", row, shown)


@requires("programme.see")
@require_safe
def activity(request: HttpRequest, programme_key: str, activity_key: str) -> HttpResponse:
    """Show an activity's sheet: what, when, who, how, and its place in the source."""
    row, _, defined = _adopted(request, programme_key)
    found = next((one for one in defined.activities if one.id == activity_key), None)
    if found is None:
        raise Http404
    plan = queries.plan_seen_by(request.user, row).filter(activity_key=activity_key)
    page = queries.folded_page(plan, request.GET.get("side"))
    day = day_of(request)
    shown = {
        "activity": found,
        "sheet": sheet_of(found, defined, page_language()),
        "page": page,
        "lines": plan_lines(plan_rows(page), defined, on=day),
    }
    return framed(request, "activity", row, shown)


@requires("site.see")
@require_safe
def site(request: HttpRequest, programme_key: str, site_key: str) -> HttpResponse:
    """Show one site's own plan: what comes next there, and its timeline."""
    row, text, defined = _adopted(request, programme_key)
    here = get_object_or_404(row.sites, key=site_key)
    day = day_of(request)
    plan = row.occurrences.all().at_site_or_common(here)
    seen = Seen(row.key, text, frozenset({here.key}))
    page = queries.folded_page(plan, request.GET.get("side"))
    shown = {
        "site": here,
        "coming": plan_lines(queries.coming(plan, on=day, most=COMING_SHOWN), defined, on=day),
        "drawing": drawing_of(seen, page_language(), day=day, by="site"),
        "years": years_of(seen, page_language(), by="site"),
        "page": page,
        "lines": plan_lines(plan_rows(page), defined, on=day),
    }
    return framed(request, "site", row, shown)


def _adopted(request: HttpRequest, programme_key: str) -> tuple[Programme, str, Defined]:
    """Return the programme, the text of its current definition and what it says."""
    row, version = adopted(request, programme_key)
    return row, version.text, definition_of(version.text).programme
