"""What a provider, or somebody on the way, may not get away with."""

import time
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from coming_in import signed_in_name
from crooked_provider import CrookedProvider
from django.test import Client
from factories import make_user
from joserfc.jwk import OctKey, RSAKey

from modning_web.audit.models import AuditEvent

pytestmark = pytest.mark.django_db
LEAVE, BACK = "/log-ind/hos/nordby/", "/log-ind/hos/nordby/retur/"


@pytest.fixture(autouse=True)
def bo() -> None:
    make_user(name="Bo", email="bo@nordby.example")


def come_back(client: Client, provider: CrookedProvider) -> str:
    """Go and come back; give the address that the site leads on to."""
    asked = parse_qs(urlsplit(client.get(LEAVE).url).query)
    provider.nonce = provider.nonce or asked["nonce"][0]
    back = urlencode({"code": "kode", "state": asked["state"][0]})
    return str(client.get(f"{BACK}?{back}").url)


def test_honest_answer_comes_in_with_the_pkce_verifier(
    client: Client, crooked: CrookedProvider
) -> None:
    assert come_back(client, crooked) == "/"
    assert signed_in_name(client) == "Bo"
    assert len(crooked.asked[0]["code_verifier"]) >= 43


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://evil.example"},
        {"aud": "another-site"},
        {"aud": None},
        {"exp": int(time.time()) - 600},
        {"exp": None},
        {"iat": int(time.time()) + 3600},
        {"iat": None},
        {"nonce": "another"},
        {"nonce": None},
        {"sub": None},
        {"sub": ""},
        {"sub": "x" * 256},
        {"sub": 7},
    ],
    ids=" ".join,  # the names only: the times differ from one process to the next
)
def test_token_that_says_something_wrong_is_refused(
    client: Client, crooked: CrookedProvider, claims: dict[str, object]
) -> None:
    crooked.claims = claims

    assert come_back(client, crooked) == "/log-ind/"
    assert signed_in_name(client) is None
    assert AuditEvent.objects.get(action="doors.failure").details["reason"] == "claim"


def test_token_signed_by_another_key_is_refused(client: Client, crooked: CrookedProvider) -> None:
    crooked.signing_key = RSAKey.generate_key(2048, {"kid": "one"}, private=True)

    come_back(client, crooked)

    assert signed_in_name(client) is None


def test_token_without_a_signature_is_refused(client: Client, crooked: CrookedProvider) -> None:
    crooked.header = {"alg": "none"}
    crooked.metadata = {"id_token_signing_alg_values_supported": ["none", "RS256"]}

    come_back(client, crooked)

    assert signed_in_name(client) is None


def test_token_signed_with_a_shared_word_is_refused(
    client: Client, crooked: CrookedProvider
) -> None:
    crooked.signing_key = OctKey.import_key("et hemmeligt ord")
    crooked.header = {"alg": "HS256", "kid": "one"}
    crooked.metadata = {"id_token_signing_alg_values_supported": ["HS256", "RS256"]}

    come_back(client, crooked)

    assert signed_in_name(client) is None


@pytest.mark.parametrize("token", ["", "nonsense", "a.b.c", "e30.e30.e30"])
def test_token_that_is_none_is_refused(
    client: Client, crooked: CrookedProvider, token: str
) -> None:
    crooked.token = token or "."

    come_back(client, crooked)

    assert signed_in_name(client) is None


def test_earlier_token_is_refused(client: Client, crooked: CrookedProvider) -> None:
    come_back(client, crooked)
    crooked.token = crooked.signed()
    client.post("/log-ud/")

    come_back(client, crooked)

    assert signed_in_name(client) is None


def test_answer_to_nothing_is_refused(client: Client, crooked: CrookedProvider) -> None:
    for back in ("?code=x&state=y", "?code=x", "?error=access_denied", ""):
        assert client.get(f"{BACK}{back}").url == "/log-ind/"

    assert signed_in_name(client) is None
    assert crooked.asked == []


def test_provider_that_calls_itself_another_is_not_used(
    client: Client, crooked: CrookedProvider
) -> None:
    crooked.metadata = {"issuer": "https://evil.example"}

    answer = client.get(LEAVE)

    assert answer.url == "/log-ind/"
    assert "svarer ikke" in client.get("/log-ind/").content.decode()


def test_provider_that_is_down_is_told(client: Client, crooked: CrookedProvider) -> None:
    crooked.server.shutdown()
    crooked.server.server_close()

    answer = client.get(LEAVE)

    assert answer.url == "/log-ind/"
