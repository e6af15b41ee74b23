"""Reads the sheets of an Excel file; what formulas gave is read, and none is worked out."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from xml.etree.ElementTree import iterparse

from modning.people_list import kinds
from modning.people_list.limits import (
    HEADING_WITHIN,
    LARGEST_UNPACKED,
    MOST_COLUMNS,
    MOST_PARTS,
    MOST_ROWS,
    MOST_SHEETS,
)
from modning.people_list.value import Cell, Row, Sheet
from modning.programme.findings import Finding

ZIP, OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST_ROW = 2 * (MOST_ROWS + HEADING_WITHIN)  # of hidden, empty and other rows
# Entities can grow without end; no spreadsheet program writes a document type.
_DOCUMENT_TYPE = re.compile(rb"<\x00?!\x00?D\x00?O\x00?C\x00?T\x00?Y\x00?P\x00?E", re.IGNORECASE)


def read_workbook(content: bytes) -> list[Sheet] | Finding:
    """Return the sheets that are shown, or why there are none."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if refusal := _excess(archive):
                return refusal
            return _sheets(content, archive)
    except Exception:  # a broken file breaks the library in ways without number
        return kinds.UNREADABLE.found(())


def _excess(archive: zipfile.ZipFile) -> Finding | None:
    parts = archive.infolist()
    # The archive gives no more bytes of a part than it says here.
    if len(parts) > MOST_PARTS or sum(one.file_size for one in parts) > LARGEST_UNPACKED:
        return kinds.TOO_MUCH_INSIDE.found((), largest=LARGEST_UNPACKED // 1024**2)
    if any(_DOCUMENT_TYPE.search(archive.read(one)) for one in parts):
        return kinds.UNREADABLE.found(())
    return None


def _sheets(content: bytes, archive: zipfile.ZipFile) -> list[Sheet]:
    from openpyxl import load_workbook  # noqa: PLC0415 -- thirty megabytes, for few who need it

    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    return [_sheet(sheet, archive) for sheet in shown[:MOST_SHEETS]]


def _sheet(sheet: Any, archive: zipfile.ZipFile) -> Sheet:
    # Where the sheet stands in the archive; openpyxl reads no rows' properties in this mode.
    path = sheet._worksheet_path  # noqa: SLF001 -- the only place that tells
    with archive.open(path) as part:
        hidden = set(_hidden_rows(part))
    sheet.reset_dimensions()  # what the file says of its size may be a lie
    rows, left_out = [], 0
    written = sheet.iter_rows(max_row=_LAST_ROW, max_col=MOST_COLUMNS, values_only=True)
    for number, values in enumerate(written, start=1):
        cells = tuple(_cell(value) for value in values)
        if not any(cells):
            continue
        if number in hidden:
            left_out += 1
        else:
            rows.append(Row(number, cells))
        if len(rows) > MOST_ROWS + HEADING_WITHIN:
            break
    return Sheet(tuple(rows), left_out)


def _hidden_rows(part: Any) -> Iterator[int]:
    number = 0
    for _, element in iterparse(part):  # noqa: S314 -- no document type gets this far
        if not element.tag.endswith("}row"):
            continue
        number = int(element.get("r", number + 1))
        if element.get("hidden") in {"1", "true"}:
            yield number
        if number > _LAST_ROW:
            return
        element.clear()


def _cell(value: Any) -> Cell:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
