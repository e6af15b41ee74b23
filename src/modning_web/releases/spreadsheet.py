"""Tables as Danish spreadsheets read them."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import StringIO

from django.utils.timezone import localtime

CSV = "text/csv; charset=utf-8"
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n")  # a spreadsheet would calculate what follows


def danish_csv(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Write a table: semicolons, decimal commas, CRLF, UTF-8 with its mark; text never calculates.

    Days are written 2024-06-12, times 2024-06-12 09:30:00 in Danish time.
    """
    paper = StringIO()
    writer = csv.writer(paper, delimiter=";", lineterminator="\r\n")
    writer.writerow([_cell(head) for head in heads])
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return b"\xef\xbb\xbf" + paper.getvalue().encode()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{localtime(value):%Y-%m-%d %H:%M:%S}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal | float | int) and not isinstance(value, bool):
        return str(value).replace(".", ",")
    text = str(value)
    # Full-width look-alikes count too: some spreadsheets fold them before they calculate.
    return f"'{text}" if text.lstrip(" ").startswith((*_RUNS, "＝", "＋", "－", "＠")) else text
