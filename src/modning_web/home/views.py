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
from modning_web.home.glance import keys_looked_after, sites_looked_after
from modning_web.home.my_day import grouped
from modning_web.home.today import coming_in, today_in
from modning_web.people.waiting import requests_of
from modning_web.programmes.adopted import adopted_programmes
from modning_web.programmes.concern import concern_of

SITES_SHOWN = 8
SITES_A_PAGE = 50
NEWS_SHOWN = 8


@signed_in
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show what waits for a person this week, what is new, and how their sites are doing."""
    person, day = person_at(request), day_of(request)
    since = note_visit(by=person, at=timezone.now())
    programmes = adopted_programmes(_keys_concerning(person))
    looked_after = sites_looked_after(person, among=programmes)
    concern, today = concern_of(person, among=programmes), today_in(programmes, on=day)
    coming = coming_in(concern, today)
    requests = requests_of(person, on=day, since=since)
    waiting = asking.waiting_for(person, concern, coming, on=day, requests=requests)
    groups = grouped(waiting, on=day)
    sites = looked_after.at_a_glance(today)
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


@requires("sites.glance")
@require_safe
def sites(request: HttpRequest) -> HttpResponse:
    """Show every site that this person looks after, the most urgent first, with filters."""
    looked_after = sites_looked_after(person_at(request))
    found = looked_after.at_a_glance(today_in(looked_after.programmes, on=day_of(request)))
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
