"""Written words made ready for reading: one spelling, one dash, one kind of space."""

import re
import unicodedata
from collections.abc import Callable, Container, Iterable, Mapping
from typing import TypeVar

from modning.language import Text

T = TypeVar("T")

LONGEST_TEXT = 200
_LONGEST_PHRASE = 6
_SHOWN = 60
_DASHES = "‐‑‒–—―−"
_IGNORED = "\u00ad\u200b\ufeff'’`´\"“”„«»"
_AROUND = " \t\r\n\f\v\u00a0()[].,;:"
_LETTERS = str.maketrans(
    {"å": "aa", "æ": "ae", "ø": "oe", "é": "e", "⁄": "/"}
    | dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_IGNORED)
)
_TOKEN = re.compile(r"([a-z]+)\.?|([0-9]+|\S)")

TOO_LONG = Text(
    da=f"Teksten er for lang. Skriv højst {LONGEST_TEXT} tegn.",
    en=f"The text is too long. Write at most {LONGEST_TEXT} characters.",
)


class Refusal(Exception):
    """A reader understood the form of a text, and knows how to mend what is wrong with it."""

    def __init__(self, mend: Text) -> None:
        super().__init__(mend.en)
        self.mend = mend


class Unreadable(ValueError):
    """A text that cannot be read; `mend` tells a person what to write instead."""

    def __init__(self, text: str, mend: Text) -> None:
        shown = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
        super().__init__(f"{shown!r}: {mend.en}")
        self.text = text
        self.mend = mend


class Words:
    """The words of one text, and how far a reader has come in them."""

    def __init__(self, text: str) -> None:
        if len(text) > LONGEST_TEXT:
            raise Refusal(TOO_LONG)
        self._tokens = _tokens(folded(text).strip(_AROUND))
        self.position = 0

    @property
    def finished(self) -> bool:
        """Whether everything has been read."""
        return self.position == len(self._tokens)

    def peek(self, ahead: int = 0) -> str:
        """Return a word to come, empty after the last."""
        place = self.position + ahead
        return self._tokens[place] if place < len(self._tokens) else ""

    def skip(self, phrases: Container[str]) -> bool:
        """Step over the longest of `phrases` that stands here; say whether there was one."""
        length = self._length_of_phrase(phrases)
        self.position += length
        return length > 0

    def take(self, vocabulary: Mapping[str, T]) -> T | None:
        """Step over the longest known phrase that stands here, and return what it means."""
        length = self._length_of_phrase(vocabulary)
        if not length:
            return None
        phrase = self._phrase(length)
        self.position += length
        return vocabulary[phrase]

    def foresees(self, phrases: Container[str]) -> bool:
        """Say whether one of `phrases` stands here, without stepping over it."""
        return self._length_of_phrase(phrases) > 0

    def take_digits(self, *lengths: int) -> str | None:
        """Step over a number in figures that has one of `lengths`."""
        token = self.peek()
        if not token.isdecimal() or len(token) not in lengths:
            return None
        self.position += 1
        return token

    def attempt(self, reader: "Callable[[Words], T | None]") -> T | None:
        """Let `reader` try; step back if it finds nothing."""
        start = self.position
        found = reader(self)
        if found is None:
            self.position = start
        return found

    def _length_of_phrase(self, phrases: Container[str]) -> int:
        longest = min(_LONGEST_PHRASE, len(self._tokens) - self.position)
        return next((n for n in range(longest, 0, -1) if self._phrase(n) in phrases), 0)

    def _phrase(self, length: int) -> str:
        return " ".join(self._tokens[self.position : self.position + length])


def phrases(*wordings: str) -> frozenset[str]:
    """Return the wordings as `Words` compares them."""
    return frozenset(" ".join(_tokens(wording)) for wording in wordings)


def vocabulary(meanings: Mapping[T, Iterable[str]]) -> dict[str, T]:
    """Turn each meaning's wordings into a table from wording to meaning."""
    return {
        " ".join(_tokens(wording)): meaning
        for meaning, wordings in meanings.items()
        for wording in wordings
    }


def folded(text: str) -> str:
    """Return the text in small letters with one dash and without Danish letters or accents."""
    return unicodedata.normalize("NFC", text).lower().translate(_LETTERS)


def _tokens(text: str) -> tuple[str, ...]:
    return tuple(word or other for word, other in _TOKEN.findall(folded(text)))
