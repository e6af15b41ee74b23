"""Tables of results: as text to read, and as CSV."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Table:
    """A table of results. `name` is that of its CSV file, `about` a sentence under its title."""

    name: str
    title: str
    about: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def as_markdown(table: Table) -> str:
    """Return the table as text, its columns aligned: first names, then numbers."""
    lines = [table.head, *table.rows]
    widths = [max(len(line[n]) for line in lines) for n in range(len(table.head))]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    written = "\n".join(_aligned(line, widths) for line in (table.head, rule, *table.rows))
    return f"## {table.title}\n\n{table.about}\n\n{written}\n"


def _aligned(cells: Sequence[str], widths: Sequence[int]) -> str:
    first = cells[0].ljust(widths[0])
    others = [cell.rjust(width) for cell, width in zip(cells[1:], widths[1:], strict=True)]
    return f"| {' | '.join([first, *others])} |"


def write_csv(table: Table, folder: Path) -> Path:
    """Write the table into `folder` and return its file."""
    file = folder / f"{table.name}.csv"
    with file.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened).writerows([table.head, *table.rows])
    return file
