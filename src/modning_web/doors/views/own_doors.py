"""A person's own page about how they sign in."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from modning_web.access.gate import person_at, signed_in
from modning_web.doors.actions import entering, identities
from modning_web.doors.actions.attempts import TooManyAttempts
from modning_web.doors.actions.passwords import set_password
from modning_web.doors.browsers import address_of
from modning_web.doors.entrance import MUST_ADD, confirm, is_confirmed, next_page, this_visit
from modning_web.doors.forms import CodeForm, NewPasswordForm, PasswordForm
from modning_web.doors.models import OutsideIdentity, Visit
from modning_web.doors.providers import providers
from modning_web.doors.queries import Factors, factors_of, open_visits
from modning_web.doors.views.second_factor import shown_factor
from modning_web.doors.views.signing_in import too_many

READ_OR_SEND = ["GET", "HEAD", "POST"]
View = Callable[..., HttpResponse]


def confirmed(view: View) -> View:
    """Let in only those who showed who they are lately; ask the others first.

    Whoever sits down at somebody's open screen must not be able to change how they sign in.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_confirmed(request, at=timezone.now()):
            return view(request, *args, **kwargs)
        to = request.path if request.method in {"GET", "HEAD"} else ""
        ask = redirect("doors:confirm")
        ask["Location"] += f"?{urlencode({'next': to})}" if to else ""
        return ask

    return guarded


@signed_in
@never_cache
@require_GET
def own_doors(request: HttpRequest) -> HttpResponse:
    """Show a person how they sign in, and where they are signed in."""
    person, now = person_at(request), timezone.now()
    page = {
        "owner": person,
        "factors": factors_of(person),
        "visits": open_visits(person, at=now),
        "this_session": request.session.session_key,
        "identities": _named_identities(request),
        "must_add": bool(request.session.get(MUST_ADD)),
    }
    return render(request, "doors/own_doors.html", page)


@signed_in
@never_cache
@require_http_methods(READ_OR_SEND)
def confirm_who(request: HttpRequest) -> HttpResponse:
    """Ask who sits there, before anything about signing in is changed."""
    person, now = person_at(request), timezone.now()
    password_form = PasswordForm(request.POST if "password" in request.POST else None)
    code_form = CodeForm(request.POST if "code" in request.POST else None)
    status, factors = 200, factors_of(person)
    if request.method == "POST":
        try:
            if _shows(request, password_form, code_form, factors):
                confirm(request, at=now)
                return redirect(next_page(request) or "doors:own_doors")
        except TooManyAttempts:
            messages.error(request, too_many())
            status = 429
    page = {
        "password_form": password_form,
        "form": code_form,
        "factors": factors,
        "owner": person,
        "next": next_page(request),
    }
    return render(request, "doors/confirm.html", page, status=status)


def _shows(
    request: HttpRequest, password_form: PasswordForm, code_form: CodeForm, factors: Factors
) -> bool:
    person = person_at(request)
    if factors:  # the password alone would be a way around the second factor
        return bool(shown_factor(request, code_form, person))
    if not password_form.is_valid() or not person.email:
        return False
    try:
        entering.check_password(
            email=person.email,
            password=password_form.cleaned_data["password"],
            address=address_of(request),
            at=timezone.now(),
        )
    except entering.WrongEmailOrPassword:
        password_form.add_error("password", _("Adgangskoden er forkert. Prøv igen."))
        return False
    return True


@signed_in
@never_cache
@confirmed
@require_http_methods(READ_OR_SEND)
def change_password(request: HttpRequest) -> HttpResponse:
    """Set a password, or change it."""
    person = person_at(request)
    if person.is_demo:
        raise Http404
    form = NewPasswordForm(request.POST or None, person=person)
    if request.method == "POST" and form.is_valid():
        key = request.session.session_key or ""
        set_password(
            person=person, password=form.cleaned_data["password"], kept=key, at=timezone.now()
        )
        _stay_signed_in(request)
        messages.success(request, _("Din adgangskode er gemt. Du er logget ud alle andre steder."))
        return redirect("doors:own_doors")
    return render(request, "doors/change_password.html", {"form": form, "owner": person})


def _stay_signed_in(request: HttpRequest) -> None:
    """Give this browser's session a new key, and the visit with it."""
    visit = this_visit(request)
    update_session_auth_hash(request, person_at(request))
    if visit:
        visit.session_key = request.session.session_key or ""
        visit.save(update_fields=["session_key"])


@signed_in
@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    """Sign out everywhere but here."""
    person, key = person_at(request), request.session.session_key or ""
    entering.end_other_visits(person=person, kept=key, by=person, at=timezone.now())
    messages.success(request, _("Du er logget ud alle andre steder end her."))
    return redirect("doors:own_doors")


@signed_in
@require_POST
def end_visit(request: HttpRequest, visit_id: str) -> HttpResponse:
    """Sign out of one browser."""
    person = person_at(request)
    visit = get_object_or_404(Visit, pk=visit_id, user=person)
    entering.end_one_visit(visit=visit, by=person, at=timezone.now())
    messages.success(request, _("Du er logget ud det sted."))
    return redirect("doors:own_doors")


@signed_in
@confirmed
@require_POST
def forget_identity(request: HttpRequest, identity_id: str) -> HttpResponse:
    """Let go of who one is at an identity provider."""
    person = person_at(request)
    identity = get_object_or_404(OutsideIdentity, pk=identity_id, user=person)
    identities.forget_identity(identity=identity, by=person, at=timezone.now())
    messages.success(request, _("Forbindelsen er fjernet."))
    return redirect("doors:own_doors")


def _named_identities(request: HttpRequest) -> list[tuple[OutsideIdentity, str]]:
    known = providers()
    names = {one.key: one.name for one in known.openid}
    names |= {one.key: one.name for one in known.saml}
    rows = OutsideIdentity.objects.filter(user=person_at(request))
    return [(row, names.get(row.provider_key, row.provider_key)) for row in rows]
