"""Adding and removing one's own second factors and passkeys."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from modning_web.access.gate import person_at, signed_in
from modning_web.doors.actions import factors, passkeys
from modning_web.doors.entrance import note_factors
from modning_web.doors.forms import CodeForm, NewPasskeyForm
from modning_web.doors.models import Passkey
from modning_web.doors.queries import has_second_factor
from modning_web.doors.sealing import seal, unseal
from modning_web.doors.views.confirming import READ_OR_SEND, confirmed

SECRET, NEW_PASSKEY = "doors_app_secret", "doors_new_passkey"


@signed_in
@never_cache
@confirmed
@require_http_methods(READ_OR_SEND)
def add_app(request: HttpRequest) -> HttpResponse:
    """Connect an authenticator app, by its first code."""
    person = person_at(request)
    secret = unseal(request.session.setdefault(SECRET, seal(factors.new_secret())))
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            codes = factors.add_app(
                by=person, secret=secret, code=form.cleaned_data["code"], at=timezone.now()
            )
        except factors.WrongCode:
            form.add_error("code", _("Koden passer ikke. Vent på den næste i appen, og prøv igen."))
        else:
            del request.session[SECRET]
            messages.success(request, _("Appen er tilføjet. Den bruges, næste gang du logger ind."))
            return _added(request, codes)
    address = factors.app_address(person=person, secret=secret, site=request.get_host())
    page = {"form": form, "secret": _in_fours(secret), "square": square(address)}
    return render(request, "doors/add_app.html", page)


def square(address: str) -> SafeString:
    """Draw what a telephone's camera reads, black on white whatever the page's colours."""
    import segno  # noqa: PLC0415 -- only used here

    drawing = segno.make(address, error="m").svg_inline(
        scale=5, border=4, dark="#000", light="#fff", svgclass=None, lineclass=None
    )
    return mark_safe(drawing)  # noqa: S308 -- drawn from squares; the address is no part of it


@signed_in
@confirmed
@require_POST
def remove_app(request: HttpRequest) -> HttpResponse:
    """Stop using the authenticator app."""
    factors.remove_app(by=person_at(request), at=timezone.now())
    messages.success(request, _("Appen er fjernet."))
    return _removed(request)


@signed_in
@never_cache
@confirmed
@require_POST
def make_recovery_codes(request: HttpRequest) -> HttpResponse:
    """Make new recovery codes, for those who have a second factor."""
    person = person_at(request)
    if not has_second_factor(person):
        messages.error(request, _("Tilføj først en app eller en adgangsnøgle."))
        return redirect("doors:own_doors")
    return _shown(request, factors.make_recovery_codes(by=person, at=timezone.now()))


@signed_in
@never_cache
@confirmed
@require_http_methods(READ_OR_SEND)
def add_passkey(request: HttpRequest) -> HttpResponse:
    """Keep a passkey that the browser has made."""
    form = NewPasskeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            codes = passkeys.add_passkey(
                by=person_at(request),
                name=form.cleaned_data["name"],
                answer=form.cleaned_data["answer"],
                state=request.session.pop(NEW_PASSKEY, {}),
                host=request.get_host(),
                at=timezone.now(),
            )
        except passkeys.WrongPasskey:
            form.add_error(None, _("Adgangsnøglen kunne ikke gemmes. Prøv igen."))
        else:
            messages.success(request, _("Adgangsnøglen er tilføjet."))
            return _added(request, codes)
    return render(request, "doors/add_passkey.html", {"form": form})


@signed_in
@never_cache
@confirmed
@require_POST
def ask_new_passkey(request: HttpRequest) -> HttpResponse:
    """Give the page's script what the browser must make."""
    question = passkeys.ask_for_new(by=person_at(request), host=request.get_host())
    request.session[NEW_PASSKEY] = question.state
    return JsonResponse(question.options)


@signed_in
@confirmed
@require_POST
def remove_passkey(request: HttpRequest, passkey_id: str) -> HttpResponse:
    """Stop taking one passkey."""
    person = person_at(request)
    passkey = get_object_or_404(Passkey, pk=passkey_id, user=person)
    passkeys.remove_passkey(passkey=passkey, by=person, at=timezone.now())
    messages.success(request, _("Adgangsnøglen er fjernet her. Slet den også på din enhed."))
    return _removed(request)


def _added(request: HttpRequest, codes: tuple[str, ...]) -> HttpResponse:
    note_factors(request, is_one=False)
    return _shown(request, codes) if codes else redirect("doors:own_doors")


def _shown(request: HttpRequest, codes: tuple[str, ...]) -> HttpResponse:
    """Show new codes in the answer itself: they are kept nowhere, and shown this once."""
    return render(request, "doors/recovery_codes.html", {"codes": codes})


def _removed(request: HttpRequest) -> HttpResponse:
    """Go back to the page; one whose hat asks for two factors must add another at once."""
    person = person_at(request)
    if not person.is_demo and not has_second_factor(person):
        note_factors(request, is_one=True)
    return redirect("doors:own_doors")


def _in_fours(secret: str) -> str:
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
