"""Reads a list of people: rows into lines, with a finding for each cell that is wrong."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TypeVar

from modning.language import Text
from modning.people_list import kinds
from modning.people_list.cells import (
    UnreadableCell,
    is_like_cpr,
    read_day,
    read_email,
    read_yes,
    text_of,
)
from modning.people_list.headings import LABELS, Column, Headings, found_at, read_headings
from modning.people_list.limits import HEADING_WITHIN, LARGEST_FILE, LONGEST_CELL, MOST_ROWS
from modning.people_list.text_file import read_text_file
from modning.people_list.value import Cell, Line, Row, Sheet
from modning.people_list.workbook import OLD, ZIP, read_workbook
from modning.programme.findings import Finding, FindingKind

Read = TypeVar("Read")
LONGEST: dict[Column, int] = {
    "name": 200,
    "first": 100,
    "last": 100,
    "phone": 40,
    "site": 300,
    "role": 300,
    "access": 100,
}


class UnreadablePeopleList(ValueError):
    """A file is no list of people; `finding` says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message.en)
        self.finding = finding


@dataclass(frozen=True, slots=True)
class PeopleList:
    """The lines that can be read, and what is wrong with the others or odd in the file.

    A finding's path is the number of the row and the column's name in Danish; the file's own have
    an empty path.
    """

    lines: tuple[Line, ...]
    findings: tuple[Finding, ...]


def read_people(content: bytes) -> PeopleList:
    """Read an Excel or text file; raise UnreadablePeopleList when it holds no list at all."""
    sheet, at, headings = _with_headings(_sheets(content))
    for one, other in headings.twice:
        raise UnreadablePeopleList(kinds.HEADING_TWICE.found((), one=one, other=other))
    below = sheet.rows[at + 1 :]
    if not below:
        raise UnreadablePeopleList(kinds.NOTHING_THERE.found(()))
    if len(below) > MOST_ROWS:
        raise UnreadablePeopleList(kinds.TOO_MANY_ROWS.found((), most=MOST_ROWS))
    lines, findings = [], list(_remarks(sheet, headings))
    for row in below:
        reader = _RowReader(row, headings)
        line = reader.line()
        findings += reader.findings
        lines += [line] if line and not reader.findings else []
    kept = _once(lines)
    return PeopleList(kept.lines, (*findings, *kept.findings))


def _sheets(content: bytes) -> list[Sheet]:
    if len(content) > LARGEST_FILE:
        found: list[Sheet] | Sheet | Finding = kinds.TOO_LARGE.found(
            (), largest=LARGEST_FILE // 1024**2
        )
    elif content.startswith(OLD):
        found = kinds.OLD_OR_LOCKED.found(())
    else:
        found = read_workbook(content) if content.startswith(ZIP) else read_text_file(content)
    if isinstance(found, Finding):
        raise UnreadablePeopleList(found)
    return found if isinstance(found, list) else [found]


def _with_headings(sheets: list[Sheet]) -> tuple[Sheet, int, Headings]:
    """Return the first sheet with headings, where they stand, and what they say."""
    nearest = Headings({})
    for sheet in sheets:
        for at, row in enumerate(sheet.rows[:HEADING_WITHIN]):
            headings = read_headings(row.cells)
            if not headings.missing:
                return sheet, at, headings
            nearest = max(nearest, headings, key=lambda one: len(one.places))
    names = Text(
        ", ".join(LABELS[one].da for one in nearest.missing),
        ", ".join(LABELS[one].en for one in nearest.missing),
    )
    raise UnreadablePeopleList(kinds.NO_HEADINGS.found((), missing=names))


def _remarks(sheet: Sheet, headings: Headings) -> Iterator[Finding]:
    if sheet.hidden:
        yield kinds.HIDDEN_ROWS.found((), number=sheet.hidden)
    if headings.left_out:
        names = ", ".join(f"“{name[:40]}”" for name in headings.left_out)
        yield kinds.COLUMN_LEFT_OUT.found((), names=names)


