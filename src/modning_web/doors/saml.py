"""Asking a SAML provider of the profile OIOSAML 3, such as NemLog-in, who somebody is."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from modning_web.doors.actions.identities import Claim
from modning_web.doors.providers import SamlProvider, is_of_domain

EID = "https://data.gov.dk/model/core/eid/"
NSIS = "https://data.gov.dk/concept/core/nsis/loa"
PERSISTENT_ID, CVR = f"{EID}professional/uuid/persistent", f"{EID}professional/cvr"
EMAIL = f"{EID}email"
WANTED = {PERSISTENT_ID: "persistent id", CVR: "cvr", EMAIL: "email", NSIS: "level of assurance"}
LEVELS = ("Low", "Substantial", "High")
SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"
RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
POST = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
RELAYED = "modning"  # brought back as it is; an empty one would make the signature wrong
URI = "urn:oasis:names:tc:SAML:2.0:attrname-format:uri"


class SamlIsMissing(Exception):
    """The extra [saml] is not installed."""


class AnswerRefused(Exception):
    """What the provider sent is not signed, not for us, not in time, or says too little."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A checked answer: which question it is to, what it says, and what signing out there takes."""

    request_id: str
    claim: Claim
    way_out: dict[str, str]


def question(request: HttpRequest, provider: SamlProvider) -> tuple[str, str]:
    """Return where the visitor is sent with a signed question, and the question's identifier."""
    auth = _auth(request, provider)
    return str(auth.login(return_to=RELAYED)), str(auth.get_last_request_id())


def answer(request: HttpRequest, provider: SamlProvider) -> Answer:
    """Check what the provider had the visitor's browser bring, and read it."""
    from onelogin.saml2.errors import OneLogin_Saml2_Error  # noqa: PLC0415 -- an extra

    auth = _auth(request, provider)
    try:
        auth.process_response()
    except (OneLogin_Saml2_Error, *UNREADABLE) as fault:
        raise AnswerRefused(str(fault)) from fault
    request_id = auth.get_last_response_in_response_to()
    if auth.get_errors() or not auth.is_authenticated() or not request_id:
        raise AnswerRefused(auth.get_last_error_reason() or "the provider started this")
    way_out = {
        "name_id": auth.get_nameid() or "",
        "format": auth.get_nameid_format() or "",
        "session_index": auth.get_session_index() or "",
    }
    return Answer(str(request_id), claim_of(auth.get_attributes(), provider), way_out)


UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, SyntaxError)  # XML that is none


def claim_of(attributes: dict[str, list[str]], provider: SamlProvider) -> Claim:
    """Weigh the attributes: the level must do, and the organisation must own the e-mail."""
    said = {name: values[0].strip() for name, values in attributes.items() if len(values) == 1}
    level = said.get(NSIS, "")
    if level not in LEVELS or LEVELS.index(level) < LEVELS.index(provider.level):
        raise AnswerRefused(f"level of assurance: {level or 'none'}")
    subject = said.get(PERSISTENT_ID, "")
    if not 0 < len(subject) <= 255:
        raise AnswerRefused("no persistent id of a professional")
    domains = [
        domain
        for organisation in provider.organisations
        if organisation.cvr == said.get(CVR)
        for domain in organisation.domains
    ]
    email = said.get(EMAIL, "")
    return Claim(
        provider_key=provider.key,
        subject=subject,
        email=email if is_of_domain(email, domains) else "",
        may_replace=True,  # OIOSAML 3: the persistent id of a professional may change once
    )


def metadata(request: HttpRequest, provider: SamlProvider) -> bytes:
    """Return the signed description of this site that the provider is given."""
    described = _auth(request, provider).get_settings().get_sp_metadata()
    return described if isinstance(described, bytes) else described.encode()


def sign_out_address(request: HttpRequest, provider: SamlProvider, way_out: dict[str, str]) -> str:
    """Return where a person signs out at the provider; empty when it offers no such place."""
    auth = _auth(request, provider)
    if auth.get_slo_url() is None:
        return ""
    return str(
        auth.logout(
            return_to=RELAYED,
            name_id=way_out["name_id"],
            session_index=way_out["session_index"],
            name_id_format=way_out["format"],
        )
    )


