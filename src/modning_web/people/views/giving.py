"""Bringing in a person, and giving hats."""

from uuid import UUID

from django.contrib import messages
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
from modning_web.access.hats import Refused
from modning_web.access.models import Membership, User
from modning_web.access.policy import Place, can
from modning_web.people import actions, queries
from modning_web.people.forms.hats import NewPersonForm, RoleForm
from modning_web.people.views.frame import (
    form_page,
    framed,
    hat_at,
    programme_at,
    where_worn,
)
from modning_web.programmes.models import Programme


@requires("people.give_hats")
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, programme_key: str, site_key: str = "") -> HttpResponse:
    """Bring a person into the programme with a role; who is known by e-mail is found."""
    row, says = programme_at(programme_key)
    form = _role_form(request, row, says, site_key)
    person_form = NewPersonForm(request.POST or None)
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
            said = (
                _("{name} er tilføjet og får et link på mail.")
                if is_new
                else _("{name} fandtes og har fået rollen.")
            )
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
