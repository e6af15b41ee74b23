"""Ending hats."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from modning_web.access import actions as access
from modning_web.access.day import day_of
from modning_web.access.gate import person_at, requires
from modning_web.access.hats import Refused, may_give
from modning_web.access.models import Hat, Membership
from modning_web.people.forms.days import day_after
from modning_web.people.forms.hats import EndForm
from modning_web.people.surroundings import surroundings_of
from modning_web.people.views.frame import (
    framed,
    hat_at,
    place_of_hat,
    where_worn,
)
from modning_web.people.wording import hat_line
from modning_web.programmes.models import Programme


@requires("people.give_hats", place=where_worn)
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    """Say on which day a hat is worn for the last time."""
    membership, row = endable(request, membership_id)
    form = EndForm(request.POST or None, initial={"last_day": day_of(request)})
    if request.method == "POST" and form.is_valid():
        last = day_after(form.cleaned_data["last_day"])
        try:
            access.end_membership(
                membership=membership,
                to_date=last or day_of(request),
                by=person_at(request),
                at=timezone.now(),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal.told))
        else:
            messages.success(request, _("Rollen slutter. Historikken bliver stående."))
            return redirect("people:person", membership.pk)
    return hat_page(request, "end", row, membership, {"form": form})


def endable(request: HttpRequest, membership_id: UUID) -> tuple[Membership, Programme]:
    """Return a hat that may be ended at its place, with its programme; 403 for one that may not."""
    membership, row, _says = hat_at(membership_id)
    if not may_give(person_at(request), Hat(membership.hat), place_of_hat(membership)):
        raise PermissionDenied
    return membership, row


def hat_page(
    request: HttpRequest,
    template: str,
    row: Programme,
    membership: Membership,
    page: dict[str, Any],
) -> HttpResponse:
    """Render a page about one hat, with what is typed about it."""
    around = surroundings_of([membership], on=day_of(request))
    line = hat_line(membership, around)
    shown = {"at": membership, "shown": membership.user, "line": line, **page}
    status = 422 if page["form"].errors else 200
    return framed(request, template, row, shown, site_key=membership.site_key, status=status)
