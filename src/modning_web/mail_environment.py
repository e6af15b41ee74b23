"""What the site reads from the machine about mail: the server it sends by, the mailbox it reads."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parseaddr
from typing import Literal
from urllib.parse import unquote, urlsplit

from modning_web.environment import UnusableEnvironment

Security = Literal["none", "starttls", "tls"]
_SENDING: dict[str, Security] = {"smtp": "none", "smtp+starttls": "starttls", "smtps": "tls"}
_READING: dict[str, Security] = {"imap": "none", "imap+starttls": "starttls", "imaps": "tls"}
_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465, "imap": 143, "imap+starttls": 143}
IMAPS_PORT = 993
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
    (authserv-id of RFC 8601). `notice_minutes` is how long notices are collected.
    """

    sending: MailServer | None = None
    reading: MailServer | None = None
    sender_name: str = "modning"
    sender_address: str = NOBODYS_ADDRESS
    neutral_address: str = NOBODYS_ADDRESS
    vouching_server: str = ""
    notice_minutes: int = 15


def read_mail_environment(variables: Mapping[str, str] = os.environ) -> MailEnvironment:
    """Read the variables; refuse a server without an address to send from."""
    sending = _server(variables, "MODNING_MAIL_URL", _SENDING)
    name, address = parseaddr(variables.get("MODNING_MAIL_FROM", ""))
    if sending and "@" not in address:
        raise UnusableEnvironment(
            "MODNING_MAIL_FROM mangler; skriv “Navn <adresse@example.dk>”. / "
            "MODNING_MAIL_FROM is missing; write “Name <address@example.dk>”."
        )
    return MailEnvironment(
        sending=sending,
        reading=_server(variables, "MODNING_INBOX_URL", _READING),
        sender_name=name or "modning",
        sender_address=address or NOBODYS_ADDRESS,
        neutral_address=variables.get("MODNING_NEUTRAL_FROM") or address or NOBODYS_ADDRESS,
        vouching_server=variables.get("MODNING_VOUCHING_SERVER", ""),
        notice_minutes=_minutes(variables),
    )


def _server(
    variables: Mapping[str, str], name: str, schemes: Mapping[str, Security]
) -> MailServer | None:
    url = variables.get(name, "")
    if not url:
        return None
    parts = urlsplit(url)
    if parts.scheme not in schemes or not parts.hostname:
        shown = ", ".join(f"{scheme}://" for scheme in schemes)
        raise UnusableEnvironment(
            f"{name} skal begynde med en af {shown} og nævne en server. / "
            f"{name} must begin with one of {shown} and name a server."
        )
    return MailServer(
        host=parts.hostname,
        port=parts.port or _PORTS.get(parts.scheme, IMAPS_PORT),
        security=schemes[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        folder=unquote(parts.path.strip("/")) or "INBOX",
    )


def _minutes(variables: Mapping[str, str]) -> int:
    written = variables.get("MODNING_NOTICE_MINUTES", "15")
    if not written.isdecimal():
        raise UnusableEnvironment(
            "MODNING_NOTICE_MINUTES skal være et helt antal minutter. / "
            "MODNING_NOTICE_MINUTES must be a whole number of minutes."
        )
    return int(written)
