"""What is wrong with a text that is not TOML: where, and why in words people use."""

import re
import tomllib
from dataclasses import dataclass

from modning.language import Text

# How the reasons of Python's TOML reader begin.
_REASONS = {
    "Invalid statement": Text(
        "linjen er hverken et felt, en overskrift eller en bemærkning",
        "the line is neither a field, a header nor a comment",
    ),
    "Expected newline": Text(
        "der står mere på linjen efter værdien", "the line goes on after the value"
    ),
    "Found invalid character": Text("et tegn må ikke stå her", "a character may not stand here"),
    "Illegal character": Text(
        "en tekst på én linje mangler sit sidste anførselstegn, eller et tegn må ikke stå her",
        "a text on one line lacks its last quotation mark, or a character may not stand here",
    ),
    "Cannot declare": Text("overskriften står to gange", "the header stands twice"),
    "Cannot overwrite": Text("feltet står to gange", "the field stands twice"),
    "Duplicate inline table key": Text("feltet står to gange", "the field stands twice"),
    "Cannot mutate": Text(
        "der føjes til noget, som allerede er skrevet færdigt",
        "something is added to what is complete already",
    ),
    "Cannot redefine": Text(
        "der føjes til noget, som allerede er skrevet færdigt",
        "something is added to what is complete already",
    ),
    "Expected ']": Text(
        "overskriften mangler en firkantet slutparentes", "the header lacks a closing bracket"
    ),
    "Expected '='": Text(
        "der mangler et lighedstegn efter feltets navn",
        "an equals sign is missing after the field's name",
    ),
    "Invalid initial character for a key": Text(
        "et feltnavn kan ikke begynde sådan", "a field's name cannot begin like this"
    ),
    "Unclosed array": Text(
        "en liste mangler et komma eller sin slutparentes ]",
        "a list lacks a comma or its closing ]",
    ),
    "Unclosed inline table": Text(
        "en tabel mangler et komma eller sin slutparentes }",
        "a table lacks a comma or its closing }",
    ),
    "Unescaped": Text(
        "en omvendt skråstreg i en tekst skal skrives to gange",
        "a backslash in a text must be written twice",
    ),
    "Invalid hex value": Text(
        "et tegn er skrevet forkert med omvendt skråstreg",
        "a character is spelled wrongly with a backslash",
    ),
    "Escaped character": Text(
        "et tegn er skrevet forkert med omvendt skråstreg",
        "a character is spelled wrongly with a backslash",
    ),
    "Unterminated string": Text(
        "en tekst mangler sit sidste anførselstegn", "a text lacks its last quotation mark"
    ),
    "Expected": Text(
        "en tekst mangler sit sidste anførselstegn", "a text lacks its last quotation mark"
    ),
    "Invalid date": Text("datoen findes ikke", "there is no such date"),
    "Invalid value": Text(
        "værdien kan ikke læses; tekst skal stå i anførselstegn",
        "the value cannot be read; text must stand in quotation marks",
    ),
    "Exceeds the limit": Text("tallet er for langt", "the number is too long"),
}
_OTHER = Text("teksten følger ikke reglerne for TOML", "the text breaks the rules of TOML")
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)$")


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a text is not TOML, and the line and character where that shows, from one."""

    reason: Text
    line: int
    column: int


def fault(error: ValueError, text: str) -> Fault:
    """Return what the TOML reader's `error` says of `text`."""
    message = str(error)
    reasons = (text for start, text in _REASONS.items() if message.startswith(start))
    place = _PLACE.search(message)
    line, column = (int(place[1]), int(place[2])) if place else _end(text, error)
    return Fault(next(reasons, _OTHER), line, column)


def _end(text: str, error: ValueError) -> tuple[int, int]:
    """Return the place of an error that names none: a long number, or else the text's end."""
    number = None
    if not isinstance(error, tomllib.TOMLDecodeError):
        number = re.search(r"\d[\d_]{999}", text)
    before = text[: number.start()] if number else text
    return before.count("\n") + 1, len(before) - before.rfind("\n")
