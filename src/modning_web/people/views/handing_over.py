"""Handing over hats."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from modning_web.access.day import day_of, moment_of
from modning_web.access.gate import person_at, requires
from modning_web.access.hats import Refused
from modning_web.access.models import Membership
from modning_web.people import actions, queries
from modning_web.people.forms.hats import HandOverForm
from modning_web.people.views.ending import endable, hat_page
from modning_web.people.views.frame import (
    where_worn,
)


@requires("people.give_hats", place=where_worn)
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    """Let another take over a hat and what goes with it."""
    membership, row = endable(request, membership_id)
    deputies, others = queries.people_nearby(membership, on=day_of(request))
    likely = deputies[0].pk if deputies else None
    form = HandOverForm(
        request.POST or None,
        nearby=[*deputies, *others],
        initial={"from_date": day_of(request), "to": likely},
    )
    if request.method == "POST" and form.is_valid():
        try:
            moved = _hand_over(request, membership, form.cleaned_data)
        except actions.NameIsMissing:
            form.add_error("name", _("Ingen har e-mailen endnu. Skriv personens navn."))
        except Refused as refusal:
            form.add_error(None, str(refusal.told))
        else:
            said = _("Rollen er overdraget. Historikken bliver stående.")
            along = ngettext(
                "{number} møde eller opgave fulgte med.",
                "{number} møder og opgaver fulgte med.",
                moved,
            ).format(number=moved)
            messages.success(request, f"{said} {along}" if moved else said)
            return redirect("people:person", membership.pk)
    return hat_page(request, "hand_over", row, membership, {"form": form})


@transaction.atomic
def _hand_over(request: HttpRequest, membership: Membership, typed: dict[str, Any]) -> int:
    """Hand over to whoever was chosen or typed; return how much moved along."""
    by, at = person_at(request), moment_of(request)
    to = typed["to"]
    if to is None:
        to, _is_new = actions.find_or_add_person(
            email=typed["email"], name=typed["name"], by=by, at=at
        )
    _begun, moved = actions.hand_over(
        membership=membership, to=to, from_date=typed["from_date"], by=by, at=at
    )
    return sum(moved.values())
