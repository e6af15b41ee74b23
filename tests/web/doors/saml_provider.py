"""A SAML provider of the profile OIOSAML 3: real keys, real signatures, real encryption."""

import base64
import zlib
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from urllib.parse import parse_qs, urlencode, urlsplit

import xmlsec
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from lxml import etree

EID = "https://data.gov.dk/model/core/eid/"
NSIS = "https://data.gov.dk/concept/core/nsis/loa"
ENTITY, SIGN_ON = "https://nemlogin.example", "https://nemlogin.example/sign-on"
SIGN_OUT = "https://nemlogin.example/sign-out"
SITE = "https://modning.example.dk"
SIGNED_OUT = "http://testserver/log-ind/saml/nemlog-in/log-ud/"
ACS = "http://testserver/log-ind/saml/nemlog-in/svar/"
NAMES = {
    "saml": "urn:oasis:names:tc:SAML:2.0:assertion",
    "samlp": "urn:oasis:names:tc:SAML:2.0:protocol",
}
BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer"
PERSISTENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"


@dataclass(frozen=True)
class KeyPair:
    """A private key and its certificate, as PEM."""

    key: bytes
    certificate: bytes


@cache
def key_pair(name: str) -> KeyPair:
    """Make a key pair; the same name gives the same one."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    who = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    made = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(made - timedelta(days=1))
        .not_valid_after(made + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    private = key.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return KeyPair(private, certificate.public_bytes(pem))


def metadata() -> str:
    """Return the provider's own description."""
    lines = key_pair("provider").certificate.decode().strip().splitlines()[1:-1]
    redirect = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
    return f"""<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata"
  xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="{ENTITY}">
  <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data>
      <ds:X509Certificate>{"".join(lines)}</ds:X509Certificate>
    </ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
    <md:SingleLogoutService Binding="{redirect}" Location="{SIGN_OUT}"/>
    <md:SingleSignOnService Binding="{redirect}" Location="{SIGN_ON}"/>
  </md:IDPSSODescriptor>
</md:EntityDescriptor>"""


@dataclass(frozen=True)
class Question:
    """What the site asked, read from the address that it sent the visitor to."""

    request_id: str
    xml: etree._Element


def read_question(address: str) -> Question:
    """Read a question, and insist on its signature."""
    sent = parse_qs(urlsplit(address).query)
    parts = dict(part.split("=", 1) for part in urlsplit(address).query.split("&"))
    signed = "&".join(f"{name}={parts[name]}" for name in ("SAMLRequest", "RelayState", "SigAlg"))
    certificate = x509.load_pem_x509_certificate(key_pair("site").certificate)
    public = certificate.public_key()
    assert isinstance(public, rsa.RSAPublicKey)
    public.verify(
        base64.b64decode(sent["Signature"][0]), signed.encode(), padding.PKCS1v15(), hashes.SHA256()
    )
    xml = etree.fromstring(zlib.decompress(base64.b64decode(sent["SAMLRequest"][0]), -15))
    return Question(xml.get("ID", ""), xml)


@dataclass
class Answer:
    """What the provider says; a test changes one thing and sees it refused."""

    in_response_to: str
    attributes: dict[str, str] = field(default_factory=dict)
    audience: str = SITE
    recipient: str = ACS
    issuer: str = ENTITY
    good_for: timedelta = timedelta(minutes=5)
    signer: str = "provider"
    is_signed: bool = True
    is_encrypted: bool = True
    tampered: tuple[str, str] = ("", "")

    def said(self) -> dict[str, str]:
        """Return the attributes of an employee whose level is substantial."""
        standard = {
            f"{EID}professional/uuid/persistent": "urn:uuid:323e4567-e89b-12d3-a456-426655440000",
            f"{EID}professional/cvr": "12345678",
            f"{EID}professional/orgName": "Nordby Kommune",
            f"{EID}email": "bo@nordby.example",
            NSIS: "Substantial",
        }
        return {name: value for name, value in (standard | self.attributes).items() if value}

    def as_posted(self) -> str:
        """Return the whole answer as the visitor's browser posts it."""
        assertion = etree.fromstring(self._assertion())
        if self.is_signed:
            _sign(assertion, key_pair(self.signer))
        if self.tampered[0]:
            changed = etree.tostring(assertion).decode().replace(*self.tampered)
            assertion = etree.fromstring(changed)
        body = _encrypted(assertion) if self.is_encrypted else etree.tostring(assertion).decode()
        return base64.b64encode(self._response(body).encode()).decode()

    def _response(self, body: str) -> str:
        return (
            f'<samlp:Response xmlns:samlp="{NAMES["samlp"]}" xmlns:saml="{NAMES["saml"]}" '
            f'ID="_answer" Version="2.0" IssueInstant="{_at()}" Destination="{self.recipient}" '
            f'InResponseTo="{self.in_response_to}"><saml:Issuer>{self.issuer}</saml:Issuer>'
            '<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/>'
            f"</samlp:Status>{body}</samlp:Response>"
        )

    def _assertion(self) -> str:
        until = _at(self.good_for)
        attributes = "".join(
            f'<saml:Attribute Name="{name}"><saml:AttributeValue>{value}</saml:AttributeValue>'
            "</saml:Attribute>"
            for name, value in self.said().items()
        )
        return f"""<saml:Assertion xmlns:saml="{NAMES["saml"]}" ID="_assertion" Version="2.0"
 IssueInstant="{_at()}"><saml:Issuer>{self.issuer}</saml:Issuer><saml:Subject>
<saml:NameID Format="{PERSISTENT}">{EID}professional/uuid/1</saml:NameID>
<saml:SubjectConfirmation Method="{BEARER}"><saml:SubjectConfirmationData
 InResponseTo="{self.in_response_to}" Recipient="{self.recipient}" NotOnOrAfter="{until}"/>
</saml:SubjectConfirmation></saml:Subject>
<saml:Conditions NotBefore="{_at(timedelta(minutes=-10))}" NotOnOrAfter="{until}">
<saml:AudienceRestriction><saml:Audience>{self.audience}</saml:Audience>
</saml:AudienceRestriction></saml:Conditions>
<saml:AuthnStatement AuthnInstant="{_at()}" SessionIndex="_visit"><saml:AuthnContext>
<saml:AuthnContextClassRef>{NSIS}/Substantial</saml:AuthnContextClassRef></saml:AuthnContext>
</saml:AuthnStatement><saml:AttributeStatement>{attributes}</saml:AttributeStatement>
</saml:Assertion>"""


