"""Entries and tables that stand below headers of their own: where they are, cut and put."""

from dataclasses import dataclass

from modning.programme.editing.sheet import Sheet
from modning.programme.findings import Path
from modning.programme.layout import Section, line_end, line_start
from modning.programme.schema.fields import comes_after


@dataclass(frozen=True, slots=True)
class Run:
    """Whole lines that belong to one part, its comments included, blank lines around it not."""

    start: int
    end: int


def has_sections(sheet: Sheet, path: Path) -> bool:
    """Whether anything of `path` stands below a header."""
    return any(_within(section, path) for section in sheet.layout.sections)


def runs(sheet: Sheet, path: Path) -> list[Run]:
    """Return the lines of the part at `path`: one run, or several where others stand between."""
    found: list[Run] = []
    sections = sheet.layout.sections
    ends = _last_lines(sheet)
    for number, section in enumerate(sections):
        if not _within(section, path):
            continue
        end = _end(sheet, number, ends)
        if found and number and _within(sections[number - 1], path):
            found[-1] = Run(found[-1].start, end)
        else:
            floor = max(ends[number - 1], sections[number - 1].body) if number else 0
            found.append(Run(sheet.comments_above(section.start, floor), end))
    return found


def lift_sections(sheet: Sheet, path: Path) -> str:
    """Cut out the part at `path` with its comments and one gap beside it; return its lines."""
    pieces: list[str] = []
    for run in reversed(runs(sheet, path)):
        start, end = run.start, run.end
        lines = sheet.text[start:end].replace("\r\n", "\n")
        pieces.append(lines if lines.endswith("\n") else lines + "\n")
        below = sheet.blank_below(end)
        if below < len(sheet.text):
            sheet.replace(start, below, "")
        else:
            above = sheet.blank_above(start)
            start = sheet.content_end(line_start(sheet.text, above - 1)) if above else 0
            sheet.replace(start, sheet.content_end(line_start(sheet.text, end - 1)), "")
    return "\n".join(reversed(pieces))


def put_entry(sheet: Sheet, path: Path, position: int, count: int, lines: str) -> None:
    """Put `lines` as number `position` of the `count` entries that the list at `path` has."""
    if position < count:
        start = runs(sheet, (*path, position))[0].start
        gap = sheet.text[sheet.blank_above(start) : start] if position else "\n"
        sheet.replace(start, start, lines + gap.replace("\r\n", "\n"))
    elif count:
        _put_below(sheet, runs(sheet, (*path, count - 1))[-1].end, lines)
    else:
        put_sections(sheet, path, lines)


def put_sections(sheet: Sheet, path: Path, lines: str) -> None:
    """Put the sections `lines` of a new field at `path` behind what comes before it."""
    around = path[:-1]
    if around:
        _put_below(sheet, runs(sheet, around)[-1].end, lines)
        return
    ends = _last_lines(sheet)
    before = [
        number
        for number, section in enumerate(sheet.layout.sections)
        if not section.path or not comes_after((section.path[0],), path)
    ]
    _put_below(sheet, _end(sheet, before[-1], ends), lines)


def put_header(sheet: Sheet, path: Path, header: str) -> None:
    """Put the `header` of a table that so far only has sections below it, above these."""
    start = runs(sheet, path)[0].start
    sheet.replace(start, start, header + "\n")


def _within(section: Section, path: Path) -> bool:
    return section.path[: len(path)] == path


def _put_below(sheet: Sheet, end: int, lines: str) -> None:
    below = sheet.blank_below(end)
    gap = sheet.text[end:below].replace("\r\n", "\n")
    if below < len(sheet.text):
        sheet.replace(below, below, lines + gap)
        return
    if end == 0:
        sheet.replace(0, 0, lines)
        return
    end = sheet.content_end(line_start(sheet.text, end - 1))
    sheet.replace(end, end, "\n\n" + lines.removesuffix("\n"))


def _last_lines(sheet: Sheet) -> list[int]:
    """Return where the last line that says something ends, for each section."""
    ends = [section.body for section in sheet.layout.sections]
    for value in sheet.layout.values.values():
        if isinstance(value.holder, int):
            ends[value.holder] = line_end(sheet.text, value.end)
    return ends


def _end(sheet: Sheet, number: int, ends: list[int]) -> int:
    """Return where a section's lines end, with the comments that belong to its last line."""
    section = sheet.layout.sections[number]
    below = sheet.comments_below(ends[number])
    belongs_below = below == section.end < len(sheet.text)
    return ends[number] if belongs_below else below
