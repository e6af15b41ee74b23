"""Letters and passwords travel encrypted, and only to the server they are meant for."""

import ssl
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from factories import NOON
from pytest_django import Settings
from visiting import free_port
from web.notices.conftest import ScriptedServer
from web.notices.sample_letters import make_letter

from modning_web.mail_environment import MailEnvironment, MailServer
from modning_web.notices.delivery.sending import send_due

pytestmark = pytest.mark.django_db
WORD = "kode-ord"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a certificate for this machine with its key beside it."""
    folder = tmp_path_factory.mktemp("certificate")
    made = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -keyout key -out own"
    names = ["-addext", "subjectAltName=IP:127.0.0.1"]
    subprocess.run(["openssl", *made.split(), *names], cwd=folder, check=True, capture_output=True)
    return folder / "own"


@pytest.fixture
def secure_server(certificate: Path, settings: Settings) -> Iterator[ScriptedServer]:
    """Run a server that takes letters only after STARTTLS and the right password."""
    scripted, port = ScriptedServer(), free_port()
    secure = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    secure.load_cert_chain(certificate, certificate.parent / "key")

    def knows(server, session, envelope, mechanism, data) -> AuthResult:
        return AuthResult(success=data.password == WORD.encode(), handled=False)

    controller = Controller(
        scripted,
        hostname="127.0.0.1",
        port=port,
        tls_context=secure,
        require_starttls=True,
        auth_required=True,
        authenticator=knows,
    )
    controller.start()
    settings.MAIL = MailEnvironment(
        sending=MailServer("127.0.0.1", port, "starttls", "modning", WORD),
        sender_address="moeder@styrelsen.example",
    )
    yield scripted
    controller.stop()


def test_letter_is_sent_to_a_server_that_shows_who_it_is(
    secure_server: ScriptedServer, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    make_letter()

    assert send_due(clock=lambda: NOON) == 1


def test_letter_waits_when_nobody_vouches_for_the_server(secure_server: ScriptedServer) -> None:
    letter = make_letter()

    send_due(clock=lambda: NOON)

    letter.refresh_from_db()
    assert letter.state == "waiting"
    assert "certificate verify failed" in letter.error
    assert secure_server.kept == []


def test_wrong_password_is_told_and_not_repeated(
    secure_server: ScriptedServer,
    certificate: Path,
    monkeypatch: pytest.MonkeyPatch,
    settings: Settings,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    sending = settings.MAIL.sending
    assert sending is not None
    settings.MAIL = replace(settings.MAIL, sending=replace(sending, password="forkert-ord"))
    letter = make_letter()

    send_due(clock=lambda: NOON)

    letter.refresh_from_db()
    assert letter.state == "waiting"
    assert "535" in letter.error
    assert "forkert-ord" not in letter.error
