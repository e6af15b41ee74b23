"""Pages for when something is wrong, in plain words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from modning_web.access.gate import public
from modning_web.access.models import User
from modning_web.access.policy import can_somewhere


@public
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """Say that the request could not be read."""
    return render(request, "errors/400.html", status=400)


@public
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """Say that this person may not see the page, and to those who may break the glass, how."""
    user = getattr(request, "user", None)
    found = request.resolver_match
    page = {
        "may_break": isinstance(user, User) and can_somewhere(user, "glass.break"),
        "programme_key": found.kwargs.get("programme_key", "") if found else "",
    }
    return render(request, "errors/403.html", page, status=403)


@public
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """Say that there is no such page."""
    return render(request, "errors/404.html", status=404)


@public
def failure(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """Say that the fault is ours, without asking the database for anything."""
    return HttpResponse(render_to_string("errors/500.html"), status=500)


@public
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """Say that the form was open for too long or that cookies are off."""
    return render(request, "errors/403_csrf.html", status=403)
