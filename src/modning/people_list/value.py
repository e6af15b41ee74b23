"""A list of people: the file's rows as they stand, and what one line says of a person."""

from dataclasses import dataclass
from datetime import date

Cell = str | date


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet; `number` is the one that a spreadsheet shows beside it."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a file that are shown, and how many are hidden."""

    rows: tuple[Row, ...]
    hidden: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """What the row with that number says: who has which role, where and when.

    `site`, `role` and `access` are as written. The period is half-open: `until` is the day after
    the last.
    """

    row: int
    name: str
    email: str
    role: str
    site: str = ""
    access: str = ""
    phone: str = ""
    since: date | None = None
    until: date | None = None
    is_deputy: bool = False
