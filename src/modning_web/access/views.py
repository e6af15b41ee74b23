"""One's own page, the choice of language, and the demo's day."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from modning_web.access import actions
from modning_web.access.day import see_from
from modning_web.access.forms import DayForm, LanguageForm
from modning_web.access.gate import person_at, public, signed_in
from modning_web.access.language import keep_language
from modning_web.access.models import User
from modning_web.access.policy import hats_worn


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
    keep_language(answer, language)
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


def _next(request: HttpRequest) -> str:
    """Return the page to go on to, if it is one of ours."""
    address = request.POST.get("next") or request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()})
    return address if ours else ""
