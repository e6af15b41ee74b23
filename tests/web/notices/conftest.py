"""A mail server and mailboxes on this machine, and what the tests declare put back."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from pytest_django import Settings
from visiting import free_port
from web.notices.imap_server import PASSWORD, ImapServer, running_dovecot

from modning_web.mail_environment import MailEnvironment, MailServer
from modning_web.notices.inbox import READERS
from modning_web.notices.kinds import KINDS

BREAKS = "breaks"  # instead of an answer, the connection goes


class ScriptedServer:
    """A mail server that says what it is told to say, and keeps what it took."""

    def __init__(self) -> None:
        self.to_sender = "250 OK"
        self.to_senders: dict[str, str] = {}
        self.asked_by: Counter[str] = Counter()
        self.hangs_up_on_reset = False
        self.answers_after = 0.0
        self.to_recipient: dict[str, str] = {}
        self.to_letter: dict[str, str] = {}
        self.kept: list[tuple[str, bytes]] = []
        self.mailboxes: ImapServer | None = None

    async def handle_MAIL(  # noqa: N802 -- the library's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.asked_by[address] += 1
        said = self.to_senders.get(address, self.to_sender)
        if said.startswith("250"):
            envelope.mail_from = address
        return said

    async def handle_RSET(  # noqa: N802 -- the library's name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        if self.hangs_up_on_reset:
            server.transport.abort()
        return "250 OK"

    async def handle_RCPT(  # noqa: N802 -- the library's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        said = self.to_recipient.get(address, "250 OK")
        if said.startswith("250"):
            envelope.rcpt_tos.append(address)
        return said

    async def handle_DATA(  # noqa: N802 -- the library's name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        recipient = envelope.rcpt_tos[0]
        said = self.to_letter.get(recipient, "250 2.0.0 kept as 17")
        if said == BREAKS:
            server.transport.abort()
            return "250 nobody hears this"
        await asyncio.sleep(self.answers_after)
        if said.startswith("250"):
            self.kept.append((recipient, bytes(envelope.content)))
            if self.mailboxes:
                deliver = self.mailboxes.deliver
                await asyncio.to_thread(deliver, recipient, bytes(envelope.content))
        return said


@pytest.fixture
def mail_server(settings: Settings) -> Iterator[ScriptedServer]:
    """Run a mail server and let the site send by it."""
    scripted, port = ScriptedServer(), free_port()
    controller = Controller(scripted, hostname="127.0.0.1", port=port)
    controller.start()
    settings.MAIL = MailEnvironment(
        sending=MailServer("127.0.0.1", port, "none"),
        sender_name="Styrelsen",
        sender_address="moeder@styrelsen.example",
        neutral_address="post@kontakt.example",
    )
    yield scripted
    controller.stop()


@pytest.fixture(scope="session")
def mailboxes() -> Iterator[ImapServer]:
    """Run an IMAP server."""
    with running_dovecot() as server:
        yield server


@pytest.fixture
def inbox(settings: Settings, mailboxes: ImapServer, request: pytest.FixtureRequest) -> str:
    """Let the site read a mailbox of this test alone; return whose it is."""
    owner = f"{abs(hash(request.node.name)):x}@styrelsen.example"
    server = MailServer("127.0.0.1", mailboxes.port, "none", owner, PASSWORD)
    settings.MAIL = replace(settings.MAIL, reading=server)
    return owner


@pytest.fixture(autouse=True)
def declared() -> Iterator[None]:
    """Put back the kinds of letters and readers of mail that a test declares."""
    kinds, readers = dict(KINDS), dict(READERS)
    READERS.clear()
    yield
    for known, before in ((KINDS, kinds), (READERS, readers)):
        known.clear()
        known.update(before)
