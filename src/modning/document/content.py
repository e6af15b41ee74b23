"""What a document says, whatever file it becomes."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from modning.language import Language, Text

# What XML 1.0 cannot hold, and so neither Word nor HTML: control characters, lone surrogates and
# the two code points that are no characters.
_NOT_IN_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u007f-\u009f]")

CONTENTS = Text("Indhold", "Contents")
PAGE = Text("Side", "Page")
OF = Text("af", "of")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the document's title, and the `anchor` that links to it name.

    Level 1 stands in the table of contents.
    """

    text: str
    anchor: str
    level: Literal[1, 2, 3] = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. A line break in it is kept."""

    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """Something the reader must not overlook, set off from the text."""

    text: str


@dataclass(frozen=True, slots=True)
class BulletList:
    """Items in a list."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """What is said under a short label such as “Formål”; several values make a list."""

    label: str
    values: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.values:
            message = f"“{self.label}” says nothing"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with what is said under each."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Text that leads to the heading with that anchor."""

    text: str
    anchor: str


Cell: TypeAlias = str | Link


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column; `share` is its width against the others'."""

    title: str
    share: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row; with `row_headers` the first cell names its row.

    Where the caption says what stands above the table anyway (`repeats_heading`), it is not drawn
    on paper; in Word it stays the table's name for those who cannot see it.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    row_headers: bool = False
    repeats_heading: bool = False

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            message = f"every row of “{self.caption}” must have {len(self.columns)} cells"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing, and in `alt` what it shows to those who cannot see it."""

    svg: str
    alt: str
    caption: str

    def __post_init__(self) -> None:
        if not self.alt.strip():
            message = "a figure needs a text for those who cannot see it"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Contents:
    """The place of the table of contents."""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A new page, where there are pages."""


Flowing: TypeAlias = (
    Heading | Paragraph | Note | BulletList | Facts | Table | Figure | Contents | PageBreak
)


@dataclass(frozen=True, slots=True)
class Landscape:
    """Parts on a page of their own, turned sideways."""

    parts: tuple[Flowing, ...]


Part: TypeAlias = Flowing | Landscape


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. `dated` is the date its files carry; `footer` stands on every page."""

    title: str
    subtitle: str
    language: Language
    author: str
    subject: str
    dated: date
    footer: str
    parts: tuple[Part, ...]

    def __post_init__(self) -> None:
        anchors = [heading.anchor for heading in self.headings()]
        if len(anchors) != len(set(anchors)):
            message = "two headings have the same anchor"
            raise ValueError(message)
        if astray := {link.anchor for link in self._links()} - set(anchors):
            message = f"links lead to headings that are not there: {', '.join(sorted(astray))}"
            raise ValueError(message)

    def flow(self) -> Iterator[Flowing]:
        """Yield every part in order, those on landscape pages too."""
        for part in self.parts:
            if isinstance(part, Landscape):
                yield from part.parts
            else:
                yield part

    def headings(self) -> Iterator[Heading]:
        """Yield every heading in order."""
        return (part for part in self.flow() if isinstance(part, Heading))

    def _links(self) -> Iterator[Link]:
        tables = (part for part in self.flow() if isinstance(part, Table))
        cells = (cell for table in tables for row in table.rows for cell in row)
        return (cell for cell in cells if isinstance(cell, Link))


def printable(text: str) -> str:
    """Return `text` as a file can hold it: composed letters, and nothing that XML refuses."""
    even = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _NOT_IN_XML.sub("", even))
