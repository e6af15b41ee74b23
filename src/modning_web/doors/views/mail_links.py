"""Links by mail: signing in without a password, and choosing one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from modning_web.access.gate import public
from modning_web.doors.actions import links
from modning_web.doors.actions.attempts import TooManyAttempts
from modning_web.doors.actions.entering import UnableToSignIn
from modning_web.doors.actions.passwords import set_password
from modning_web.doors.actions.wishes import ask_for_letter
from modning_web.doors.browsers import address_of
from modning_web.doors.entrance import enter, next_page
from modning_web.doors.forms import EmailForm, NewPasswordForm
from modning_web.doors.models import LetterWish
from modning_web.doors.policy import MAIL_LINK
from modning_web.doors.views.signing_in import too_many

READ_OR_SEND = ["GET", "HEAD", "POST"]


@public
@never_cache
@require_http_methods(READ_OR_SEND)
def ask_for_link(request: HttpRequest) -> HttpResponse:
    """Send a link that signs in; the answer is the same whether or not somebody has the e-mail."""
    return _ask(request, LetterWish.Kind.SIGN_IN, "doors/ask_for_link.html")


@public
@never_cache
@require_http_methods(READ_OR_SEND)
def forgot_password(request: HttpRequest) -> HttpResponse:
    """Send a link that sets a password; the answer is the same for all."""
    return _ask(request, LetterWish.Kind.PASSWORD, "doors/forgot_password.html")


def _ask(request: HttpRequest, kind: LetterWish.Kind, template: str) -> HttpResponse:
    form, status, is_sent = EmailForm(request.POST or None), 200, False
    if request.method == "POST" and form.is_valid():
        try:
            ask_for_letter(
                kind=kind,
                email=form.cleaned_data["email"],
                next_=next_page(request),
                from_address=address_of(request),
                at=timezone.now(),
            )
            is_sent = True
        except TooManyAttempts:
            form.add_error(None, too_many())
            status = 429
    page = {"form": form, "is_sent": is_sent, "next": next_page(request)}
    return render(request, template, page, status=status)


@public
@never_cache
@require_http_methods(READ_OR_SEND)
def use_link(request: HttpRequest, token: str) -> HttpResponse:
    """Let in the one who presses the button; opening the page alone uses nothing up.

    Mail scanners open links before people do, and people open them on another device.
    """
    if request.method != "POST":
        return render(request, "doors/use_link.html", {"token": token})
    now = timezone.now()
    try:
        link = links.use_link(token=token, from_address=address_of(request), at=now)
        return enter(request, link.user, MAIL_LINK, next_=link.next, at=now)
    except TooManyAttempts:
        return render(request, "doors/dead_link.html", {"text": too_many()}, status=429)
    except UnableToSignIn:
        return render(request, "doors/dead_link.html", status=410)


@public
@never_cache
@require_http_methods(READ_OR_SEND)
def choose_password(request: HttpRequest, who: str, token: str) -> HttpResponse:
    """Set the password of the person that a link by mail is for."""
    try:
        person = links.person_of_password_link(who=who, token=token)
    except links.LinkIsDead:
        return render(request, "doors/dead_link.html", {"is_password": True}, status=410)
    form = NewPasswordForm(request.POST or None, person=person)
    if request.method == "POST" and form.is_valid():
        password = form.cleaned_data["password"]
        set_password(person=person, password=password, kept="", at=timezone.now())
        messages.success(request, _("Din adgangskode er gemt. Log ind med den."))
        return redirect("doors:sign_in")
    return render(request, "doors/choose_password.html", {"form": form, "owner": person})
