"""My day, sites at a glance, and the accessibility statement."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from modning_web.access.day import day_of
from modning_web.access.gate import person_at, public, requires, signed_in
from modning_web.access.models import User
from modning_web.access.policy import hats_worn
from modning_web.home import asking
from modning_web.home.actions import note_visit
from modning_web.home.forms import GlanceFilter
from modning_web.home.glance import LookedAfter, keys_looked_after, sites_looked_after
from modning_web.home.my_day import grouped
from modning_web.home.standing import standing_of
from modning_web.people.waiting import requests_of
from modning_web.programmes.concern import Concern, adopted_programmes, concern_of

SITES_SHOWN = 8
SITES_A_PAGE = 50
NEWS_SHOWN = 8


@signed_in
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show what waits for a person this week, what is new, and how their sites are doing."""
    person, day = person_at(request), day_of(request)
    since = note_visit(by=person, at=timezone.now())
    programmes = list(adopted_programmes(_keys_concerning(person)))
    looked_after = sites_looked_after(person, among=programmes)
    concern = concern_of(person, among=programmes)
    keys = [one.key for one in programmes]
    standing = standing_of(keys, on=day, site_keys=_sites_concerning(concern, looked_after))
    requests = requests_of(person, on=day, since=since)
    waiting = asking.waiting_for(person, concern, standing, on=day, requests=requests)
    groups = grouped(waiting, on=day)
    sites = looked_after.at_a_glance(standing, on=day)
    shown = {
        "groups": groups,
        "is_calm": not any(group.is_pressing for group in groups),
        "news": asking.news_for(person, concern, since=since, requests=requests)[:NEWS_SHOWN],
        "since": since,
        "sites": sites[:SITES_SHOWN],
        "sites_total": len(sites),
        "sees_every_site": looked_after.every_site,
    }
    return render(request, "home/home.html", shown)


def _keys_concerning(person: User) -> frozenset[str] | None:
    """Return the keys of the programmes that My day looks at (None: all)."""
    keys = keys_looked_after(person)
    return None if keys is None else keys | {one.programme_key for one in hats_worn(person)}


def _sites_concerning(concern: Concern, looked_after: LookedAfter) -> frozenset[str] | None:
    """Return the keys of the sites that My day looks at (None: all)."""
    own, theirs = concern.site_keys, looked_after.site_keys
    return None if own is None or theirs is None else own | theirs


@requires("sites.glance")
@require_safe
def sites(request: HttpRequest) -> HttpResponse:
    """Show every site that this person looks after, the most urgent first, with filters."""
    day, looked_after = day_of(request), sites_looked_after(person_at(request))
    keys = looked_after.programme_keys
    standing = standing_of(keys, on=day, site_keys=looked_after.site_keys)
    found = looked_after.at_a_glance(standing, on=day)
    form = GlanceFilter(request.GET or None, sites=found)
    page = Paginator(form.kept(found), SITES_A_PAGE).get_page(request.GET.get("side"))
    return render(request, "home/sites.html", {"form": form, "page": page})


@public
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """Lead to the published accessibility statement, or say what is known about this site."""
    if settings.ACCESSIBILITY_STATEMENT:
        return redirect(settings.ACCESSIBILITY_STATEMENT)
    return render(request, "home/accessibility.html")


@public
@require_safe
def health(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """Answer that the site is up, for those who watch over it."""
    return HttpResponse("ok\n", content_type="text/plain")