def sign_out_query(*, signer: str = "provider", is_signed: bool = True) -> str:
    """Return the query with which the provider asks the site to sign a person out."""
    wish = (
        f'<samlp:LogoutRequest xmlns:samlp="{NAMES["samlp"]}" xmlns:saml="{NAMES["saml"]}" '
        f'ID="_out" Version="2.0" IssueInstant="{_at()}" Destination="{SIGNED_OUT}" '
        f'NotOnOrAfter="{_at(timedelta(minutes=5))}"><saml:Issuer>{ENTITY}</saml:Issuer>'
        f'<saml:NameID Format="{PERSISTENT}">{EID}professional/uuid/1</saml:NameID>'
        "</samlp:LogoutRequest>"
    )
    packed = zlib.compress(wish.encode())[2:-4]
    told = {"SAMLRequest": base64.b64encode(packed).decode(), "RelayState": "x"}
    query = urlencode(told | {"SigAlg": "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"})
    key = serialization.load_pem_private_key(key_pair(signer).key, None)
    assert isinstance(key, rsa.RSAPrivateKey)
    signature = base64.b64encode(key.sign(query.encode(), padding.PKCS1v15(), hashes.SHA256()))
    return f"{query}&{urlencode({'Signature': signature})}" if is_signed else urlencode(told)


def _at(later: timedelta = timedelta()) -> str:
    return (datetime.now(UTC) + later).strftime("%Y-%m-%dT%H:%M:%SZ")


def _sign(assertion: etree._Element, pair: KeyPair) -> None:
    signature = xmlsec.template.create(
        assertion, xmlsec.Transform.EXCL_C14N, xmlsec.Transform.RSA_SHA256, ns="ds"
    )
    assertion.insert(1, signature)
    about = xmlsec.template.add_reference(
        signature, xmlsec.Transform.SHA256, uri=f"#{assertion.get('ID')}"
    )
    xmlsec.template.add_transform(about, xmlsec.Transform.ENVELOPED)
    xmlsec.template.add_transform(about, xmlsec.Transform.EXCL_C14N)
    xmlsec.template.add_x509_data(xmlsec.template.ensure_key_info(signature))
    xmlsec.tree.add_ids(assertion, ["ID"])
    context = xmlsec.SignatureContext()
    context.key = xmlsec.Key.from_memory(pair.key, xmlsec.KeyFormat.PEM)
    context.key.load_cert_from_memory(pair.certificate, xmlsec.KeyFormat.PEM)
    context.sign(signature)


def _encrypted(assertion: etree._Element) -> str:
    wrapped = etree.Element(f"{{{NAMES['saml']}}}EncryptedAssertion", nsmap={"saml": NAMES["saml"]})
    wrapped.append(assertion)
    template = xmlsec.template.encrypted_data_create(
        wrapped, xmlsec.Transform.AES256, type=xmlsec.EncryptionType.ELEMENT, ns="xenc"
    )
    xmlsec.template.encrypted_data_ensure_cipher_value(template)
    information = xmlsec.template.encrypted_data_ensure_key_info(template, ns="ds")
    key = xmlsec.template.add_encrypted_key(information, xmlsec.Transform.RSA_OAEP)
    xmlsec.template.encrypted_data_ensure_cipher_value(key)
    keys = xmlsec.KeysManager()
    keys.add_key(xmlsec.Key.from_memory(key_pair("site").certificate, xmlsec.KeyFormat.CERT_PEM))
    context = xmlsec.EncryptionContext(keys)
    context.key = xmlsec.Key.generate(xmlsec.KeyData.AES, 256, xmlsec.KeyDataType.SESSION)
    context.encrypt_xml(template, assertion)
    return etree.tostring(wrapped).decode()
