"""Signing in at an organisation's own OpenID Connect provider."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from modning_web.access.gate import public
from modning_web.doors import openid
from modning_web.doors.actions.entering import UnableToSignIn, note_failure
from modning_web.doors.actions.identities import is_confirmed, recognise
from modning_web.doors.entrance import OUTSIDE, enter, next_page
from modning_web.doors.policy import Way
from modning_web.doors.providers import OpenIdProvider, providers

NEXT = "doors_openid_next"


@public
@never_cache
@require_GET
def leave_for_provider(request: HttpRequest, provider_key: str) -> HttpResponse:
    """Send the visitor to the provider."""
    provider = _provider(provider_key)
    request.session[NEXT] = next_page(request)
    come_back_to = _return_address(request, provider)
    try:
        return openid.leave(request, provider, come_back_to)
    except openid.ProviderUnreachable:
        return _refused(request, provider, "unreachable", unreachable(provider.name))


@public
@never_cache
@require_GET
def come_back_from_provider(request: HttpRequest, provider_key: str) -> HttpResponse:
    """Let in the one whom the provider vouches for, if the site knows them."""
    provider, now = _provider(provider_key), timezone.now()
    try:
        claim, token = openid.come_back(request, provider)
        person = recognise(claim=claim, at=now)
        is_known = is_confirmed(person=person, provider_key=provider.key)
        way = Way(provider.key, is_strong=provider.has_two_factors and is_known)
        answer = enter(request, person, way, next_=request.session.pop(NEXT, ""), at=now)
    except openid.ProviderUnreachable:
        return _refused(request, provider, "unreachable", unreachable(provider.name))
    except openid.ClaimRefused:
        return _refused(request, provider, "claim", not_trusted(provider.name))
    except UnableToSignIn:
        messages.error(request, not_known(provider.name))
        return redirect("doors:sign_in")
    request.session[OUTSIDE] = {"provider": provider.key, "token": token}
    return answer


def unreachable(name: str) -> str:
    """Say that a provider does not answer."""
    return _("{name} svarer ikke lige nu. Prøv igen, eller log ind på en anden måde.").format(
        name=name
    )


def not_trusted(name: str) -> str:
    """Say that a provider's answer cannot be used."""
    return _("Svaret fra {name} kunne ikke bruges. Prøv at logge ind igen.").format(name=name)


def not_known(name: str) -> str:
    """Say that the site does not know whom the provider vouches for."""
    return _(
        "Du er logget ind hos {name}, men du er ikke oprettet her. Spørg din projektleder."
    ).format(name=name)


def _return_address(request: HttpRequest, provider: OpenIdProvider) -> str:
    return request.build_absolute_uri(reverse("doors:come_back_from_provider", args=[provider.key]))


def _refused(
    request: HttpRequest, provider: OpenIdProvider, reason: str, text: str
) -> HttpResponse:
    note_failure(way=provider.key, reason=reason, at=timezone.now())
    messages.error(request, text)
    return redirect("doors:sign_in")


def _provider(key: str) -> OpenIdProvider:
    provider = providers().openid_by(key)
    if provider is None:
        raise Http404
    return provider
