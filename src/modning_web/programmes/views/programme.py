"""The programmes, and one of them."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from modning_web.access.day import day_of
from modning_web.access.gate import requires
from modning_web.access.policy import can_somewhere
from modning_web.programmes import queries
from modning_web.programmes.adopted import fill_in_texts
from modning_web.programmes.drawing import Seen, timeline_of
from modning_web.programmes.folding import folded_plan, next_of_each_activity, plan_rows
from modning_web.programmes.mapping import definition_of, findings_of
from modning_web.programmes.overview import overview_of
from modning_web.programmes.views.frame import framed
from modning_web.programmes.wording import found_lines, page_language, plan_lines

CARDS_A_PAGE = 20
COMING_SHOWN = 8
FINDINGS_SHOWN = 4


@requires("programme.see")
@require_safe
def programmes(request: HttpRequest) -> HttpResponse:
    """List the programmes that this person may see, and what each does next."""
    day = day_of(request)
    rows = queries.programmes_seen_by(request.user).defer("current__text")
    page = Paginator(rows, CARDS_A_PAGE).get_page(request.GET.get("side"))
    fill_in_texts(page)
    shown = {
        "cards": [
            overview_of(row, on=day, site_keys=queries.site_keys_seen_by(request.user, row))
            for row in page
        ],
        "page": page,
        "may_create": can_somewhere(request.user, "programme.create"),
    }
    return render(request, "programmes/programmes.html", shown)


@requires("programme.see")
@require_safe
def programme(request: HttpRequest, programme_key: str) -> HttpResponse:
    """Show a programme: phases, timeline, what comes next, what its documents get wrong."""
    row = get_object_or_404(queries.programmes_seen_by(request.user), key=programme_key)
    if row.current is None:
        return redirect("programmes:draft", row.key)
    day = day_of(request)
    definition = definition_of(row.current.text)
    defined = definition.programme
    plan = folded_plan(row.current.text)
    site_keys = queries.site_keys_seen_by(request.user, row)
    seen = Seen(row.key, row.current.text, site_keys)
    coming = next_of_each_activity(plan.seen_at(site_keys), on=day, most=COMING_SHOWN)
    by = "site" if request.GET.get("vis") == "steder" else "track"
    findings = found_lines(findings_of(row.current.text), definition.lines)
    page = {
        "section": "overview",
        "defined": defined,
        "overview": overview_of(row, on=day, site_keys=site_keys),
        "coming": plan_lines(plan_rows(coming, plan), row.current.text, on=day),
        "sites": plan.sites_at(site_keys),
        "has_own_sites": site_keys is not None,
        "timeline": timeline_of(seen, page_language(), day=day, by=by),
        "drawn_by": by,
        "findings": findings[:FINDINGS_SHOWN],
        "findings_total": len(findings),
    }
    return framed(request, "programme", row, page)