def sign_out_asked(request: HttpRequest, provider: SamlProvider) -> tuple[bool, str]:
    """Read what the provider says about signing out.

    Returns whether it asks that the person is signed out here, and where it wants its answer.
    """
    from onelogin.saml2.errors import OneLogin_Saml2_Error  # noqa: PLC0415 -- an extra

    auth, asked = _auth(request, provider, is_message_signed=True), []
    try:
        address = auth.process_slo(delete_session_cb=lambda: asked.append(1))
    except (OneLogin_Saml2_Error, *UNREADABLE) as fault:
        raise AnswerRefused(str(fault)) from fault
    if auth.get_errors():
        raise AnswerRefused(auth.get_last_error_reason() or "")
    return bool(asked), str(address or "")


def _auth(request: HttpRequest, provider: SamlProvider, *, is_message_signed: bool = False) -> Any:
    """Return the library's view of a request; an answer is signed inside, other messages whole."""
    try:
        from onelogin.saml2.auth import OneLogin_Saml2_Auth  # noqa: PLC0415 -- an extra
    except ImportError as fault:
        raise SamlIsMissing from fault
    seen = {
        "https": "on" if request.is_secure() else "off",
        "http_host": request.get_host(),
        "script_name": request.path,
        "get_data": request.GET.dict(),
        "post_data": request.POST.dict(),
        "query_string": request.META.get("QUERY_STRING", ""),
        "validate_signature_from_qs": True,
    }
    wanted = _settings(request, provider)
    wanted["security"]["wantMessagesSigned"] = is_message_signed
    return OneLogin_Saml2_Auth(seen, wanted)


def _settings(request: HttpRequest, provider: SamlProvider) -> dict[str, Any]:
    folder = Path(settings.IDENTITY_PROVIDERS).parent

    def here(name: str) -> str:
        return request.build_absolute_uri(reverse(f"doors:{name}", args=[provider.key]))

    return {
        "strict": True,
        "sp": {
            "entityId": provider.entity_id,
            "assertionConsumerService": {"url": here("saml_answer"), "binding": POST},
            "singleLogoutService": {"url": here("saml_sign_out"), "binding": REDIRECT},
            "attributeConsumingService": {
                "serviceName": "modning",
                "serviceDescription": "modning",
                "requestedAttributes": [_wanted(name) for name in WANTED],
            },
            "NameIDFormat": "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
            "x509cert": (folder / provider.certificate).read_text("ascii"),
            "privateKey": (folder / provider.private_key).read_text("ascii"),
        },
        "idp": _provider_metadata(folder / provider.metadata),
        "security": _security(provider),
    }


def _security(provider: SamlProvider) -> dict[str, Any]:
    """Say what is signed and encrypted: everything that OIOSAML 3 asks for."""
    return {
        "authnRequestsSigned": True,
        "logoutRequestSigned": True,
        "logoutResponseSigned": True,
        "wantAssertionsSigned": True,
        "wantAssertionsEncrypted": True,
        "wantNameId": True,
        "signMetadata": True,
        "signatureAlgorithm": RSA_SHA256,
        "digestAlgorithm": SHA256,
        "rejectDeprecatedAlgorithm": True,
        "requestedAuthnContext": [f"{NSIS}/{provider.level}"],
        "requestedAuthnContextComparison": "minimum",
        "allowSingleLabelDomains": True,
    }


def _wanted(name: str) -> dict[str, Any]:
    return {
        "name": name,
        "isRequired": True,
        "nameFormat": URI,
        "friendlyName": WANTED[name],
        "attributeValue": [],
    }


@lru_cache(maxsize=8)
def _parsed(text: str) -> dict[str, Any]:
    from onelogin.saml2.idp_metadata_parser import (  # noqa: PLC0415 -- an extra
        OneLogin_Saml2_IdPMetadataParser,
    )

    described: dict[str, Any] = OneLogin_Saml2_IdPMetadataParser.parse(text)["idp"]
    return described


def _provider_metadata(file: Path) -> dict[str, Any]:
    return dict(_parsed(file.read_text("utf-8")))
