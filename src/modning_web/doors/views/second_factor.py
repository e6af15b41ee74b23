"""The second factor, and passkeys at the door."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from modning_web.access.gate import public
from modning_web.access.models import User
from modning_web.doors.actions import factors, passkeys
from modning_web.doors.actions.attempts import TooManyAttempts, forgive
from modning_web.doors.actions.entering import UnableToSignIn, count_attempt
from modning_web.doors.browsers import address_of
from modning_web.doors.entrance import enter, finish, next_page, pending_person
from modning_web.doors.forms import CodeForm, PasskeyForm
from modning_web.doors.policy import PASSKEY
from modning_web.doors.queries import factors_of
from modning_web.doors.views.signing_in import too_many

QUESTION = "doors_passkey_question"


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def second_factor(request: HttpRequest) -> HttpResponse:
    """Ask who has shown the first factor for the second."""
    now = timezone.now()
    person = pending_person(request, at=now)
    if person is None:
        return redirect("doors:sign_in")
    form, status = CodeForm(request.POST if "code" in request.POST else None), 200
    if request.method == "POST":
        try:
            second = shown_factor(request, form, person)
            if second:
                return finish(request, person, second=second, at=now)
        except TooManyAttempts:
            form.add_error(None, too_many())
            status = 429
    page = {"form": form, "factors": factors_of(person)}
    return render(request, "doors/second_factor.html", page, status=status)


def shown_factor(request: HttpRequest, form: CodeForm, person: User) -> str:
    """Return which factor of a person was shown; empty, with the error in the form, when none."""
    now = timezone.now()
    if "answer" in request.POST:
        try:
            answered_passkey(request, person)
        except passkeys.WrongPasskey:
            messages.error(request, _("Adgangsnøglen blev ikke godkendt. Prøv igen."))
            return ""
        return PASSKEY.key
    if not form.is_valid():
        return ""
    try:
        return factors.check_code(
            person=person, code=form.cleaned_data["code"], address=address_of(request), at=now
        )
    except factors.WrongCode:
        form.add_error("code", _("Koden er forkert, brugt eller for gammel. Prøv den næste."))
        return ""


@public
@never_cache
@require_POST
def ask_passkey(request: HttpRequest) -> HttpResponse:
    """Give the page's script what to ask the browser: for whose passkey, and to sign what."""
    person = pending_person(request, at=timezone.now())
    asked = request.user if isinstance(request.user, User) else person
    question = passkeys.ask_for_known(host=request.get_host(), person=asked)
    request.session[QUESTION] = question.state
    return JsonResponse(question.options)


@public
@require_POST
def sign_in_by_passkey(request: HttpRequest) -> HttpResponse:
    """Let in the one whose passkey has signed; it is two factors in one."""
    now = timezone.now()
    try:
        count_attempt(kind="passkey", who="", address=address_of(request), at=now)
        person = answered_passkey(request)
        forgive(kind="passkey", who="", address=address_of(request))
        return enter(request, person, PASSKEY, next_=next_page(request), at=now)
    except TooManyAttempts:
        messages.error(request, too_many())
    except (passkeys.WrongPasskey, UnableToSignIn):
        messages.error(request, _("Adgangsnøglen blev ikke godkendt. Log ind på en anden måde."))
    return redirect("doors:sign_in")


def answered_passkey(request: HttpRequest, person: User | None = None) -> User:
    """Return whose passkey has answered the question that this browser was given, once."""
    state: dict[str, Any] | None = request.session.pop(QUESTION, None)
    form = PasskeyForm(request.POST)
    if state is None or not form.is_valid():
        raise passkeys.WrongPasskey
    return passkeys.check_passkey(
        answer=form.cleaned_data["answer"],
        state=state,
        host=request.get_host(),
        at=timezone.now(),
        person=person,
    )
