"""Where a command writes: never more than the terminal can show, and never its control codes."""

import codecs
import json
import shutil
import sys
from dataclasses import dataclass
from typing import Any, TextIO

from modning.language import Language, Text, in_language

USUAL_WIDTH = 100
_PLAIN = dict(
    zip(
        "æøåÆØÅ–—…“”’·→×",
        ("ae", "oe", "aa", "Ae", "Oe", "Aa", "-", "-", "...", '"', '"', "'", "-", ">", "x"),
        strict=True,
    )
)


def _plainer(error: UnicodeError) -> tuple[str, int]:
    """Write what the terminal has no letter for with plain letters, or with “?”."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lost = error.object[error.start : error.end]
    return "".join(_PLAIN.get(letter, "?") for letter in lost), error.end


codecs.register_error("modning-plain", _plainer)


@dataclass(frozen=True, slots=True)
class Terminal:
    """Standard output and standard error, and the language to write in."""

    language: Language
    out: TextIO
    err: TextIO

    @classmethod
    def of_process(cls, language: Language) -> "Terminal":
        """Return the terminal that this process was started in."""
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="modning-plain")
        return cls(language, sys.stdout, sys.stderr)

    @property
    def width(self) -> int:
        """How many characters a line has; `USUAL_WIDTH` where nobody looks."""
        if not self.out.isatty():
            return USUAL_WIDTH
        return shutil.get_terminal_size((USUAL_WIDTH, 24)).columns

    @property
    def draws_boxes(self) -> bool:
        """Whether lines and blocks can be written."""
        try:
            "│─┆├┤◆█━·░".encode(self.out.encoding or "ascii")
        except UnicodeEncodeError:
            return False
        return True

    def write(self, words: Text | str) -> None:
        """Write a line to standard output."""
        self.out.write(_legible(in_language(words, self.language)) + "\n")

    def warn(self, words: Text | str) -> None:
        """Write a line to standard error."""
        self.err.write(_legible(in_language(words, self.language)) + "\n")

    def write_json(self, value: Any) -> None:
        """Write `value` as JSON that any encoding can carry."""
        plain = not (self.out.encoding or "").lower().startswith("utf")
        self.out.write(json.dumps(value, ensure_ascii=plain, indent=2) + "\n")

    def write_bytes(self, content: bytes) -> None:
        """Write a file's content to standard output as it is."""
        self.out.flush()
        self.out.buffer.write(content)
        self.out.buffer.flush()


def _legible(words: str) -> str:
    """Return the words without control codes, which could change what the terminal does."""
    return "".join(
        letter if letter == "\n" or letter.isprintable() or letter == "\u00a0" else "\ufffd"
        for letter in words
    )
