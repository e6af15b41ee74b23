"""Signing in by a SAML provider of OIOSAML 3, such as NemLog-in."""

from datetime import timedelta
from pathlib import Path

import pyotp
import pytest
import saml_provider
from coming_in import SECOND, deeds, person_with_app, signed_in_name
from django.test import Client
from factories import make_user
from lxml import etree
from pytest_django import Settings
from saml_provider import EID, NSIS, Answer, key_pair, read_question, sign_out_query

from modning_web.access.models import User
from modning_web.audit.models import AuditEvent
from modning_web.doors.models import OutsideIdentity, OutsideRequest
from modning_web.notices.models import Letter

pytestmark = pytest.mark.django_db
BASE = "/log-ind/saml/nemlog-in/"
PERSISTENT_ID = f"{EID}professional/uuid/persistent"
FILE = f"""\
[[saml]]
key = "nemlog-in"
name = "NemLog-in"
entity_id = "{saml_provider.SITE}"
metadata = "nemlog-in.xml"
certificate = "site.crt"
private_key = "site.key"
organisations = [{{ cvr = "12345678", domains = ["nordby.example"] }}]
"""


@pytest.fixture(autouse=True)
def nemlog_in(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "nemlog-in.xml").write_text(saml_provider.metadata(), "utf-8")
    (tmp_path / "site.crt").write_bytes(key_pair("site").certificate)
    (tmp_path / "site.key").write_bytes(key_pair("site").key)
    file = tmp_path / "identity-providers.toml"
    file.write_text(FILE, "utf-8")
    settings.IDENTITY_PROVIDERS = file


def asked(client: Client, **going: str) -> str:
    """Leave for the provider; give the identifier of the question."""
    return read_question(client.get(BASE, going).url).request_id


def bring(answer: Answer) -> int:
    """Post an answer as a browser does from elsewhere: without our cookies."""
    posted = Client().post(f"{BASE}svar/", {"SAMLResponse": answer.as_posted()})
    return int(posted.status_code)


def sign_in(client: Client, **attributes: str) -> str:
    """Go, be vouched for, and come back; give the address that the site leads on to."""
    if bring(Answer(asked(client), attributes)) != 302:
        return "refused"
    return str(client.get(f"{BASE}retur/").url)


def test_employee_who_is_known_comes_in(client: Client) -> None:
    person = make_user(name="Bo", email="bo@nordby.example")
    request_id = asked(client, next="/min-side/")

    status = bring(Answer(request_id))
    answer = client.get(f"{BASE}retur/")

    assert (status, answer.url) == (302, "/min-side/")
    assert signed_in_name(client) == "Bo"
    assert OutsideIdentity.objects.get().user == person
    assert deeds() == ["doors.link_identity", "doors.sign_in"]
    assert not OutsideRequest.objects.exists()


def test_question_is_signed_and_asks_for_the_level(client: Client) -> None:
    question = read_question(client.get(BASE).url)  # insists on the signature

    wanted = question.xml.find(".//samlp:RequestedAuthnContext", saml_provider.NAMES)
    assert wanted is not None
    assert wanted.get("Comparison") == "minimum"
    assert [one.text for one in wanted] == [f"{NSIS}/Substantial"]
    assert question.xml.findtext("saml:Issuer", None, saml_provider.NAMES) == saml_provider.SITE


def test_description_of_the_site_is_signed_and_names_what_it_needs(client: Client) -> None:
    page = client.get(f"{BASE}metadata/")

    described = etree.fromstring(page.content)
    names = {"md": "urn:oasis:names:tc:SAML:2.0:metadata"}
    needed = described.findall(".//md:RequestedAttribute[@isRequired='true']", names)
    assert page["Content-Type"] == "application/samlmetadata+xml"
    assert {one.get("Name") for one in needed} == {
        PERSISTENT_ID,
        f"{EID}professional/cvr",
        f"{EID}email",
        NSIS,
    }
    assert described.find(".//{http://www.w3.org/2000/09/xmldsig#}SignatureValue") is not None
    assert described.get("entityID") == saml_provider.SITE
    assert len(described.findall(".//md:KeyDescriptor", names)) == 2
    assert b"PRIVATE" not in page.content


@pytest.mark.parametrize(
    "fault",
    [
        {"signer": "somebody else"},
        {"is_signed": False},
        {"is_encrypted": False},
        {"tampered": ("bo@nordby.example", "karen@nordby.example")},
        {"audience": "https://another.example"},
        {"recipient": "http://testserver/log-ind/saml/another/svar/"},
        {"issuer": "https://evil.example"},
        {"good_for": timedelta(minutes=-10)},
        {"in_response_to": "_never_asked"},
        {"in_response_to": ""},
        {"attributes": {NSIS: "Low"}},
        {"attributes": {NSIS: ""}},
        {"attributes": {NSIS: "Very high"}},
        {"attributes": {PERSISTENT_ID: ""}},
        {"attributes": {PERSISTENT_ID: "x" * 256}},
    ],
    ids=str,
)
def test_answer_that_cannot_be_trusted_is_refused(client: Client, fault: dict[str, object]) -> None:
    make_user(email="bo@nordby.example")
    make_user(email="karen@nordby.example")

    status = bring(Answer(**({"in_response_to": asked(client)} | fault)))
    client.get(f"{BASE}retur/")

    assert status == 403
    assert signed_in_name(client) is None
    assert AuditEvent.objects.filter(action="doors.failure").count() == 1


