"""What the frame around a programme's pages shows: its sections, as far as one may go there."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from modning_web.access.policy import Place, can
from modning_web.programmes.models import Draft, Programme


def framed(
    request: HttpRequest,
    template: str,
    programme: Programme,
    page: dict[str, Any],
    *,
    status: int = 200,
) -> HttpResponse:
    """Render a page of `programme` inside its frame."""
    place = Place(programme.key)
    may_edit = can(request.user, "definition.edit", place)
    frame = {
        "programme": programme,
        "may_see_definition": can(request.user, "definition.see", place),
        "may_edit": may_edit,
        "may_download": can(request.user, "annex.download", place),
        "has_draft": may_edit and Draft.objects.filter(programme=programme).exists(),
    }
    return render(request, f"programmes/{template}.html", {**frame, **page}, status=status)
