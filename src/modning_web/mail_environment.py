"""What the site reads from the machine about mail: the server it sends by, the mailbox it reads."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parseaddr
from typing import Literal
from urllib.parse import SplitResult, unquote, urlsplit

from modning.meeting.contact import Contact, UnusableAddress
from modning_web.environment import UnusableEnvironment

Security = Literal["none", "starttls", "tls"]
_SENDING: dict[str, Security] = {"smtp": "none", "smtp+starttls": "starttls", "smtps": "tls"}
_READING: dict[str, Security] = {"imap": "none", "imap+starttls": "starttls", "imaps": "tls"}
_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465, "imap": 143, "imap+starttls": 143}
IMAPS_PORT = 993
SHORTEST_KEPT = 30  # days: a letter can be under way, or asked about, for weeks
NOBODYS_ADDRESS = "post@modning.invalid"  # in a demo, where no mail leaves


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is sent to or read from, and how."""

    host: str
    port: int
    security: Security
    user: str = ""
    password: str = ""
    folder: str = "INBOX"


@dataclass(frozen=True, slots=True)
class MailEnvironment:
    """Everything about mail, read once at start.

    `neutral_name` and `neutral_address` are the sender for those who ask for safe contact.
    `vouching_server` is the name under which our own mail server says whether a sender is real
    (authserv-id of RFC 8601). `notice_minutes` is how long notices are collected, `days_kept` how
    long what letters say, and where they went, is kept.
    """

    sending: MailServer | None = None
    reading: MailServer | None = None
    sender_name: str = "modning"
    sender_address: str = NOBODYS_ADDRESS
    neutral_address: str = NOBODYS_ADDRESS
    vouching_server: str = ""
    notice_minutes: int = 15
    days_kept: int = 730


def read_mail_environment(variables: Mapping[str, str] = os.environ) -> MailEnvironment:
    """Read the variables; refuse a server without an address to send from."""
    sending = _server(variables, "MODNING_MAIL_URL", _SENDING)
    name, address = _sender(variables, "MODNING_MAIL_FROM")
    _, neutral_address = _sender(variables, "MODNING_NEUTRAL_FROM")
    if sending and not address:
        raise UnusableEnvironment(
            "MODNING_MAIL_FROM mangler; skriv “Navn <adresse@example.dk>”. / "
            "MODNING_MAIL_FROM is missing; write “Name <address@example.dk>”."
        )
    return MailEnvironment(
        sending=sending,
        reading=_server(variables, "MODNING_INBOX_URL", _READING),
        sender_name=name or "modning",
        sender_address=address or NOBODYS_ADDRESS,
        neutral_address=neutral_address or address or NOBODYS_ADDRESS,
        vouching_server=variables.get("MODNING_VOUCHING_SERVER", ""),
        notice_minutes=_whole(variables, "MODNING_NOTICE_MINUTES", 15),
        days_kept=_whole(variables, "MODNING_LETTERS_KEPT_DAYS", 730, least=SHORTEST_KEPT),
    )


def _sender(variables: Mapping[str, str], variable: str) -> tuple[str, str]:
    """Return the name and address in a variable, or two empty texts; refuse what no mail takes."""
    written = variables.get(variable, "").strip()
    name, address = parseaddr(written)
    if not written:
        return "", ""
    try:
        Contact(name, address)
    except UnusableAddress as fault:
        raise UnusableEnvironment(f"{variable}: {fault.told.da} / {fault.told.en}") from fault
    return name, address


def _server(
    variables: Mapping[str, str], name: str, schemes: Mapping[str, Security]
) -> MailServer | None:
    url = variables.get(name, "")
    if not url:
        return None
    parts = urlsplit(url)
    port = _port(parts)
    if parts.scheme not in schemes or not parts.hostname or port is None:
        shown = ", ".join(f"{scheme}://" for scheme in schemes)
        raise UnusableEnvironment(
            f"{name} skal begynde med en af {shown} og nævne en server. / "
            f"{name} must begin with one of {shown} and name a server."
        )
    server = MailServer(
        host=parts.hostname,
        port=port or _PORTS.get(parts.scheme, IMAPS_PORT),
        security=schemes[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        folder=unquote(parts.path.strip("/")) or "INBOX",
    )
    if not (server.user + server.password).isascii():
        raise UnusableEnvironment(
            f"{name}: navn og adgangskode må kun have bogstaverne a–z, tal og tegn (ASCII). / "
            f"{name}: name and password may only have the letters a–z, digits and signs (ASCII)."
        )
    return server


def _port(parts: SplitResult) -> int | None:
    """Return the port, 0 where none is named, None for what is no port."""
    try:
        return parts.port or 0
    except ValueError:
        return None


def _whole(variables: Mapping[str, str], name: str, otherwise: int, *, least: int = 0) -> int:
    written = variables.get(name, str(otherwise))
    if not written.isascii() or not written.isdecimal() or int(written) < least:
        raise UnusableEnvironment(
            f"{name} skal være et helt tal, mindst {least}. / "
            f"{name} must be a whole number, {least} at least."
        )
    return int(written)
