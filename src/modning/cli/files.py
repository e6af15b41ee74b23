"""Files that a command reads, and refusals that say why one cannot be opened."""

import sys
from pathlib import Path

from modning.cli.command import ERRORS, NOT_OPENED, Refused
from modning.language import Text
from modning.programme.reading import (
    UnreadableDefinition,
    read_definition,
)
from modning.programme.reading.limits import LARGEST_FILE
from modning.programme.schema.definition import Programme

STANDARD = "-"

_MISSING = Text("Filen findes ikke: {file}", "There is no such file: {file}")
_FOLDER = Text("Det er en mappe og ikke en fil: {file}", "This is a folder, not a file: {file}")
_FORBIDDEN = Text("Filen må ikke læses: {file}", "The file may not be read: {file}")
_OTHER = Text(
    "Filen kan ikke åbnes: {file} ({reason})", "The file cannot be opened: {file} ({reason})"
)
_UNREADABLE = Text(
    "{file} er ikke en programfil, der kan læses: {message}\nmodning check {file} viser, hvor.",
    "{file} is not a programme file that can be read: {message}\nmodning check {file} shows where.",
)
_UNSOUND = Text("{file}: {message} {mend}", "{file}: {message} {mend}")


def file_content(name: str) -> bytes:
    """Return what the file holds, as far as any programme file goes; “-” is standard input.

    Raises Refused where it cannot be opened.
    """
    try:
        if name == STANDARD:
            return sys.stdin.buffer.read(LARGEST_FILE + 1)
        with Path(name).open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise _refused(_MISSING, name) from None
    except IsADirectoryError:
        raise _refused(_FOLDER, name) from None
    except PermissionError:
        raise _refused(_FORBIDDEN, name) from None
    except (OSError, ValueError) as error:
        raise _refused(_OTHER, name, getattr(error, "strerror", None) or error) from None


def programme_in(name: str) -> Programme:
    """Return the programme in the file; raise Refused where it is none."""
    try:
        return read_definition(file_content(name)).programme
    except UnreadableDefinition as error:
        message = error.findings[0].message
        raise Refused(_UNREADABLE.filled(file=name, message=message), ERRORS) from None


def _refused(message: Text, name: str, reason: object = "") -> Refused:
    return Refused(message.filled(file=name, reason=reason), NOT_OPENED)
