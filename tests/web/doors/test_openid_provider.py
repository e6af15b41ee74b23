"""Signing in at a real OpenID Connect provider: a process of its own, over HTTP."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pyotp
import pytest
import requests
from coming_in import SECOND, deeds, person_with_app, signed_in_name
from conftest import trust
from django.test import Client
from factories import make_member, make_user
from pytest_django import Settings

from modning_web.access.models import Hat, User
from modning_web.audit.models import AuditEvent
from modning_web.doors.models import OutsideIdentity
from modning_web.notices.models import Letter

pytestmark = pytest.mark.django_db
LEAVE = "/log-ind/hos/nordby/"


@pytest.fixture
def provider(
    openid_process: str, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> str:
    trust(openid_process, settings, tmp_path, monkeypatch)
    return openid_process


def know(provider: str, subject: str, **claims: object) -> None:
    requests.put(f"{provider}/users/{subject}", json=claims, timeout=10).raise_for_status()


def come_back(client: Client, subject: str, **going: str) -> str:
    """Go to the provider, say who one is, and return the address one is sent back to."""
    leave = client.get(LEAVE, going)
    answer = requests.post(leave.url, data={"sub": subject}, allow_redirects=False, timeout=10)
    back = urlsplit(answer.headers["Location"])
    return f"{back.path}?{back.query}"


def test_person_who_is_known_by_email_comes_in(provider: str, client: Client) -> None:
    person = make_user(name="Bo", email="bo@nordby.example")
    know(provider, "emne-bo", email="Bo@nordby.example", email_verified=True)

    answer = client.get(come_back(client, "emne-bo", next="/min-side/"))

    assert answer.url == "/min-side/"
    assert signed_in_name(client) == "Bo"
    identity = OutsideIdentity.objects.get()
    assert (identity.user, identity.subject) == (person, "emne-bo")
    assert deeds() == ["doors.link_identity", "doors.sign_in"]


def test_question_carries_state_nonce_and_a_pkce_challenge(provider: str, client: Client) -> None:
    asked = parse_qs(urlsplit(client.get(LEAVE).url).query)

    assert asked["code_challenge_method"] == ["S256"]
    assert len(asked["code_challenge"][0]) == 43
    assert len(asked["nonce"][0]) >= 20
    assert len(asked["state"][0]) >= 20


def test_person_who_is_known_by_subject_comes_in_under_a_new_email(
    provider: str, client: Client
) -> None:
    make_user(name="Bo", email="bo@nordby.example")
    know(provider, "emne-ny", email="bo@nordby.example", email_verified=True)
    client.get(come_back(client, "emne-ny"))
    client.post("/log-ud/")
    know(provider, "emne-ny", email="bo.gift@nordby.example", email_verified=True)

    client.get(come_back(client, "emne-ny"))

    assert signed_in_name(client) == "Bo"


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "ukendt@nordby.example", "email_verified": True},
        {"email": "bo@nordby.example", "email_verified": False},
        {"email": "bo@nordby.example"},
        {"email": "bo@nordby.example", "email_verified": "true"},
        {"email": "karen@styrelsen.example", "email_verified": True},
        {},
    ],
    ids=["unknown", "unverified", "nothing said", "a word for true", "not theirs", "no email"],
)
def test_who_is_not_known_by_a_verified_email_of_the_provider_stays_out(
    provider: str, client: Client, claims: dict[str, object]
) -> None:
    make_user(email="bo@nordby.example")
    make_user(email="karen@styrelsen.example")
    know(provider, "emne-fremmed", **claims)

    answer = client.get(come_back(client, "emne-fremmed"))
    page = client.get(answer.url).content.decode()

    assert answer.url == "/log-ind/"
    assert "ikke oprettet her" in page
    assert signed_in_name(client) is None
    assert User.objects.count() == 2
    assert AuditEvent.objects.get(action="doors.failure").details == {
        "way": "nordby",
        "reason": "UnknownPerson",
    }


def test_email_that_was_given_to_somebody_new_does_not_open_the_old_account(
    provider: str, client: Client
) -> None:
    make_user(email="post@nordby.example")
    know(provider, "emne-gammel", email="post@nordby.example", email_verified=True)
    know(provider, "emne-efter", email="post@nordby.example", email_verified=True)
    client.get(come_back(client, "emne-gammel"))
    client.post("/log-ud/")

    client.get(come_back(client, "emne-efter"))

    assert signed_in_name(client) is None


def test_inactive_person_stays_out(provider: str, client: Client) -> None:
    person = make_user(email="bo@nordby.example")
    know(provider, "emne-inaktiv", email="bo@nordby.example", email_verified=True)
    client.get(come_back(client, "emne-inaktiv"))
    client.post("/log-ud/")
    person.is_active = False
    person.save()

    client.get(come_back(client, "emne-inaktiv"))

    assert signed_in_name(client) is None


def test_answer_is_good_once_and_in_the_browser_that_asked(provider: str, client: Client) -> None:
    make_user(email="bo@nordby.example")
    know(provider, "emne-to", email="bo@nordby.example", email_verified=True)
    back = come_back(client, "emne-to")
    thief = Client()

    thief.get(back)
    client.get(back)
    client.post("/log-ud/")
    client.get(back)

    assert signed_in_name(thief) is None
    assert signed_in_name(client) is None
    reasons = [one.details["reason"] for one in AuditEvent.objects.filter(action="doors.failure")]
    assert reasons == ["claim", "claim"]


def test_second_factor_is_asked_unless_the_provider_asks_for_it(
    provider: str,
    client: Client,
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _person, secret, _codes = person_with_app(email="bo@nordby.example")
    know(provider, "emne-svag", email="bo@nordby.example", email_verified=True)
    weak = client.get(come_back(client, "emne-svag"))
    client.post(SECOND, {"code": pyotp.TOTP(secret).now()})
    trust(provider, settings, tmp_path, monkeypatch, "has_two_factors = true\n")

    strong = client.get(come_back(client, "emne-svag"))

    assert weak.url == SECOND
    assert strong.url == "/"


def test_one_known_by_email_alone_shows_the_factor_they_have_here_first(
    provider: str,
    client: Client,
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    trust(provider, settings, tmp_path, monkeypatch, "has_two_factors = true\n")
    person, secret, _codes = person_with_app(name="Bo", email="bo@nordby.example")
    know(provider, "emne-anden", email="bo@nordby.example", email_verified=True)

    tried = [client.get(come_back(client, "emne-anden")).url for _ in range(2)]
    before = signed_in_name(client)
    client.post(SECOND, {"code": pyotp.TOTP(secret).now()})
    after = signed_in_name(client)

    assert tried == [SECOND, SECOND]
    assert (before, after) == (None, "Bo")
    assert OutsideIdentity.objects.get(user=person).is_confirmed


def test_person_is_told_by_mail_when_a_provider_is_linked(provider: str, client: Client) -> None:
    person = make_user(email="bo@nordby.example")
    know(provider, "emne-fortalt", email="bo@nordby.example", email_verified=True)

    client.get(come_back(client, "emne-fortalt"))
    client.get(come_back(client, "emne-fortalt"))

    letters = Letter.objects.filter(kind="doors.changed")
    assert [one.person for one in letters] == [person]


def test_hat_that_asks_for_two_factors_is_content_with_a_provider_that_does(
    provider: str,
    client: Client,
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    person = make_member(Hat.AUDITOR)
    person.email = "rev@nordby.example"
    person.save()
    know(provider, "emne-rev", email="rev@nordby.example", email_verified=True)

    client.get(come_back(client, "emne-rev"))
    weak = client.get("/min-side/").status_code
    trust(provider, settings, tmp_path, monkeypatch, "has_two_factors = true\n")
    client.get(come_back(client, "emne-rev"))

    assert (weak, client.get("/min-side/").status_code) == (302, 200)


def test_signing_out_here_offers_to_sign_out_there(provider: str, client: Client) -> None:
    make_user(email="bo@nordby.example")
    know(provider, "emne-ud", email="bo@nordby.example", email_verified=True)
    client.get(come_back(client, "emne-ud"))

    out = client.post("/log-ud/")
    page = client.get(out.url).content.decode()
    there = client.get("/log-ud/hos/")
    form = requests.get(there.url, timeout=10)

    assert "stadig logget ind hos Nordby Kommune" in page
    assert there.url.startswith(f"{provider}/oauth2/end_session?")
    assert form.status_code == 200
    assert re.search(r"http://testserver/log-ind/", form.text)


def test_provider_that_is_not_in_the_file_is_not_found(provider: str, client: Client) -> None:
    assert client.get("/log-ind/hos/sydby/").status_code == 404
    assert client.get("/log-ind/hos/sydby/retur/").status_code == 404