@pytest.mark.parametrize("posted", ["", "nonsense", "PGE+", "PD94bWw=", "====", "æ"])
def test_answer_that_is_none_is_refused(client: Client, posted: str) -> None:
    answer = client.post(f"{BASE}svar/", {"SAMLResponse": posted})

    assert answer.status_code == 403
    assert client.post(f"{BASE}svar/").status_code == 403


@pytest.mark.parametrize(
    "attributes",
    [
        {f"{EID}email": "ukendt@nordby.example"},
        {f"{EID}email": "karen@styrelsen.example"},
        {f"{EID}professional/cvr": "87654321"},
        {f"{EID}professional/cvr": ""},
        {f"{EID}email": ""},
    ],
    ids=["unknown", "not theirs", "another organisation", "a citizen", "no email"],
)
def test_who_is_not_known_through_their_own_organisation_stays_out(
    client: Client, attributes: dict[str, str]
) -> None:
    make_user(email="bo@nordby.example")
    make_user(email="karen@styrelsen.example")

    assert sign_in(client, **attributes) == "refused"
    assert signed_in_name(client) is None
    assert User.objects.count() == 2


def test_answer_is_taken_once(client: Client) -> None:
    make_user(email="bo@nordby.example")
    answer = Answer(asked(client))

    statuses = [bring(answer), bring(answer)]

    assert statuses == [302, 403]


def test_answer_opens_only_the_browser_that_asked(client: Client) -> None:
    make_user(email="bo@nordby.example")
    bring(Answer(asked(client)))
    victim = Client()

    answer = victim.get(f"{BASE}retur/")

    assert answer.url == "/log-ind/"
    assert signed_in_name(victim) is None


def test_persistent_id_may_change_once(client: Client) -> None:
    make_user(name="Bo", email="bo@nordby.example")
    outcomes = []

    for number in range(3):
        outcomes.append(sign_in(client, **{PERSISTENT_ID: f"urn:uuid:{number}"}))
        client.post("/log-ud/")

    assert outcomes == ["/", "/", "refused"]
    assert OutsideIdentity.objects.get().former_subject == "urn:uuid:0"
    assert "doors.replace_identity" in deeds()


def test_new_id_waits_for_the_factor_that_its_person_has_here(client: Client) -> None:
    person, secret, _codes = person_with_app(email="bo@nordby.example")
    first = sign_in(client, **{PERSISTENT_ID: "urn:uuid:0"})
    client.post(SECOND, {"code": pyotp.TOTP(secret).now()})
    client.post("/log-ud/")
    known = sign_in(client, **{PERSISTENT_ID: "urn:uuid:0"})
    client.post("/log-ud/")

    replaced = [sign_in(client, **{PERSISTENT_ID: "urn:uuid:1"}) for _ in range(2)]

    assert (first, known, replaced) == (SECOND, "/", [SECOND, SECOND])
    assert signed_in_name(client) is None
    told = Letter.objects.filter(kind="doors.changed", person=person)
    assert told.count() == 3  # the app, the identity, and its new id


def test_replaced_id_opens_nothing(client: Client) -> None:
    make_user(name="Bo", email="bo@nordby.example")
    for number in range(2):
        sign_in(client, **{PERSISTENT_ID: f"urn:uuid:{number}"})
        client.post("/log-ud/")

    back = sign_in(client, **{PERSISTENT_ID: "urn:uuid:0", f"{EID}email": ""})

    assert back == "refused"


def test_signing_out_here_leads_to_signing_out_there(client: Client) -> None:
    make_user(email="bo@nordby.example")
    sign_in(client)

    page = client.get(client.post("/log-ud/").url).content.decode()
    there = client.get("/log-ud/hos/")

    assert "stadig logget ind hos NemLog-in" in page
    assert there.url.startswith(f"{saml_provider.SIGN_OUT}?SAMLRequest=")
    assert "Signature=" in there.url


def test_signing_out_there_signs_out_here(client: Client) -> None:
    make_user(email="bo@nordby.example")
    sign_in(client)

    answer = client.get(f"{BASE}log-ud/?{sign_out_query()}")

    assert answer.url.startswith(f"{saml_provider.SIGN_OUT}?SAMLResponse=")
    assert signed_in_name(client) is None
    assert deeds()[-1] == "doors.sign_out"


@pytest.mark.parametrize(
    "query",
    [sign_out_query(signer="somebody"), sign_out_query(is_signed=False), "SAMLRequest=x", ""],
    ids=["another signer", "unsigned", "nonsense", "nothing"],
)
def test_wish_to_sign_out_that_is_not_the_providers_is_refused(client: Client, query: str) -> None:
    make_user(name="Bo", email="bo@nordby.example")
    sign_in(client)

    answer = client.get(f"{BASE}log-ud/?{query}")

    assert answer.status_code == 403
    assert signed_in_name(client) == "Bo"


def test_provider_that_is_not_in_the_file_is_not_found(client: Client) -> None:
    for end in ("", "retur/", "log-ud/", "metadata/"):
        assert client.get(f"/log-ind/saml/another/{end}").status_code == 404
