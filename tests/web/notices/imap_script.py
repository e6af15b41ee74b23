"""An IMAP server that says what it is told to say: what no well-behaved server can be made to."""

import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class ScriptedMailbox:
    """What lies in the mailbox by number, and which mails cannot be given out or marked.

    A mail that is None is listed and is gone when it is asked for.
    """

    def __init__(self, mails: dict[int, bytes | None]) -> None:
        self.mails = mails
        self.broken: set[int] = set()
        self.lets_mark = True
        self.validity = 1
        self.port = 0

    def answer(self, command: str) -> Iterator[bytes]:
        """Yield the lines before the last, and the last without its tag."""
        name, _, rest = command.partition(" ")
        if name == "SELECT":
            yield b"* %d EXISTS\r\n* OK [UIDVALIDITY %d] ok\r\n" % (len(self.mails), self.validity)
        elif name == "CAPABILITY":
            yield b"* CAPABILITY IMAP4rev1\r\n"
        elif rest.startswith("SEARCH"):
            first = int(re.findall(r"UID (\d+):", rest)[0])
            numbers = [number for number in self.mails if number >= first]
            yield b"* SEARCH " + " ".join(map(str, numbers)).encode() + b"\r\n"
        elif rest.startswith("FETCH"):
            yield from self._fetched(int(rest.split(" ")[1]), rest)
            return
        elif rest.startswith("STORE") and not self.lets_mark:
            yield b"NO may not\r\n"
            return
        yield b"OK done\r\n"

    def _fetched(self, number: int, asked: str) -> Iterator[bytes]:
        if number in self.broken:
            yield b"NO [SERVERBUG] this mail is broken\r\n"
            return
        mail = self.mails[number]
        if mail is not None and "SIZE" in asked:
            yield b"* 1 FETCH (UID %d RFC822.SIZE %d)\r\n" % (number, len(mail))
        elif mail is not None:
            yield b"* 1 FETCH (UID %d BODY[] {%d}\r\n%s)\r\n" % (number, len(mail), mail)
        yield b"OK done\r\n"


@contextmanager
def running_script(mailbox: ScriptedMailbox) -> Iterator[ScriptedMailbox]:
    """Let the mailbox listen on this machine."""

    class Talk(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(b"* OK ready\r\n")
            for line in self.rfile:
                tag, _, command = line.decode().strip().partition(" ")
                *before, last = mailbox.answer(command)
                self.wfile.write(b"".join(before) + tag.encode() + b" " + last)
                if command == "LOGOUT":
                    return

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Talk) as server:
        server.daemon_threads = True
        mailbox.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield mailbox
        server.shutdown()
