"""What a sender notes on this machine at the moment a letter may be taken for sent.

A letter is the mail server's when the line with a lone full stop has reached it, and ours until
then. No database can be written in the same instant. So the note is one write to an open file,
right before the full stop is sent, and one right after the answer: a process that is killed
leaves both behind, since the machine keeps what was written.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from django.core.files import locks

from modning_web.environment import kept_secret

_LENGTH = 1024  # one write, over the whole of the note before it
_BEGINNING = re.compile(rb'"attempt": "([^"]*)", "code": (\d+)')
_BOOT = Path("/proc/sys/kernel/random/boot_id")


class Busy(Exception):
    """Another process on this machine is sending."""


@dataclass(frozen=True, slots=True)
class Note:
    """The last letter whose end was on its way, and what the server answered, if that was seen.

    `attempt` names the letter and the attempt; `code` is 0 while there is no answer.
    """

    attempt: str = ""
    code: int = 0
    answer: str = ""


class Journal:
    """The note of the one process on this machine that sends; others find it `Busy`.

    `name` is the journal's own, and another after the machine was started anew: what was noted
    before a power cut may not have reached the disk, so it is no longer asked.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._folder = folder
        self.own_name = self.name = ""

    def __enter__(self) -> Self:
        note = self._folder / "sender"
        note.touch(mode=0o600)
        self._file = note.open("r+b", buffering=0)
        if not locks.lock(self._file, locks.LOCK_EX | locks.LOCK_NB):
            self._file.close()
            raise Busy
        self.own_name = kept_secret(self._folder / "name")[:32]
        self.name = f"{self.own_name}@{_boot()}"
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()  # which unlocks it, as the end of the process does

    def last(self) -> Note:
        """Return the note that stands."""
        self._file.seek(0)
        written = self._file.read(_LENGTH)
        if not written:
            return Note()
        try:
            return Note(**json.loads(written))
        except ValueError:  # cut by a version that gave long answers no room
            attempt, code = _BEGINNING.findall(written)[0]
            return Note(attempt.decode(), int(code))

    def write(self, note: Note) -> None:
        """Note this over what stood before."""
        self._file.seek(0)
        self._file.write(_line(note).ljust(_LENGTH))


def _line(note: Note) -> bytes:
    """Return what is written, within its length whatever letters a server answers in."""
    answer = note.answer
    while True:
        said = {"attempt": note.attempt, "code": note.code, "answer": answer}
        line = json.dumps(said, ensure_ascii=False).encode("utf-8", "replace")
        if len(line) <= _LENGTH:
            return line
        answer = answer[: len(answer) // 2]


def _boot() -> str:
    """Return what tells this start of the machine from others, where the system says it."""
    try:
        return _BOOT.read_text(encoding="ascii").strip()
    except OSError:
        return ""
