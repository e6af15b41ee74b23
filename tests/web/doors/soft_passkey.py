"""A passkey in software, as an authenticator's maker would describe it in WebAuthn level 2."""

import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cbor import encode
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode

PRESENT, VERIFIED, HAS_KEY = 0x01, 0x04, 0x40


@dataclass
class SoftPasskey:
    """One key pair for one host; each answer counts one up, unless `counts` is false."""

    host: str = "testserver"
    origin: str = "https://testserver"
    flags: int = PRESENT | VERIFIED
    counts: bool = True
    count: int = 0
    owner: bytes = b""
    credential_id: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )

    def make(self, options: dict[str, Any]) -> str:
        """Answer a request to make a credential."""
        asked = options["publicKey"]
        self.owner = websafe_decode(asked["user"]["id"])
        public = encode(dict(ES256.from_cryptography_key(self.key.public_key())))
        about = bytes(16) + len(self.credential_id).to_bytes(2, "big") + self.credential_id + public
        made = {"fmt": "none", "attStmt": {}, "authData": self._state(HAS_KEY) + about}
        return self._answer(
            clientDataJSON=self._seen("webauthn.create", asked["challenge"]),
            attestationObject=encode(made),
        )

    def sign(self, options: dict[str, Any]) -> str:
        """Answer a request to sign."""
        seen = self._seen("webauthn.get", options["publicKey"]["challenge"])
        state = self._state(0)
        return self._answer(
            clientDataJSON=seen,
            authenticatorData=state,
            signature=self.key.sign(state + hashlib.sha256(seen).digest(), ec.ECDSA(SHA256())),
            userHandle=self.owner,
        )

    def _state(self, more: int) -> bytes:
        self.count += self.counts
        host = hashlib.sha256(self.host.encode()).digest()
        return host + bytes([self.flags | more]) + self.count.to_bytes(4, "big")

    def _seen(self, kind: str, challenge: str) -> bytes:
        seen = {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        return json.dumps(seen).encode()

    def _answer(self, **parts: bytes) -> str:
        own = websafe_encode(self.credential_id)
        response = {name: websafe_encode(part) for name, part in parts.items()}
        return json.dumps({"id": own, "rawId": own, "type": "public-key", "response": response})
