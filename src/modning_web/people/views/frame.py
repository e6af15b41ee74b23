"""What pages about a programme's people have in common: their rule's place, and their frame."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from modning.programme.schema.definition import Programme as Defined
from modning_web.access.gate import person_at
from modning_web.access.models import User
from modning_web.access.policy import Place, can
from modning_web.people import queries
from modning_web.people.roles import defined
from modning_web.programmes.models import Programme

Placing = Callable[..., Place]


def within(action: str) -> Placing:
    """Return how the place of an address is known: the programme, or one's own site in it."""

    def place(request: HttpRequest, programme_key: str, **_others: object) -> Place:
        return queries.place_within(person_at(request), action, programme_key)

    return place


def anywhere(request: HttpRequest, **_others: object) -> Place:
    """Return the place of what belongs to no programme."""
    del request
    return Place("")


def programme_at(programme_key: str) -> tuple[Programme, Defined]:
    """Return a programme with what its definition says; 404 without one."""
    rows = Programme.objects.select_related("current")
    programme = get_object_or_404(rows, key=programme_key)
    says = defined(programme)
    if says is None:
        raise Http404
    return programme, says


def person_seen(request: HttpRequest, programme_key: str, person_id: UUID) -> User:
    """Return a person with a hat in the programme that the viewer may see; 404 otherwise."""
    rows = queries.memberships_seen_by(person_at(request), programme_key)
    row = rows.filter(user=person_id).first()
    if row is None:
        raise Http404
    return row.user


def framed(
    request: HttpRequest,
    template: str,
    programme: Programme,
    page: dict[str, Any],
    *,
    status: int = 200,
) -> HttpResponse:
    """Render a page about a programme's people inside its frame."""
    viewer = person_at(request)
    frame = {
        "programme": programme,
        "may_give": queries.may_give_somewhere(viewer, programme.key),
        "may_import": can(viewer, "people.import", Place(programme.key)),
    }
    return render(request, f"people/{template}.html", {**frame, **page}, status=status)
