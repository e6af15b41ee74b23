"""What pages about a programme's people have in common: their rule's place, and their frame."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from modning.programme.schema.definition import Programme as Defined
from modning_web.access.gate import person_at
from modning_web.access.models import Membership
from modning_web.access.policy import Place, can
from modning_web.people.queries import GIVE, SEE
from modning_web.people.roles import defined
from modning_web.programmes.models import Programme


def where_worn(request: HttpRequest, membership_id: UUID, **_others: object) -> Place:
    """Return where the hat of an address is worn; 404 for none."""
    del request
    return place_of_hat(get_object_or_404(Membership, pk=membership_id))


def anywhere(request: HttpRequest, **_others: object) -> Place:
    """Return the place of what belongs to no programme."""
    del request
    return Place("")


def place_of_hat(membership: Membership) -> Place:
    """Return where a hat is worn; one worn everywhere is in no programme."""
    return Place(membership.programme_key, membership.site_key)


def programme_at(programme_key: str) -> tuple[Programme, Defined]:
    """Return a programme with what its definition says; 404 without one."""
    rows = Programme.objects.select_related("current")
    programme = get_object_or_404(rows, key=programme_key)
    says = defined(programme)
    if says is None:
        raise Http404
    return programme, says


def hat_at(membership_id: UUID) -> tuple[Membership, Programme, Defined]:
    """Return the hat of an address, its programme and what that says; 404 without them."""
    rows = Membership.objects.select_related("user")
    membership = get_object_or_404(rows, pk=membership_id)
    return membership, *programme_at(membership.programme_key)


def framed(
    request: HttpRequest,
    template: str,
    programme: Programme,
    page: dict[str, Any],
    *,
    site_key: str = "",
    status: int = 200,
) -> HttpResponse:
    """Render a page about the people of a programme, or of one of its sites, inside its frame."""
    viewer, whole = person_at(request), Place(programme.key)
    at = whole if can(viewer, SEE, whole) else Place(programme.key, site_key)
    frame = {
        "programme": programme,
        "people_url": _address("programme", "place", at),
        "add_url": _address("add", "add_at", at) if can(viewer, GIVE, at) else "",
        "may_import": can(viewer, "people.import", whole),
    }
    return render(request, f"people/{template}.html", {**frame, **page}, status=status)


def form_page(
    request: HttpRequest, at: Membership, row: Programme, page: dict[str, Any]
) -> HttpResponse:
    """Render a page with a form about the wearer of a hat."""
    shown = {"at": at, "shown": at.user, **page}
    status = 422 if page["form"].errors else 200
    return framed(request, "person_form", row, shown, site_key=at.site_key, status=status)


def _address(of_whole: str, of_site: str, at: Place) -> str:
    if at.site_key:
        return reverse(f"people:{of_site}", args=[at.programme_key, at.site_key])
    return reverse(f"people:{of_whole}", args=[at.programme_key])