@dataclass(slots=True)
class _RowReader:
    """Reads the cells of one row by their columns, and keeps what is wrong with them."""

    row: Row
    headings: Headings
    findings: list[Finding] = field(default_factory=list)

    def line(self) -> Line | None:
        """Return what the row says, as far as it can be read."""
        since = self._read("since", read_day, kinds.BAD_DATE, None)
        last = self._read("until", read_day, kinds.BAD_DATE, None)
        until = None if last is None else last + timedelta(days=1)
        if since and until and until <= since:
            self._wrong(kinds.ENDS_TOO_EARLY, "until")
        email = self._read("email", read_email, kinds.BAD_EMAIL, "-")
        if not email:
            self._wrong(kinds.NO_EMAIL, "email")
        if is_like_cpr(email):
            self._wrong(kinds.LIKE_CPR, "email")
        return Line(
            row=self.row.number,
            name=self._name(),
            email=email,
            role=self._text("role") or self._missing_role(),
            site=self._text("site"),
            access=self._text("access"),
            phone=self._text("phone"),
            since=since,
            until=until,
            is_deputy=self._read("deputy", read_yes, kinds.NEITHER_YES_NOR_NO, default=False),
        )

    def _name(self) -> str:
        parts = (self._text("name"), self._text("first"), self._text("last"))
        name = parts[0] or " ".join(part for part in parts[1:] if part)
        if not name:
            self._wrong(kinds.NO_NAME, "name")
        return name

    def _missing_role(self) -> str:
        self._wrong(kinds.NO_ROLE, "role")
        return ""

    def _text(self, column: Column) -> str:
        text = text_of(self._cell(column))
        if len(text) > LONGEST[column]:
            self._wrong(kinds.TOO_LONG, column, longest=LONGEST[column])
        if is_like_cpr(text):
            self._wrong(kinds.LIKE_CPR, column)
        return text

    def _read(
        self, column: Column, read: Callable[[Cell], Read], wrong: FindingKind, default: Read
    ) -> Read:
        try:
            return read(self._cell(column))
        except UnreadableCell:
            text = text_of(self._cell(column))
            shown = "…" if is_like_cpr(text) else text[:60]
            self._wrong(wrong, column, text=shown)
            return default

    def _cell(self, column: Column) -> Cell:
        place = self.headings.places.get(column, len(self.row.cells))
        cell = self.row.cells[place] if place < len(self.row.cells) else ""
        return cell[:LONGEST_CELL] if isinstance(cell, str) else cell

    def _wrong(self, kind: FindingKind, column: Column, **values: object) -> None:
        self.findings.append(found_at(self.row.number, kind, column, **values))


def _once(lines: Iterable[Line]) -> PeopleList:
    """Keep each line once, and each e-mail with one name."""
    kept: list[Line] = []
    findings: list[Finding] = []
    first_with: dict[str, Line] = {}
    same: dict[tuple[str, ...], list[Line]] = {}
    for line in lines:
        email = line.email.casefold()
        first = first_with.setdefault(email, line)
        key = (email, line.role.casefold(), line.site.casefold())
        earlier = next((one for one in same.get(key, ()) if _meet(one, line)), None)
        if first.name.casefold() != line.name.casefold():
            findings.append(
                found_at(line.row, kinds.OTHER_NAME, "email", name=first.name, row=first.row)
            )
        elif earlier:
            findings.append(found_at(line.row, kinds.TWICE, "role", row=earlier.row))
        else:
            kept.append(line)
            same.setdefault(key, []).append(line)
    return PeopleList(tuple(kept), tuple(findings))


def _meet(one: Line, other: Line) -> bool:
    """Tell whether there is a day on which both lines hold."""
    begins = max(one.since or date.min, other.since or date.min)
    return begins < min(one.until or date.max, other.until or date.max)
