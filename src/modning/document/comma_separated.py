"""A table as a file that a Danish spreadsheet opens as a table: semicolons, UTF-8 with its mark."""

import csv
from io import StringIO

from modning.document.content import Link, Table, printable

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MARK = "\ufeff"  # without it a Danish Excel reads æøå as something else


def write_csv(table: Table) -> bytes:
    """Return the table with its titles first.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front of it.
    """
    written = StringIO()
    rows = csv.writer(written, delimiter=";", lineterminator="\r\n")
    rows.writerow(_plain(column.title) for column in table.columns)
    for row in table.rows:
        rows.writerow(_plain(cell.text if isinstance(cell, Link) else cell) for cell in row)
    return (_MARK + written.getvalue()).encode()


def _plain(text: str) -> str:
    cell = printable(text)
    return f"'{cell}" if cell.lstrip(" \u00a0\n").startswith(_FORMULA) else cell
