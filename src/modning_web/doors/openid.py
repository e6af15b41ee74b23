"""Asking an OpenID Connect provider who somebody is, and weighing what it says."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from modning_web.doors.actions.identities import Claim
from modning_web.doors.providers import OpenIdProvider, is_of_domain

LEEWAY = 30  # seconds that the provider's clock may be off
PATIENCE = 10  # seconds that the provider gets to answer
WELL_KNOWN = "/.well-known/openid-configuration"
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"]


class ProviderUnreachable(Exception):
    """The provider did not answer, or not as one of its kind."""


class ClaimRefused(Exception):
    """What the provider sent back is not what was asked for, or cannot be trusted."""


def leave(request: HttpRequest, provider: OpenIdProvider, come_back_to: str) -> HttpResponse:
    """Send the visitor to the provider, with a state, a nonce and a PKCE challenge of their own."""
    import requests  # noqa: PLC0415 -- slow to load, and only used where there is a provider

    client = _client(provider)
    try:
        _check_issuer(client, provider)
        answer: HttpResponse = client.authorize_redirect(request, come_back_to)
    except (requests.RequestException, RuntimeError, ValueError) as fault:
        raise ProviderUnreachable from fault
    return answer


def come_back(request: HttpRequest, provider: OpenIdProvider) -> tuple[Claim, str]:
    """Return what the provider says about the visitor, and its token for signing out there.

    The library checks the state, the signature, issuer, audience, times and the nonce; raises
    `ClaimRefused` when one of them is wrong.
    """
    import requests  # noqa: PLC0415 -- slow to load, and only used where there is a provider
    from authlib.integrations.base_client import OAuthError  # noqa: PLC0415 -- the same
    from joserfc.errors import JoseError  # noqa: PLC0415 -- the same

    client = _client(provider)
    try:
        metadata = _check_issuer(client, provider)
        token = client.authorize_access_token(
            request, claims_options=_wanted(provider, metadata), leeway=LEEWAY
        )
        said = token["userinfo"]
    except (requests.ConnectionError, requests.Timeout) as fault:
        raise ProviderUnreachable from fault
    except (OAuthError, JoseError, requests.RequestException, LookupError, *ODD) as fault:
        raise ClaimRefused from fault
    return claim_of(dict(said), provider), token["id_token"]


ODD = (ValueError, TypeError, AttributeError, RuntimeError)  # an answer that cannot be read


def claim_of(said: dict[str, Any], provider: OpenIdProvider) -> Claim:
    """Weigh what an ID token says: an e-mail counts if verified and of the provider's own."""
    subject = said.get("sub")
    if not isinstance(subject, str) or not 0 < len(subject) <= 255:
        raise ClaimRefused
    email = said.get("email")
    is_verified = said.get("email_verified", provider.vouches_for_email) is True
    if not isinstance(email, str) or not is_verified or not is_of_domain(email, provider.domains):
        email = ""
    return Claim(provider_key=provider.key, subject=subject, email=email)


def sign_out_address(provider: OpenIdProvider, token: str, come_back_to: str) -> str:
    """Return where a person signs out at the provider; empty when it offers no such place."""
    import requests  # noqa: PLC0415 -- slow to load, and only used where there is a provider

    try:
        made = _client(provider).create_logout_url(come_back_to, id_token_hint=token)
    except (requests.RequestException, RuntimeError):
        return ""
    return str(made["url"])


def _client(provider: OpenIdProvider) -> Any:
    from authlib.integrations.django_client import OAuth  # noqa: PLC0415 -- slow to load

    secret = provider.secret
    return OAuth().register(
        provider.key,
        client_id=provider.client_id,
        client_secret=secret or None,
        server_metadata_url=provider.issuer.rstrip("/") + WELL_KNOWN,
        client_kwargs={
            "scope": "openid email",
            "code_challenge_method": "S256",
            "default_timeout": PATIENCE,
            **({} if secret else {"token_endpoint_auth_method": "none"}),
        },
    )


def _check_issuer(client: Any, provider: OpenIdProvider) -> dict[str, Any]:
    """Refuse a provider that says it is another; only signatures by key pairs are taken."""
    metadata: dict[str, Any] = client.load_server_metadata()
    if metadata.get("issuer") != provider.issuer:
        raise ValueError("the provider names another issuer")
    offered = metadata.get("id_token_signing_alg_values_supported") or ["RS256"]
    metadata["id_token_signing_alg_values_supported"] = [
        algorithm for algorithm in offered if algorithm in ALGORITHMS
    ]
    return metadata


def _wanted(provider: OpenIdProvider, metadata: dict[str, Any]) -> dict[str, Any]:
    return {
        "iss": {"essential": True, "values": [metadata["issuer"]]},
        "sub": {"essential": True},
        "aud": {"essential": True, "values": [provider.client_id]},
        "exp": {"essential": True},
        "iat": {"essential": True},
        "nonce": {"essential": True},
    }
