"""Signing in and out, and the choice of language."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from modning_web.access import actions, queries
from modning_web.access.day import see_from
from modning_web.access.forms import DayForm, DemoPersonForm, LanguageForm, SignInForm
from modning_web.access.gate import person_at, public, signed_in
from modning_web.access.models import User
from modning_web.access.policy import hats_worn

BACKEND = "django.contrib.auth.backends.ModelBackend"


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in by e-mail and password; in a demo, show the made-up people as well."""
    form = SignInForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            person = actions.enter_with_password(
                **form.cleaned_data, address=request.META["REMOTE_ADDR"], at=timezone.now()
            )
        except actions.TooManyAttempts:
            form.add_error(None, _("Der er prøvet for mange gange. Prøv igen om et kvarter."))
            status = 429
        except actions.WrongEmailOrPassword:
            form.add_error(None, _("E-mail og adgangskode passer ikke sammen. Prøv igen."))
        else:
            return _entered(request, person)
    page = {
        "form": form,
        "groups": queries.demo_people_by_hat() if settings.DEMO else [],
        "next": _next(request),
    }
    return render(request, "access/sign_in.html", page, status=status)


@public
@require_POST
def sign_in_as_demo_person(request: HttpRequest) -> HttpResponse:
    """Sign in as a made-up person, in a demo."""
    form = DemoPersonForm(request.POST)
    if not form.is_valid():
        raise Http404
    person = form.cleaned_data["person"]
    actions.enter_as_demo_person(person=person, at=timezone.now())
    return _entered(request, person)


@public
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out."""
    logout(request)
    messages.success(request, _("Du er logget ud."))
    return redirect(settings.LOGOUT_REDIRECT_URL)


@public
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Show the site in another language from here on."""
    form = LanguageForm(request.POST)
    answer = redirect(_next(request) or settings.LOGIN_REDIRECT_URL)
    if not form.is_valid():
        return answer
    language = form.cleaned_data["language"]
    if isinstance(request.user, User):
        actions.choose_language(by=request.user, language=language)
    _keep_language(answer, language)
    return answer


@signed_in
@never_cache
@require_GET
def profile(request: HttpRequest) -> HttpResponse:
    """Show a person what the site knows about them."""
    return render(request, "access/profile.html", {"memberships": hats_worn(person_at(request))})


@signed_in
@require_POST
def rotate_calendar_token(request: HttpRequest) -> HttpResponse:
    """Give the person a new secret calendar address."""
    actions.rotate_calendar_token(by=person_at(request), at=timezone.now())
    messages.success(request, _("Din kalenderadresse er ny. Den gamle virker ikke længere."))
    return redirect("access:profile")


@signed_in
@require_POST
def choose_day(request: HttpRequest) -> HttpResponse:
    """See the site from another day, in a demo."""
    form = DayForm(request.POST)
    if not settings.DEMO:
        raise Http404
    if form.is_valid():
        see_from(request, form.cleaned_data["day"])
    else:
        messages.error(request, _("Skriv en dag, for eksempel 01.03.2023."))
    return redirect(_next(request) or settings.LOGIN_REDIRECT_URL)


def _entered(request: HttpRequest, person: User) -> HttpResponse:
    login(request, person, backend=BACKEND)
    with override(person.language or get_language()):
        messages.success(request, _("Du er logget ind som {name}.").format(name=person.name))
    answer = redirect(_next(request) or settings.LOGIN_REDIRECT_URL)
    if person.language:
        _keep_language(answer, person.language)
    return answer


def _keep_language(answer: HttpResponse, language: str) -> None:
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        samesite="Lax",
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
    )


def _next(request: HttpRequest) -> str:
    """Return the page to go on to, if it is one of ours."""
    address = request.POST.get("next") or request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()})
    return address if ours else ""
