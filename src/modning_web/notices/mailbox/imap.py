"""Fetching mail by IMAP: what is new, in order, and nothing is ever deleted there."""

import imaplib
import logging
import re
import ssl
from binascii import b2a_base64
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from types import TracebackType
from typing import Self

from modning.meeting.contact import one_line
from modning_web.mail_environment import MailServer
from modning_web.notices.actions.incoming import LARGEST_MAIL

PATIENCE = 60  # seconds until a server must have answered
_BEGINNING = 20_000  # bytes fetched of a mail that is too large
_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")
logger = logging.getLogger(__name__)


class MailboxClosed(Exception):
    """The mailbox cannot be read now; the text says what the server or the network said."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A mail as it lies in the mailbox; of one that is too large, only the beginning.

    `fault` is what the server said instead of giving it out.
    """

    uid: int
    size: int
    raw: bytes
    fault: str = ""


class Mailbox:
    """One folder of a mailbox, opened to read and to mark what was kept."""

    def __init__(self, server: MailServer) -> None:
        self._server = server
        self._validity = ""

    def __enter__(self) -> Self:
        try:
            self._imap = self._opened()
        except (OSError, imaplib.IMAP4.error) as fault:
            raise MailboxClosed(str(fault)[:400]) from fault
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            self._imap.logout()
        except (OSError, imaplib.IMAP4.error):
            self._imap.shutdown()

    @property
    def place(self) -> str:
        """What tells this mailbox, as it stands, from any other: numbers of mails hold in it.

        Servers number their mailboxes alike, so the number alone does not tell.
        """
        whose = f"{self._server.user}@{self._server.host}/{self._server.folder}"
        return f"{sha256(whose.encode()).hexdigest()[:24]}:{self._validity}"

    def newer_than(self, uid: int) -> Iterator[Fetched]:
        """Yield the mails after `uid`, the oldest first."""
        try:
            # A range that ends in * always holds the last mail, also when it is older.
            found = self._asked("SEARCH", None, f"UID {uid + 1}:*")
            listed = b" ".join(part for part in found if isinstance(part, bytes))
            for one in sorted(int(number) for number in listed.split()):
                fetched = self._fetched(one) if one > uid else None
                if fetched:
                    yield fetched
        except (OSError, imaplib.IMAP4.error) as fault:
            raise MailboxClosed(str(fault)[:400]) from fault

    def mark_kept(self, uid: int) -> None:
        """Mark a mail as read, for people who look into the mailbox; it stays there."""
        try:
            self._asked("STORE", str(uid), "+FLAGS.SILENT", r"(\Seen)")
        except (OSError, imaplib.IMAP4.abort) as fault:
            raise MailboxClosed(str(fault)[:400]) from fault
        except imaplib.IMAP4.error as fault:  # it is read all the same
            logger.warning("the mailbox lets no mail be marked: %s", fault)

    def _fetched(self, uid: int) -> Fetched | None:
        """Return a mail, or None for one that was deleted meanwhile.

        One that the server cannot give out does not stop those that come after.
        """
        try:
            return self._given_out(uid)
        except imaplib.IMAP4.abort:
            raise
        except imaplib.IMAP4.error as fault:
            return Fetched(uid, 0, b"", one_line(str(fault))[:400] or "FETCH")

    def _given_out(self, uid: int) -> Fetched | None:
        found = self._asked("FETCH", str(uid), "(UID RFC822.SIZE)")
        size = _size_in(found)
        if size is None:
            return None
        part = "BODY.PEEK[]" if size <= LARGEST_MAIL else f"BODY.PEEK[]<0.{_BEGINNING}>"
        answer = self._asked("FETCH", str(uid), f"(UID {part})")
        for one in answer:
            if isinstance(one, tuple):
                # What was sent counts: some servers count line ends otherwise in their sizes.
                return Fetched(uid, len(one[1]) if size <= LARGEST_MAIL else size, one[1])
        return None

    def _asked(self, command: str, *arguments: str | None) -> list[bytes | tuple[bytes, bytes]]:
        status, answer = self._imap.uid(command, *arguments)  # type: ignore[arg-type]  # None asks for no charset
        if status != "OK":
            raise imaplib.IMAP4.error(f"{command}: {answer!r}")
        return [one for one in answer if one is not None]

    def _opened(self) -> imaplib.IMAP4:
        server = self._server
        if server.security == "tls":
            imap: imaplib.IMAP4 = imaplib.IMAP4_SSL(
                server.host,
                server.port,
                ssl_context=ssl.create_default_context(),
                timeout=PATIENCE,
            )
        else:
            imap = imaplib.IMAP4(server.host, server.port, timeout=PATIENCE)
        try:
            if server.security == "starttls":
                imap.starttls(ssl_context=ssl.create_default_context())
            imap.login(server.user, server.password)
            status, answer = imap.select(_quoted(server.folder))
            if status != "OK":
                raise imaplib.IMAP4.error(f"SELECT: {answer!r}")
            self._validity = (imap.response("UIDVALIDITY")[1][0] or b"").decode()
        except BaseException:
            imap.shutdown()
            raise
        return imap


def _quoted(folder: str) -> str:
    """Return a folder's name as IMAP writes it (RFC 3501, 5.1.3), with æøå in its own UTF-7."""
    parts = re.split(r"([^ -~]+)", folder)
    parts[::2] = [part.replace("&", "&-") for part in parts[::2]]
    for place in range(1, len(parts), 2):
        written = b2a_base64(parts[place].encode("utf-16-be"), newline=False).decode("ascii")
        parts[place] = f"&{written.rstrip('=').replace('/', ',')}-"
    name = "".join(parts).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{name}"'


def _size_in(answer: list[bytes | tuple[bytes, bytes]]) -> int | None:
    for one in answer:
        match = _SIZE.search(one[0] if isinstance(one, tuple) else one)
        if match:
            return int(match.group(1))
    return None
