"""A small OpenID provider that can be told to lie; it signs with a key of its own."""

import json
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs

from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey


class CrookedProvider:
    """Answers as a provider does; `claims` replace what the ID token says (None leaves one out)."""

    def __init__(self) -> None:
        self.key = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"}, private=True)
        self.claims: dict[str, Any] = {}
        self.metadata: dict[str, Any] = {}
        self.nonce = ""
        self.header = {"alg": "RS256", "kid": "one"}
        self.signing_key: RSAKey | OctKey = self.key
        self.asked: list[dict[str, str]] = []
        self.token: str | None = None
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"

    def __enter__(self) -> Self:
        self.thread = Thread(target=self.server.serve_forever)
        self.thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()

    def described(self) -> dict[str, Any]:
        """Return the provider's own description."""
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "id_token_signing_alg_values_supported": ["RS256"],
        } | self.metadata

    def keys(self) -> dict[str, Any]:
        """Return the public keys."""
        return {"keys": [self.key.as_dict(private=False)]}

    def answer_for(self, sent: dict[str, str]) -> dict[str, Any]:
        """Return what the token endpoint gives for a code."""
        self.asked.append(sent)
        return {
            "access_token": "adgang",
            "token_type": "Bearer",
            "id_token": self.token or self.signed(),
        }

    def signed(self) -> str:
        """Sign what the provider says about the visitor."""
        now = int(time.time())
        said = {
            "iss": self.issuer,
            "aud": "modning",
            "sub": "emne-1",
            "iat": now,
            "exp": now + 300,
            "nonce": self.nonce,
            "email": "bo@nordby.example",
            "email_verified": True,
        } | self.claims
        told = {name: value for name, value in said.items() if value is not None}
        return jwt.encode(
            self.header, told, self.signing_key, algorithms=["RS256", "HS256", "none"]
        )


def _handler(provider: CrookedProvider) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            is_about_keys = self.path.endswith("/keys")
            self._give(provider.keys() if is_about_keys else provider.described())

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            sent = {name: values[0] for name, values in parse_qs(body).items()}
            self._give(provider.answer_for(sent))

        def _give(self, answer: dict[str, Any]) -> None:
            body = json.dumps(answer).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_words: Any) -> None:
            """Say nothing."""

    return Handler
