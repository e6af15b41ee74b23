"""Wording with places in braces: checked, filled in, and nothing in it is ever run."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from modning.language import Language, Text, in_language
from modning.meeting.contact import one_line
from modning.meeting.mail_headers import header_text
from modning.programme.calendar_lines import clean

LONGEST_SUBJECT = 200
_PLACE = re.compile(r"\{([a-z_]+)\}")
_BRACE = re.compile(r"[{}]")
_UNKNOWN = Text(
    "“{{{place}}}” kan ikke bruges her. Du kan bruge: {known}.",
    "“{{{place}}}” cannot be used here. You can use: {known}.",
)
_LONELY = Text(
    "Her står en krølleparentes for sig selv: “{near}”. Skriv en plads som {{name}}, "
    "eller slet den.",
    "There is a brace by itself here: “{near}”. Write a place like {{name}}, or delete it.",
)
_MISSING = Text(
    "“{{{place}}}” skal stå i brevet; uden den kan modtageren ikke bruge det.",
    "“{{{place}}}” must stand in the letter; without it the recipient cannot use it.",
)


class WordingRefused(ValueError):
    """A wording cannot be used; `told` says why and what to do."""

    def __init__(self, told: Text) -> None:
        self.told = told
        super().__init__(told.en)


@dataclass(frozen=True, slots=True)
class Wording:
    """The subject and body of a kind of letter, in both languages, with places to fill in."""

    subject: Text
    body: Text


@dataclass(frozen=True, slots=True)
class Worded:
    """A subject and body with everything filled in."""

    subject: str
    body: str


def check_places(text: str, known: Iterable[str]) -> None:
    """Refuse a text with places that are not known, or braces that are no place."""
    names = tuple(known)
    for place in _PLACE.findall(text):
        if place not in names:
            shown = ", ".join(f"{{{name}}}" for name in names)
            raise WordingRefused(_UNKNOWN.filled(place=place, known=shown))
    left = _PLACE.sub("", text)
    brace = _BRACE.search(left)
    if brace:
        near = one_line(left[max(0, brace.start() - 15) : brace.end() + 15])
        raise WordingRefused(_LONELY.filled(near=near))


def check_needed(needed: Iterable[str], *texts: str) -> None:
    """Refuse texts, taken together, that leave out a place that is needed."""
    used = {place for text in texts for place in _PLACE.findall(text)}
    for place in needed:
        if place not in used:
            raise WordingRefused(_MISSING.filled(place=place))


def fill(text: str, values: Mapping[str, str]) -> str:
    """Put values into their places, once: braces inside a value are only text."""
    missing = [place for place in _PLACE.findall(text) if place not in values]
    if missing:
        raise KeyError(missing[0])
    return _PLACE.sub(lambda place: values[place.group(1)], text)


def worded(wording: Wording, values: Mapping[str, str | Text], language: Language) -> Worded:
    """Return the letter's subject, on one line, and its body, without control characters."""
    told = {name: clean(in_language(value, language)) for name, value in values.items()}
    subject = header_text(fill(wording.subject.in_language(language), told))
    return Worded(
        subject[:LONGEST_SUBJECT],
        fill(wording.body.in_language(language), told).strip() + "\n",
    )
