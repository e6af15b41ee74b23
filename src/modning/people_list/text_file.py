"""Reads a text file with columns, whatever its encoding and separator."""

import csv
import io

from modning.people_list import kinds
from modning.people_list.headings import read_headings
from modning.people_list.limits import HEADING_WITHIN, LARGEST_TEXT, MOST_COLUMNS, MOST_ROWS
from modning.people_list.value import Row, Sheet
from modning.programme.findings import Finding

SEPARATORS = ";,\t|"
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_LIKE_BLANKS = frozenset("\t\n\r\x0b\x0c")


def read_text_file(content: bytes) -> Sheet | Finding:
    """Return the rows of a text file, or why there are none."""
    if len(content) > LARGEST_TEXT:
        return kinds.TOO_LARGE.found((), largest=LARGEST_TEXT // 1024**2)
    text = decoded(content)
    if text is None:
        return kinds.UNREADABLE.found(())
    text, told = _without_first_line_for_excel(text)
    separator = told or _separator(text)
    rows: list[Row] = []
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    try:
        for number, cells in enumerate(lines, start=1):
            if any(cells):
                rows.append(Row(number, tuple(cells[:MOST_COLUMNS])))
            if len(rows) > MOST_ROWS + HEADING_WITHIN:
                break
    except csv.Error:
        return kinds.BROKEN_QUOTES.found((), row=number + 1)
    return Sheet(tuple(rows))


def decoded(content: bytes) -> str | None:
    """Return the text in bytes of UTF-8, UTF-16 or Windows-1252; None for what is no text."""
    for encoding in _encodings(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        is_text = all(one >= " " or one in _LIKE_BLANKS for one in text)
        return text if is_text else None
    return None


def _encodings(content: bytes) -> tuple[str, ...]:
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return (encoding,)
    # Letters that we write have a zero as one of their two bytes in UTF-16.
    low, high = content[0:1000:2].count(0), content[1:1000:2].count(0)
    if low or high:
        return ("utf-16-le",) if high > low else ("utf-16-be",)
    return ("utf-8", "cp1252")


def _without_first_line_for_excel(text: str) -> tuple[str, str]:
    """Take off the line “sep=;” that tells Excel the separator; it is no row there either."""
    first, _, rest = text.partition("\n")
    told = first.strip().removeprefix("sep=") if first.startswith("sep=") else ""
    return (rest, told) if len(told) == 1 and told in SEPARATORS else (text, "")


def _separator(text: str) -> str:
    """Return the separator that lets most cells of one of the first rows be known headings."""
    return max(SEPARATORS, key=lambda separator: _headings_by(separator, text))


def _headings_by(separator: str, text: str) -> int:
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    most = 0
    try:
        for _, cells in zip(range(HEADING_WITHIN), lines, strict=False):
            most = max(most, len(read_headings(cells[:MOST_COLUMNS]).places))
    except csv.Error:
        return most
    return most
