"""My day, sites at a glance, and the accessibility statement."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from modning_web.access.day import day_of
from modning_web.access.gate import person_at, public, requires, signed_in
from modning_web.home import asking
from modning_web.home.actions import note_visit
from modning_web.home.forms import GlanceFilter
from modning_web.home.glance import sees_every_site, sites_at_a_glance
from modning_web.home.my_day import grouped

SITES_SHOWN = 8
SITES_A_PAGE = 50
NEWS_SHOWN = 8


@signed_in
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show what waits for a person this week, what is new, and how their sites are doing."""
    person, day = person_at(request), day_of(request)
    since = note_visit(by=person, at=timezone.now())
    groups = grouped(asking.waiting_for(person, on=day), on=day)
    sites = sites_at_a_glance(person, on=day)
    shown = {
        "groups": groups,
        "is_calm": not any(group.is_pressing for group in groups),
        "news": asking.news_for(person, since=since)[:NEWS_SHOWN],
        "since": since,
        "sites": sites[:SITES_SHOWN],
        "sites_total": len(sites),
        "sees_every_site": sees_every_site(person),
    }
    return render(request, "home/home.html", shown)


@requires("sites.glance")
@require_safe
def sites(request: HttpRequest) -> HttpResponse:
    """Show every site that this person looks after, the most urgent first, with filters."""
    found = sites_at_a_glance(person_at(request), on=day_of(request))
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
