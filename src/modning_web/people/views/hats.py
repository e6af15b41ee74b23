"""Bringing in a person, and giving, ending and handing over hats."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from modning.programme.schema.definition import Programme as Defined
from modning_web.access import actions as access
from modning_web.access.day import day_of
from modning_web.access.gate import person_at, requires
from modning_web.access.hats import Refused, may_give
from modning_web.access.models import Hat, Membership, User
from modning_web.access.policy import Place, can
from modning_web.people import actions, queries
from modning_web.people.forms.days import day_after
from modning_web.people.forms.hats import EndForm, HandOverForm, PersonForm, RoleForm
from modning_web.people.surroundings import surroundings_of
from modning_web.people.views.frame import (
    framed,
    hat_at,
    place_of_hat,
    programme_at,
    where_worn,
)
from modning_web.people.views.person import form_page
from modning_web.people.wording import hat_line
from modning_web.programmes.models import Programme


@requires("people.give_hats")
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, programme_key: str, site_key: str = "") -> HttpResponse:
    """Bring a person into the programme with a role; who is known by e-mail is found."""
    row, says = programme_at(programme_key)
    form = _role_form(request, row, says, site_key)
    person_form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and person_form.is_valid():
        try:
            with transaction.atomic():
                person, is_new = actions.find_or_add_person(
                    **person_form.cleaned_data, by=person_at(request), at=timezone.now()
                )
                begun = _give(request, row, person, form)
        except actions.NameIsMissing:
            person_form.add_error("name", _("Ingen har e-mailen endnu. Skriv personens navn."))
        except Refused as refusal:
            form.add_error(None, str(refusal.told))
        else:
            said = _("{name} er tilføjet.") if is_new else _("{name} fandtes og har fået rollen.")
            messages.success(request, said.format(name=person.name))
            return redirect("people:person", begun.pk)
    wrong = form.errors or person_form.errors
    also = [form] if wrong else []
    site = row.sites.filter(key=site_key).first()
    page = {"section": "add", "site": site, "form": form, "person_form": person_form, "also": also}
    return framed(request, "add", row, page, site_key=site_key, status=422 if wrong else 200)


@requires("people.give_hats", place=where_worn)
@require_http_methods(["GET", "HEAD", "POST"])
def give(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    """Give the wearer of a hat one more role."""
    at, row, says = hat_at(membership_id)
    shown = at.user
    form = _role_form(request, row, says, at.site_key)
    if request.method == "POST" and form.is_valid():
        try:
            _give(request, row, shown, form)
        except Refused as refusal:
            form.add_error(None, str(refusal.told))
        else:
            messages.success(request, _("{name} har fået rollen.").format(name=shown.name))
            return redirect("people:person", at.pk)
    page = {"title": _("Giv en rolle"), "button": _("Giv rollen"), "form": form}
    return form_page(request, at, row, page)


@requires("people.give_hats", place=where_worn)
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    """Say on which day a hat is worn for the last time."""
    membership, row = _endable(request, membership_id)
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
    return _hat_page(request, "end", row, membership, {"form": form})


@requires("people.give_hats", place=where_worn)
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    """Let another take over a hat and what goes with it."""
    membership, row = _endable(request, membership_id)
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
            also = _(" Fulgt med: {number}.").format(number=moved) if moved else ""
            messages.success(request, said + also)
            return redirect("people:person", membership.pk)
    return _hat_page(request, "hand_over", row, membership, {"form": form})


@transaction.atomic
def _hand_over(request: HttpRequest, membership: Membership, typed: dict[str, Any]) -> int:
    """Hand over to whoever was chosen or typed; return how much moved along."""
    by, at = person_at(request), timezone.now()
    to = typed["to"]
    if to is None:
        to, _is_new = actions.find_or_add_person(
            email=typed["email"], name=typed["name"], by=by, at=at
        )
    _begun, moved = actions.hand_over(
        membership=membership, to=to, from_date=typed["from_date"], by=by, at=at
    )
    return sum(moved.values())


def _role_form(request: HttpRequest, row: Programme, says: Defined, site_key: str) -> RoleForm:
    whole = can(request.user, "people.give_hats", Place(row.key))
    return RoleForm(
        request.POST or None,
        says=says,
        sites=queries.sites_at(row, "" if whole else site_key),
        whole=whole,
        initial={"from_date": day_of(request)},
    )


def _give(request: HttpRequest, row: Programme, person: User, form: RoleForm) -> Membership:
    typed = form.cleaned_data
    organisation = typed.get("organisation")
    return access.give_hat(
        user=person,
        hat=typed["hat"],
        by=person_at(request),
        at=timezone.now(),
        place=Place(row.key, typed["site"].key if typed["site"] else ""),
        role_key=typed["role"],
        organisation_key=organisation.key if organisation else "",
        from_date=typed["from_date"],
        to_date=typed["to_date"],
        is_deputy=typed["is_deputy"],
    )


def _endable(request: HttpRequest, membership_id: UUID) -> tuple[Membership, Programme]:
    """Return a hat that may be ended at its place, with its programme; 403 for one that may not."""
    membership, row, _says = hat_at(membership_id)
    if not may_give(person_at(request), Hat(membership.hat), place_of_hat(membership)):
        raise PermissionDenied
    return membership, row


def _hat_page(
    request: HttpRequest,
    template: str,
    row: Programme,
    membership: Membership,
    page: dict[str, Any],
) -> HttpResponse:
    around = surroundings_of([membership], on=day_of(request))
    line = hat_line(membership, around)
    shown = {"at": membership, "shown": membership.user, "line": line, **page}
    status = 422 if page["form"].errors else 200
    return framed(request, template, row, shown, site_key=membership.site_key, status=status)
