"""The edits that can be made to a definition's text, and why one could not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import TypeAlias

from modning.language import Text
from modning.programme.findings import Path, written_path

Value: TypeAlias = (
    "str | int | float | bool | date | time | Sequence[Value] | Mapping[str, Value]"  # as in TOML
)


@dataclass(frozen=True, slots=True)
class SetField:
    """Give the field at `path` this value; it is written where its table's order puts it.

    Of a list or a table only what differs is written anew, so that comments inside survive.
    """

    path: Path
    value: Value


@dataclass(frozen=True, slots=True)
class ClearField:
    """Remove the field at `path`; a field that is not there stays so."""

    path: Path


@dataclass(frozen=True, slots=True)
class AddPart:
    """Add `part` to the list at `path`, at `position` counted from zero, or at its end."""

    path: Path
    part: Value
    position: int | None = None


@dataclass(frozen=True, slots=True)
class RemovePart:
    """Remove the entry of a list that `path` leads to, as in ``("activities", 3)``."""

    path: Path


@dataclass(frozen=True, slots=True)
class MovePart:
    """Move the entry of a list that `path` leads to, to `position` among the others."""

    path: Path
    position: int


Edit: TypeAlias = SetField | ClearField | AddPart | RemovePart | MovePart


class UnableToEdit(ValueError):
    """The edit was refused and nothing is changed; `message` says what and where."""

    def __init__(self, message: Text, path: Path = ()) -> None:
        super().__init__(message.en)
        self.message = message
        self.path = path


NOT_TOML = Text("Teksten er ikke gyldig TOML.", "The text is not valid TOML.")
NOTHING_THERE = Text("Der er ikke noget på stedet {place}.", "There is nothing at {place}.")
NOT_A_LIST = Text("{place} er ikke en liste.", "{place} is not a list.")
NOT_A_TABLE = Text("{place} har ingen felter.", "{place} has no fields.")
NO_POSITION = Text(
    "{place} har ikke plads nummer {number}: listen har {length}.",
    "{place} has no place number {number}: the list has {length}.",
)
NOT_WRITABLE = Text(
    "Værdien til {place} kan ikke skrives i filen: {value}.",
    "The value for {place} cannot be written in the file: {value}.",
)
LAID_OUT_OTHERWISE = Text(
    "Filen er stillet op på en måde, så {place} ikke kan rettes her. Ret den i filen.",
    "The file is laid out in such a way that {place} cannot be edited here. Edit it in the file.",
)


def refusal(message: Text, path: Path, **values: object) -> UnableToEdit:
    """Return the error that says `message` of the place `path`."""
    return UnableToEdit(message.filled(place=written_path(path) or "[]", **values), path)
