"""Items of a list in brackets: put, cut and moved, on lines of their own or on one line."""

from modning.programme.editing.sheet import Sheet
from modning.programme.editing.writing import INDENT, WIDTH, written_value
from modning.programme.findings import Path
from modning.programme.layout import Value, line_end, line_start


def put_item(sheet: Sheet, path: Path, position: int, item: object) -> None:
    """Put `item` as number `position` of the list in brackets at `path`."""
    around = sheet.layout.values[path]
    items = sheet.layout.held_by(path)
    indent = _indent(sheet, around, items)
    written = written_value(
        item,
        indent=indent or "",
        room=WIDTH - len(indent or "") - 1,
        one_line=indent is None or around.in_inline_table,
    )
    _put(sheet, path, position, written)


def take_item(sheet: Sheet, path: Path) -> None:
    """Cut out the item at `path`, with its comma and the comments that belong to it."""
    items = sheet.layout.held_by(path[:-1])
    item = items[int(path[-1])]
    before = items[int(path[-1]) - 1] if path[-1] else None
    if item is items[-1]:
        _take_last(sheet, item, before)
    elif _has_own_lines(sheet, item):
        sheet.replace(_start(sheet, item, before), _line_end(sheet, item), "")
    else:
        end = _comma_end(item)
        spaces = len(sheet.text[end:]) - len(sheet.text[end:].lstrip(" \t"))
        sheet.replace(item.start, end + spaces, "")


def move_item(sheet: Sheet, path: Path, position: int) -> None:
    """Move the item at `path` to `position`, with the comments that belong to it."""
    items = sheet.layout.held_by(path[:-1])
    item = items[int(path[-1])]
    if not all(_has_own_lines(sheet, one) for one in items):
        written = sheet.text[item.start : item.end]
        take_item(sheet, path)
        _put(sheet, path[:-1], position, written)
        return
    ends_in_comma = items[-1].comma is not None
    if not ends_in_comma:
        sheet.replace(items[-1].end, items[-1].end, ",")
    items = sheet.layout.held_by(path[:-1])
    item = items[int(path[-1])]
    before = items[int(path[-1]) - 1] if path[-1] else None
    lines = sheet.lift(_start(sheet, item, before), _line_end(sheet, item))
    sheet.insert_lines(_line_for(sheet, sheet.layout.held_by(path[:-1]), position), lines)
    last = sheet.layout.held_by(path[:-1])[-1]
    if not ends_in_comma and last.comma is not None:
        sheet.replace(last.comma, last.comma + 1, "")


def _put(sheet: Sheet, path: Path, position: int, written: str) -> None:
    around = sheet.layout.values[path]
    items = sheet.layout.held_by(path)
    indent = _indent(sheet, around, items)
    if indent is not None and not _shares_its_line(sheet, items[position : position + 1]):
        last = items[-1] if items else None
        comma = "," if last is None or position < len(items) or last.comma is not None else ""
        place = _line_for(sheet, items, position)
        if not items:
            place = line_start(sheet.text, around.end)
        sheet.insert_lines(place, f"{indent}{written}{comma}\n")
        if last and not comma:
            sheet.replace(last.end, last.end, ",")
    elif position < len(items):
        sheet.replace(items[position].start, items[position].start, f"{written}, ")
    elif items and items[-1].comma is not None:
        sheet.replace(items[-1].comma + 1, items[-1].comma + 1, f" {written},")
    elif items:
        sheet.replace(items[-1].end, items[-1].end, f", {written}")
    else:
        sheet.replace(around.end - 1, around.end - 1, written)


def _shares_its_line(sheet: Sheet, found: list[Value]) -> bool:
    """Tell whether the item stands behind something else, as the first may behind the bracket."""
    return any(not sheet.is_blank(line_start(sheet.text, one.start), one.start) for one in found)


def _take_last(sheet: Sheet, item: Value, before: Value | None) -> None:
    if _has_own_lines(sheet, item):
        sheet.replace(_start(sheet, item, before), _line_end(sheet, item), "")
    else:
        line = sheet.text[line_start(sheet.text, item.start) : item.start] if before else ""
        spaces = len(line) - len(line.rstrip(" \t"))
        sheet.replace(item.start - spaces, _comma_end(item), "")
    if before and before.comma is not None and item.comma is None:
        sheet.replace(before.comma, before.comma + 1, "")


def _indent(sheet: Sheet, around: Value, items: list[Value]) -> str | None:
    """Return the indent of items that have lines of their own, or None where they share one."""
    if items:
        last = items[-1]
        line = line_start(sheet.text, last.start)
        return sheet.text[line : last.start] if _has_own_lines(sheet, last) else None
    line = line_start(sheet.text, around.end)
    if line <= around.value or not sheet.is_blank(line, around.end - 1):
        return None
    return sheet.text[line : around.end - 1] + INDENT


def _line_for(sheet: Sheet, items: list[Value], position: int) -> int:
    """Return where the line of an item that is put at `position` begins."""
    if position < len(items):
        return _start(sheet, items[position], items[position - 1] if position else None)
    return _line_end(sheet, items[-1]) if items else 0


def _start(sheet: Sheet, item: Value, before: Value | None) -> int:
    """Return where an item's lines begin; a comment above the first is about the whole list."""
    line = line_start(sheet.text, item.start)
    return sheet.comments_above(line, _line_end(sheet, before)) if before else line


def _has_own_lines(sheet: Sheet, item: Value) -> bool:
    line = line_start(sheet.text, item.start)
    end = _comma_end(item)
    return (
        sheet.is_blank(line, item.start)
        and "\n" not in sheet.text[item.end : end]
        and sheet.is_remark(end, line_end(sheet.text, end))
    )


def _comma_end(item: Value) -> int:
    return item.end if item.comma is None else item.comma + 1


def _line_end(sheet: Sheet, item: Value) -> int:
    return line_end(sheet.text, _comma_end(item))
