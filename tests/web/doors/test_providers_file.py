"""The file that says which identity providers a site trusts."""

from pathlib import Path

import pytest
from conftest import OPENID
from django.test import Client
from pytest_django import Settings

from modning_web.doors.openid import claim_of
from modning_web.doors.providers import OpenIdProvider, providers
from modning_web.environment import UnusableEnvironment

GOOD = OPENID.format(issuer="https://login.nordby.example")


def trust(text: str, settings: Settings, folder: Path) -> None:
    settings.IDENTITY_PROVIDERS = folder / "identity-providers.toml"
    settings.IDENTITY_PROVIDERS.write_text(text, "utf-8")


def test_site_without_the_file_trusts_nobody(settings: Settings, tmp_path: Path) -> None:
    settings.IDENTITY_PROVIDERS = tmp_path / "missing.toml"

    assert (providers().openid, providers().saml) == ([], [])


@pytest.mark.django_db
def test_provider_has_a_button(client: Client, settings: Settings, tmp_path: Path) -> None:
    trust(GOOD, settings, tmp_path)

    page = client.get("/log-ind/?next=/min-side/").content.decode()

    assert 'href="/log-ind/hos/nordby/?next=/min-side/"' in page
    assert "Log ind hos Nordby Kommune" in page


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("https://login", "http://login"),
        ('domains = ["nordby.example"]', "domains = []"),
        ('key = "nordby"', 'key = "Nordby!"'),
        ("client_id", "client"),
        ("[[openid]]", "[[openid"),
        ("domains", "secret = 'hemmeligt'\ndomains"),
    ],
)
def test_faulty_file_is_refused_with_its_name(
    settings: Settings, tmp_path: Path, before: str, after: str
) -> None:
    trust(GOOD.replace(before, after), settings, tmp_path)

    with pytest.raises(UnusableEnvironment, match=r"identity-providers\.toml"):
        providers()


def test_two_providers_with_one_key_are_refused(settings: Settings, tmp_path: Path) -> None:
    trust(GOOD + GOOD, settings, tmp_path)

    with pytest.raises(UnusableEnvironment):
        providers()


@pytest.mark.parametrize(
    ("email", "counted"),
    [
        ("bo@nordby.example", "bo@nordby.example"),
        ("bo@NORDBY.example", "bo@NORDBY.example"),
        ("bo@sub.nordby.example", ""),
        ("bo@nordby.example.evil.example", ""),
        ("bo@evil.example@nordby.example.dk", ""),
        ("nordby.example", ""),
    ],
)
def test_email_counts_only_when_it_is_of_the_providers_own_domain(email: str, counted: str) -> None:
    provider = OpenIdProvider(
        key="nordby",
        name="Nordby",
        issuer="https://login.nordby.example",
        client_id="modning",
        domains=["nordby.example"],
    )

    claim = claim_of({"sub": "1", "email": email, "email_verified": True}, provider)

    assert claim.email == counted


def test_directory_that_never_sends_the_claim_may_vouch_when_the_file_says_so() -> None:
    provider = OpenIdProvider(
        key="nordby",
        name="Nordby",
        issuer="https://login.nordby.example",
        client_id="modning",
        domains=["nordby.example"],
        vouches_for_email=True,
    )
    said = {"sub": "1", "email": "bo@nordby.example"}

    assert claim_of(said, provider).email == "bo@nordby.example"
    assert claim_of(said | {"email_verified": False}, provider).email == ""
