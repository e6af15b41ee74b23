"""Signing out at the provider too, for those who came by one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from modning_web.access.gate import public
from modning_web.doors import openid, saml
from modning_web.doors.entrance import OUTSIDE
from modning_web.doors.providers import OpenIdProvider, SamlProvider, providers


@public
@never_cache
@require_GET
def signed_out(request: HttpRequest) -> HttpResponse:
    """Say that the person has signed out here, and where they may still be signed in."""
    provider = _provider(request.session.get(OUTSIDE) or {})
    return render(request, "doors/signed_out.html", {"provider": provider})


@public
@never_cache
@require_GET
def sign_out_at_provider(request: HttpRequest) -> HttpResponse:
    """Send the visitor to the provider's own way out."""
    outside = request.session.pop(OUTSIDE, None) or {}
    provider, address = _provider(outside), ""
    if isinstance(provider, OpenIdProvider):
        come_back_to = request.build_absolute_uri(reverse("doors:sign_in"))
        address = openid.sign_out_address(provider, outside["token"], come_back_to)
    elif isinstance(provider, SamlProvider):
        address = saml.sign_out_address(request, provider, outside)
    return redirect(address or "doors:sign_in")


def _provider(outside: dict[str, str]) -> OpenIdProvider | SamlProvider | None:
    key, known = outside.get("provider", ""), providers()
    return known.openid_by(key) or known.saml_by(key)
