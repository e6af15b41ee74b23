"""Talking SMTP with the mail server, one letter after the other."""

import smtplib
import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from modning.meeting.contact import one_line
from modning_web.mail_environment import MailServer

PATIENCE = 60  # seconds until a server must have answered
# It looks through a letter before it says that it took it (RFC 5321): who leaves never knows.
PATIENCE_AT_THE_END = 600
_CLOSING = 421


class Unreachable(Exception):
    """The server cannot be used now; no letter is on its way."""


class SenderRefused(Unreachable):
    """The server takes nothing from our sender: it is not set up right, no fault of the letter."""


class AnswerUnseen(Exception):
    """The whole letter was handed over, but the connection broke before the answer."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server said of a letter."""

    code: int
    text: str

    @property
    def is_accepted(self) -> bool:
        """Whether the letter is the server's now."""
        return 200 <= self.code < 300

    @property
    def is_final(self) -> bool:
        """Whether it is of no use to try again."""
        return self.code >= 500

    @property
    def is_closing(self) -> bool:
        """Whether the server takes no more letters on this connection."""
        return self.code == _CLOSING


class Connection:
    """A connection that letters are handed over on."""

    def __init__(
        self, server: MailServer, *, introduced_as: str, patience: float = PATIENCE
    ) -> None:
        self._server, self._patience = server, patience
        self._name = introduced_as
        self._refused: dict[str, str] = {}

    def __enter__(self) -> Self:
        try:
            self._smtp = self._opened()
        except (OSError, smtplib.SMTPException) as fault:
            raise Unreachable(_told(fault)) from fault
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            self._smtp.quit()
        except (OSError, smtplib.SMTPException):
            self._smtp.close()

    def begin(self, sender: str) -> None:
        """Ask the server to take a letter from `sender`; a refusal holds for the connection.

        Raises `SenderRefused`, or `Unreachable` when there is no server to ask any more.
        """
        if sender in self._refused:
            raise SenderRefused(self._refused[sender])
        try:
            code, text = self._smtp.docmd(f"MAIL FROM:<{sender}>")
        except (OSError, smtplib.SMTPException) as fault:
            raise Unreachable(_told(fault)) from fault
        if code == _CLOSING:
            raise Unreachable(f"{code} {_shown(text)}")
        if code >= 400:
            self._refused[sender] = f"{code} {_shown(text)}"
            raise SenderRefused(self._refused[sender])

    def hand_over(self, mail: bytes, *, recipient: str, at_the_end: Callable[[], None]) -> Reply:
        """Hand over a letter that is begun; `at_the_end` is called before the server may take it.

        Raises `Unreachable` when the server surely has not got it, `AnswerUnseen` when it may.
        """
        smtp = self._smtp
        try:
            refused = self._refusal(recipient)
            if refused:
                return refused
            smtp.send(_quoted(mail))
        except (OSError, smtplib.SMTPException) as fault:
            raise Unreachable(_told(fault)) from fault
        at_the_end()
        try:
            self._wait_at_most(PATIENCE_AT_THE_END)
            smtp.send(b".\r\n")
            code, text = smtp.getreply()
            self._wait_at_most(self._patience)
        except (OSError, smtplib.SMTPException) as fault:
            raise AnswerUnseen(_told(fault)) from fault
        return Reply(code, _shown(text))

    def _wait_at_most(self, seconds: float) -> None:
        if self._smtp.sock is not None:
            self._smtp.sock.settimeout(seconds)

    def _refusal(self, recipient: str) -> Reply | None:
        """Ask the server to take a letter to `recipient`; return its answer if it will not."""
        smtp = self._smtp
        for step in (f"RCPT TO:<{recipient}>", "DATA"):
            code, text = smtp.docmd(step)
            if code >= 400:
                if code != _CLOSING:
                    with suppress(OSError, smtplib.SMTPException):  # what it said holds, also
                        smtp.rset()  # when it hangs up on one who knows too many wrong names
                return Reply(code, _shown(text))
        return None

    def _opened(self) -> smtplib.SMTP:
        server = self._server
        if server.security == "tls":
            secure = ssl.create_default_context()
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(
                server.host, server.port, self._name, timeout=self._patience, context=secure
            )
        else:
            smtp = smtplib.SMTP(server.host, server.port, self._name, timeout=self._patience)
        try:
            if server.security == "starttls":
                smtp.starttls(context=ssl.create_default_context())
            # A letter's end is sent by itself; held back with the rest it would cost 40 ms each.
            if smtp.sock is not None:
                smtp.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            smtp.ehlo_or_helo_if_needed()
            if server.user:
                smtp.login(server.user, server.password)
        except BaseException:
            smtp.close()
            raise
        return smtp


def _quoted(mail: bytes) -> bytes:
    """Return a mail, whose lines end with CRLF, so that no line of it looks like its end."""
    lines = mail.replace(b"\r\n", b"\n").replace(b"\r", b"\n").replace(b"\n", b"\r\n")
    quoted = (b"\r\n" + lines).replace(b"\r\n.", b"\r\n..")[2:]
    return quoted if quoted.endswith(b"\r\n") else quoted + b"\r\n"


def _shown(text: bytes) -> str:
    # A character that a database cannot hold must not undo the note that a letter is sent.
    return one_line(text.decode("utf-8", "replace"))[:400]


def _told(fault: Exception) -> str:
    """Say what went wrong, without the password that a library may repeat."""
    if isinstance(fault, smtplib.SMTPResponseException):
        said = fault.smtp_error
        shown = _shown(said) if isinstance(said, bytes) else str(said)
        return f"{fault.smtp_code} {shown}"
    return one_line(f"{type(fault).__name__}: {fault}")[:400]
