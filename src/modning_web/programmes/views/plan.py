"""The plan: its list of activities, one activity's sheet, one site's own page."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from modning.programme.schema.definition import Programme as Defined
from modning_web.access.day import day_of
from modning_web.access.gate import requires
from modning_web.access.policy import Place, can
from modning_web.programmes import queries
from modning_web.programmes.drawing import Seen, timeline_of
from modning_web.programmes.filtering import filtered
from modning_web.programmes.folding import (
    SeenTurn,
    folded_plan,
    next_of_each_activity,
    plan_rows,
)
from modning_web.programmes.forms.plan import PlanFilter
from modning_web.programmes.mapping import definition_of
from modning_web.programmes.models import Programme
from modning_web.programmes.sheet import sheet_of
from modning_web.programmes.views.addressed import adopted
from modning_web.programmes.views.frame import framed
from modning_web.programmes.wording import page_language, plan_lines

COMING_SHOWN = 10
ROWS_A_PAGE = 50


@requires("programme.see")
@require_safe
def activities(request: HttpRequest, programme_key: str) -> HttpResponse:
    """List the plan in order of time, with filters; sites are folded unless one is chosen."""
    row, text, defined = _adopted(request, programme_key)
    day, plan = day_of(request), folded_plan(text)
    site_keys = queries.site_keys_seen_by(request.user, row)
    form = PlanFilter(request.GET or None, defined=defined, sites=plan.sites_at(site_keys))
    turns = filtered(plan.seen_at(site_keys), form, defined, on=day)
    shown = {"section": "activities", "form": form, **_listed(request, turns, text, on=day)}
    return framed(request, "activities", row, shown)


@requires("programme.see")
@require_safe
def activity(request: HttpRequest, programme_key: str, activity_key: str) -> HttpResponse:
    """Show an activity's sheet: what, when, who, how, and its place in the source."""
    row, text, defined = _adopted(request, programme_key)
    found = next((one for one in defined.activities if one.id == activity_key), None)
    if found is None:
        raise Http404
    seen = folded_plan(text).seen_at(queries.site_keys_seen_by(request.user, row))
    turns = [one for one in seen if one.turn.activity_key == activity_key]
    shown = {
        "activity": found,
        "sheet": sheet_of(found, defined, page_language()),
        **_listed(request, turns, text, on=day_of(request)),
    }
    return framed(request, "activity", row, shown)


@requires("site.see")
@require_safe
def site(request: HttpRequest, programme_key: str, site_key: str) -> HttpResponse:
    """Show one site's own plan: what comes next there, and its timeline."""
    row, text, _ = _adopted(request, programme_key)
    plan, day = folded_plan(text), day_of(request)
    here = next((one for one in plan.sites if one.key == site_key), None)
    if here is None:
        raise Http404
    seen = Seen(row.key, text, frozenset({here.key}))
    turns = plan.seen_at(seen.site_keys)
    coming = next_of_each_activity(turns, on=day, most=COMING_SHOWN)
    shown = {
        "site": here,
        "may_prepare": can(request.user, "advice.see", Place(row.key, here.key)),
        "coming": plan_lines(plan_rows(coming, plan), text, on=day),
        "timeline": timeline_of(seen, page_language(), day=day, by="site"),
        **_listed(request, turns, text, on=day),
    }
    return framed(request, "site", row, shown)


def _listed(request: HttpRequest, turns: list[SeenTurn], text: str, *, on: date) -> dict[str, Any]:
    """Return a page of turns, and its lines."""
    page = Paginator(turns, ROWS_A_PAGE).get_page(request.GET.get("side"))
    return {"page": page, "lines": plan_lines(plan_rows(page, folded_plan(text)), text, on=on)}


def _adopted(request: HttpRequest, programme_key: str) -> tuple[Programme, str, Defined]:
    """Return the programme, the text of its current definition and what it says."""
    row, version = adopted(request, programme_key)
    return row, version.text, definition_of(version.text).programme
