"""The people of a programme, by site and role, with what is vacant."""

from datetime import date

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from modning.programme.schema.definition import Programme as Defined
from modning_web.access.day import day_of
from modning_web.access.gate import person_at, requires
from modning_web.access.models import Membership
from modning_web.people import queries
from modning_web.people.filtering import filtered
from modning_web.people.forms.filters import PeopleFilter
from modning_web.people.roles import vacant_seats
from modning_web.people.views.frame import framed, programme_at
from modning_web.people.wording import Surroundings, hat_lines
from modning_web.programmes.models import Programme, Site
from modning_web.programmes.wording import in_page_language

ROWS_A_PAGE = 50
VACANCIES_SHOWN = 30


@requires("people.see")
@require_safe
def programmes(request: HttpRequest) -> HttpResponse:
    """List the programmes and sites whose people this person may see."""
    rows = queries.programmes_with_people_seen_by(person_at(request))
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("side"))
    shown = {"page": page, "sites": queries.sites_alone_seen_by(person_at(request))}
    return render(request, "people/programmes.html", shown)


@requires("people.see")
@require_safe
def people(request: HttpRequest, programme_key: str, site_key: str = "") -> HttpResponse:
    """List the people of a programme or one of its sites, and the seats that nobody can fill."""
    row, says = programme_at(programme_key)
    viewer, day = person_at(request), day_of(request)
    sites = queries.sites_at(row, site_key)
    if site_key and not sites:
        raise Http404
    form = PeopleFilter(request.GET or None, says=says, sites=sites)
    rows = queries.memberships_seen_by(viewer, row.key)
    found = filtered(rows.filter(site_key=site_key) if site_key else rows, form, on=day)
    ordered = found.order_by("site_key", "role_key", "is_deputy", "user__name", "id")
    page = Paginator(ordered, ROWS_A_PAGE).get_page(request.GET.get("side"))
    vacant = _vacant(row, _chosen(sites, form), day, common=not site_key)
    shown = {
        "section": "people",
        "site": sites[0] if site_key else None,
        "form": form,
        "page": page,
        "lines": hat_lines(page, _around(page, row, says, sites, day)),
        "vacant": vacant[:VACANCIES_SHOWN],
        "vacant_total": len(vacant),
    }
    return framed(request, "programme", row, shown, site_key=site_key)


def _chosen(sites: list[Site], form: PeopleFilter) -> list[Site]:
    chosen = form.chosen("sted") if "sted" in form.fields else ""
    return [site for site in sites if chosen in ("", site.key)]


def _vacant(row: Programme, sites: list[Site], day: date, *, common: bool) -> list[str]:
    held = queries.holdings_in(row, day)
    vacant = vacant_seats(row, sites, held, on=day, common=common)
    return [in_page_language(one) for one in vacant]


def _around(
    page: Page[Membership], row: Programme, says: Defined, sites: list[Site], day: date
) -> Surroundings:
    return Surroundings(
        says={row.key: says},
        sites={(row.key, site.key): site for site in sites},
        organisations=queries.organisations_by_key(page),
        away=queries.away_on({one.user_id for one in page}, day),
        others={},
        on=day,
    )
