"""Organisations: the list, one of them, adding and correcting, and which site is which."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from modning_web.access.day import day_of
from modning_web.access.gate import person_at, requires
from modning_web.access.policy import can_somewhere
from modning_web.organisations import actions as deeds
from modning_web.organisations.models import Organisation, OrganisationKind
from modning_web.people import actions, queries
from modning_web.people.forms.filters import OrganisationFilter
from modning_web.people.forms.organisations import OrganisationForm, SiteForm
from modning_web.people.surroundings import surroundings_of
from modning_web.people.views.frame import anywhere, framed, programme_at
from modning_web.people.wording import hat_lines

ROWS_A_PAGE = 50
# The kinds of organisation that a site of a party may be.
KINDS = {
    "municipality": (OrganisationKind.MUNICIPALITY,),
    "police-district": (OrganisationKind.POLICE_DISTRICT,),
    "ngo": (OrganisationKind.NGO,),
}


@requires("organisation.see")
@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    """List the organisations."""
    form = OrganisationFilter(request.GET or None)
    chosen = form.cleaned_data if form.is_valid() else {}
    rows = queries.organisations_found(words=chosen.get("soeg", ""), kind=chosen.get("slags", ""))
    page = {
        "form": form,
        "page": Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("side")),
        "may_edit": can_somewhere(request.user, "organisation.edit"),
    }
    return render(request, "people/organisations.html", page)


@requires("organisation.see", place=anywhere)
@require_safe
def organisation(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    """Show an organisation: where it takes part, and its people as far as one may see them."""
    row = get_object_or_404(Organisation, pk=organisation_id)
    viewer, day = person_at(request), day_of(request)
    people = queries.people_of(row, seen_by=viewer, on=day)
    page = Paginator(people, ROWS_A_PAGE).get_page(request.GET.get("side"))
    shown = {
        "organisation": row,
        "sites": queries.sites_of(row, seen_by=viewer),
        "page": page,
        "lines": hat_lines(page, surroundings_of(list(page), on=day)),
        "may_edit": can_somewhere(request.user, "organisation.edit"),
    }
    return render(request, "people/organisation.html", shown)


@requires("organisation.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def new_organisation(request: HttpRequest) -> HttpResponse:
    """Add an organisation that the software does not bring."""
    form = OrganisationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            added = deeds.add_organisation(
                **form.cleaned_data, by=person_at(request), at=timezone.now()
            )
        except deeds.KnownAlready:
            form.add_error("name", _("Der er allerede en med det navn eller den kode."))
        else:
            messages.success(request, _("{name} er tilføjet.").format(name=added.name))
            return redirect("people:organisation", added.pk)
    page = {"form": form, "organisation": None}
    return render(
        request, "people/organisation_form.html", page, status=422 if form.errors else 200
    )


@requires("organisation.edit", place=anywhere)
@require_http_methods(["GET", "HEAD", "POST"])
def change_organisation(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    """Correct an organisation."""
    row = get_object_or_404(Organisation, pk=organisation_id)
    form = OrganisationForm(request.POST or None, known=row)
    if request.method == "POST" and form.is_valid():
        known = {"name": row.name, "code": row.code}
        try:
            deeds.change_organisation(
                organisation=row,
                **(known | form.cleaned_data),
                by=person_at(request),
                at=timezone.now(),
            )
        except deeds.KnownAlready:
            form.add_error("name", _("Der er allerede en med det navn eller den kode."))
        else:
            messages.success(request, _("Organisationen er gemt."))
            return redirect("people:organisation", row.pk)
    page = {"form": form, "organisation": row}
    return render(
        request, "people/organisation_form.html", page, status=422 if form.errors else 200
    )


@requires("people.import")
@require_safe
def sites(request: HttpRequest, programme_key: str) -> HttpResponse:
    """List a programme's sites and the organisations that they are."""
    row, _says = programme_at(programme_key)
    found = row.sites.select_related("organisation")
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("side"))
    return framed(request, "sites", row, {"section": "sites", "page": page})


@requires("people.import")
@require_http_methods(["GET", "HEAD", "POST"])
def site(request: HttpRequest, programme_key: str, site_key: str) -> HttpResponse:
    """Say which organisation a site is."""
    row, says = programme_at(programme_key)
    here = get_object_or_404(row.sites.select_related("organisation", "programme"), key=site_key)
    kinds = {party.id: KINDS.get(party.kind, ()) for party in says.parties}
    allowed = [one.value for one in kinds.get(here.party_key, ())]
    form = SiteForm(request.POST or None, site=here, kinds=allowed or OrganisationKind.values)
    if request.method == "POST" and form.is_valid():
        actions.link_site(site=here, **form.cleaned_data, by=person_at(request), at=timezone.now())
        messages.success(request, _("Det er gemt, hvilken organisation stedet er."))
        return redirect("people:sites", row.key)
    return framed(
        request, "site", row, {"site": here, "form": form}, status=422 if form.errors else 200
    )
