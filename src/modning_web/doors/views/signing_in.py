"""Signing in and out."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from modning_web.access.gate import public
from modning_web.access.models import User
from modning_web.access.queries import demo_people_by_hat
from modning_web.doors.actions import entering
from modning_web.doors.actions.attempts import TooManyAttempts
from modning_web.doors.browsers import address_of
from modning_web.doors.entrance import OUTSIDE, enter, next_page
from modning_web.doors.forms import DemoPersonForm, SignInForm
from modning_web.doors.policy import DEMO_BUTTON, PASSWORD
from modning_web.doors.providers import providers


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in by e-mail and password, or choose another way; in a demo, as a made-up person."""
    form = SignInForm(request.POST or None)
    status, now = 200, timezone.now()
    if request.method == "POST" and form.is_valid():
        try:
            person = entering.check_password(
                **form.cleaned_data, address=address_of(request), at=now
            )
            return enter(request, person, PASSWORD, next_=next_page(request), at=now)
        except TooManyAttempts:
            form.add_error(None, too_many())
            status = 429
        except entering.UnableToSignIn:
            form.add_error(None, _("E-mail og adgangskode passer ikke sammen. Prøv igen."))
    page = {
        "form": form,
        "groups": demo_people_by_hat() if settings.DEMO else [],
        "providers": providers(),
        "next": next_page(request),
    }
    return render(request, "doors/sign_in.html", page, status=status)


def too_many() -> str:
    """Say that a door is shut for a while."""
    return _("Der er prøvet for mange gange. Prøv igen om et kvarter.")


@public
@require_POST
def sign_in_as_demo_person(request: HttpRequest) -> HttpResponse:
    """Sign in as a made-up person, in a demo."""
    form = DemoPersonForm(request.POST)
    if not form.is_valid():
        raise Http404
    person = entering.check_demo_person(person=form.cleaned_data["person"])
    return enter(request, person, DEMO_BUTTON, next_=next_page(request), at=timezone.now())


@public
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out here; who came by a provider is shown how to sign out there too."""
    outside = request.session.get(OUTSIDE)
    if isinstance(request.user, User):
        key = request.session.session_key or ""
        entering.end_visit(session_key=key, by=request.user, at=timezone.now())
    logout(request)
    messages.success(request, _("Du er logget ud."))
    if outside:
        request.session[OUTSIDE] = outside
        return redirect("doors:signed_out")
    return redirect(settings.LOGOUT_REDIRECT_URL)
