"""Hats that reach every programme: who wears them, and deciding what is asked for."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from modning_web.access.gate import person_at, requires
from modning_web.access.hats import Refused
from modning_web.access.likeness import may_be_one_person
from modning_web.access.models import User
from modning_web.access.policy import Place, can, can_somewhere
from modning_web.people import actions, hat_requests, queries
from modning_web.people.forms.platform_hats import HatRefusalForm
from modning_web.people.models import HatRequest
from modning_web.people.views.frame import anywhere
from modning_web.people.wording import period_in_words

DECIDED_SHOWN = 20


@requires("platform_hats.see")
@require_safe
def platform_hats(request: HttpRequest) -> HttpResponse:
    """List who wears a hat that reaches every programme, and what is asked for."""
    return _page(request)


@requires("platform_hats.decide", place=anywhere)
@require_POST
def approve_hat(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Do what was asked."""
    asked = get_object_or_404(HatRequest, pk=request_id)
    person, now = person_at(request), timezone.now()
    return _done(
        request,
        lambda: hat_requests.approve_hat(request=asked, by=person, at=now),
        _("Godkendt. Den, der bad om det, får besked."),
    )


@requires("platform_hats.decide", place=anywhere)
@require_POST
def refuse_hat(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Leave things as they are, with a reason."""
    asked = get_object_or_404(HatRequest, pk=request_id)
    form = HatRefusalForm(request.POST, auto_id=f"afvis-{asked.pk}-%s")
    if not form.is_valid():
        return _page(request, {asked.pk: form})
    person, now = person_at(request), timezone.now()
    return _done(
        request,
        lambda: hat_requests.refuse_hat(
            request=asked, reason=form.cleaned_data["reason"], by=person, at=now
        ),
        _("Afvist. Den, der bad om det, får besked."),
    )


def _done(request: HttpRequest, deed: Callable[[], None], told: str) -> HttpResponse:
    try:
        deed()
    except Refused as refusal:
        messages.error(request, str(refusal.told))
    else:
        messages.success(request, told)
    return redirect("people:platform_hats")


def _page(request: HttpRequest, forms: dict[UUID, HatRefusalForm] | None = None) -> HttpResponse:
    viewer, today = person_at(request), timezone.localdate()
    asked = HatRequest.objects.select_related("user", "asked_by", "decided_by", "ends")
    waiting = list(
        asked.filter(decided_at=None).prefetch_related("user__memberships", "asked_by__memberships")
    )
    decided = asked.filter(decided_at__gt=timezone.now() - actions.DECIDED_KEPT_FOR)
    worn = [
        (row, period_in_words(row.from_date, row.to_date))
        for row in queries.platform_hats_on(today)
    ]
    may_decide = can_somewhere(viewer, "platform_hats.decide")
    page = {
        "worn": worn,
        "waiting": [
            (row, _form(row, viewer, forms) if may_decide else None, _period(row))
            for row in waiting
        ],
        "decided": [(row, _period(row)) for row in decided.order_by("-decided_at")[:DECIDED_SHOWN]],
        "may_close": can(viewer, "account.close", Place("")),
        "may_ask": can_somewhere(viewer, "platform_hats.ask"),
    }
    status = 422 if forms else 200
    return render(request, "people/platform_hats.html", page, status=status)


def _form(
    row: HatRequest, viewer: User, forms: dict[UUID, HatRefusalForm] | None
) -> HatRefusalForm | None:
    """Return the form of a request that the viewer may decide; None for their own."""
    if may_be_one_person(row.asked_by, viewer) or may_be_one_person(row.person, viewer):
        return None
    return (forms or {}).get(row.pk) or HatRefusalForm(auto_id=f"afvis-{row.pk}-%s")


def _period(row: HatRequest) -> str:
    return period_in_words(row.from_date, row.to_date)
