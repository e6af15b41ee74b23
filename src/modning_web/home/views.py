"""The first page and the accessibility statement."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from modning_web.access.day import day_of
from modning_web.access.gate import person_at, public, signed_in
from modning_web.programmes.coming import coming_for

SHOWN = 8


@signed_in
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show what comes next for a signed-in person, across programmes."""
    coming = coming_for(person_at(request), on=day_of(request), most=SHOWN)
    return render(request, "home/home.html", {"coming": coming})


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
