"""A mail server in a process of its own that keeps each letter in a file of its own.

Run as a program: ``mail_server.py FOLDER PORT``. It answers some milliseconds after a letter is
kept, so that there is time to be killed in between.
"""

import asyncio
import os
import sys
from itertools import count
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

ANSWERS_AFTER = 0.003


class Keeper:
    """Keeps letters; the name of each file is who it is to and a number."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.numbers = count()

    async def handle_DATA(  # noqa: N802 -- the library's name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        for recipient in envelope.rcpt_tos:
            self.keep(f"{recipient} {next(self.numbers):06}", bytes(envelope.content))
        await asyncio.sleep(ANSWERS_AFTER)
        return "250 2.0.0 kept"

    def keep(self, name: str, content: bytes) -> None:
        with (self.folder / name).open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())


def main() -> None:
    folder, port = Path(sys.argv[1]), int(sys.argv[2])
    controller = Controller(Keeper(folder), hostname="127.0.0.1", port=port)
    controller.start()
    asyncio.new_event_loop().run_forever()


if __name__ == "__main__":
    main()
