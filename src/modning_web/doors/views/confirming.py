"""Asking who sits there, before anything about signing in is changed."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from modning_web.access.gate import person_at, signed_in
from modning_web.doors.actions import entering
from modning_web.doors.actions.attempts import TooManyAttempts
from modning_web.doors.browsers import address_of
from modning_web.doors.entrance import confirm, is_confirmed, next_page
from modning_web.doors.forms import CodeForm, PasswordForm
from modning_web.doors.queries import Factors, factors_of
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
