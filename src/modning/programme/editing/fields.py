"""Fields of a table: given a value, put in their place, and cleared."""

from difflib import SequenceMatcher
from typing import Any

from modning.programme.editing.edits import NOT_A_TABLE, refusal
from modning.programme.editing.lists import put_item, take_item
from modning.programme.editing.sections import (
    has_sections,
    lift_sections,
    put_entry,
    put_header,
    put_sections,
)
from modning.programme.editing.sheet import Sheet
from modning.programme.editing.table import ABSENT, same
from modning.programme.editing.writing import (
    WIDTH,
    is_section,
    written_key,
    written_pair,
    written_section,
    written_sections,
    written_value,
)
from modning.programme.findings import Path
from modning.programme.layout import Section, Value, line_end, line_start
from modning.programme.schema.fields import comes_after


def write(sheet: Sheet, path: Path, old: Any, new: Any) -> None:
    """Make the text say `new` at `path`, where it says `old`; leave what is the same in both."""
    if same(old, new):
        return
    if isinstance(old, dict) and isinstance(new, dict) and new:
        for key, value in new.items():
            write(sheet, (*path, key), old.get(key, ABSENT), value)
        for key in [key for key in old if key not in new]:
            clear(sheet, (*path, key))
    elif isinstance(old, list) and isinstance(new, list) and _holds(sheet, path, new):
        _write_list(sheet, path, old, new)
    elif old is ABSENT:
        _put_field(sheet, path, new)
    elif path in sheet.layout.values:
        _write_value(sheet, sheet.layout.values[path], new)
    else:
        clear(sheet, path)
        _put_field(sheet, path, new)


def clear(sheet: Sheet, path: Path) -> None:
    """Remove all that the text says at `path`."""
    while True:
        values = sheet.layout.values
        inside = [one for one in values if one[: len(path)] == path]
        if not has_sections(sheet, path) and inside:
            _clear_value(sheet, values[inside[0]])
        elif has_sections(sheet, path):
            lift_sections(sheet, path)
        else:
            return


def put_part(sheet: Sheet, path: Path, position: int, count: int, part: Any) -> None:
    """Put `part` as number `position` of the list at `path`, which has `count` entries."""
    if path in sheet.layout.values:
        put_item(sheet, path, position, part)
    elif count:
        if not isinstance(part, dict):
            raise refusal(NOT_A_TABLE, (*path, position))
        put_entry(sheet, path, position, count, written_section(path, part, entry=True))
    else:
        _put_field(sheet, path, [part])


def take_part(sheet: Sheet, path: Path) -> None:
    """Remove the entry of a list at `path`."""
    if path[:-1] in sheet.layout.values:
        take_item(sheet, path)
    else:
        lift_sections(sheet, path)


def _holds(sheet: Sheet, path: Path, new: list[Any]) -> bool:
    """Whether the list at `path`, as it is written there, can hold all of `new`."""
    return bool(new) and (path in sheet.layout.values or _is_tables(new))


def _write_list(sheet: Sheet, path: Path, old: list[Any], new: list[Any]) -> None:
    matcher = SequenceMatcher(None, [repr(one) for one in old], [repr(one) for one in new], False)
    count = len(old)
    # From the last to the first, so that the numbers of those before stay as they are.
    for _, i1, i2, j1, j2 in reversed(matcher.get_opcodes()):
        both = min(i2 - i1, j2 - j1)
        for extra in reversed(range(i1 + both, i2)):
            take_part(sheet, (*path, extra))
            count -= 1
        for part in reversed(new[j1 + both : j2]):
            put_part(sheet, path, i1 + both, count, part)
            count += 1
        for n in range(both):
            write(sheet, (*path, i1 + n), old[i1 + n], new[j1 + n])


def _write_value(sheet: Sheet, value: Value, new: Any) -> None:
    line = line_start(sheet.text, value.start)
    before = sheet.text[line : value.value]
    indent = before[: len(before) - len(before.lstrip(" \t"))]
    shares_line = not isinstance(value.holder, int) and before.strip() != ""
    written = written_value(
        new,
        indent=indent,
        room=WIDTH - len(before),
        one_line=value.in_inline_table or shares_line,
    )
    sheet.replace(value.value, value.end, written)


def _put_field(sheet: Sheet, path: Path, new: Any) -> None:
    around, key = path[:-1], str(path[-1])
    numbers = [n for n, section in enumerate(sheet.layout.sections) if section.path == around]
    if around in sheet.layout.values:
        _put_inline(sheet, path, f"{written_key(key)} = {written_value(new, one_line=True)}")
    elif numbers and (is_section(key, new) or (not around and _is_tables(new))):
        put_sections(sheet, path, written_sections(path, new))
    elif numbers:
        _put_line(sheet, numbers[0], path, written_pair((key,), new))
    elif dotted := _dotted(sheet, around):
        _put_dotted(sheet, dotted[-1], path, new)
    elif has_sections(sheet, around):
        put_header(sheet, around, written_section(around, {key: new}, entry=False))
    else:
        _put_field(sheet, around, {key: new})


def _is_tables(new: Any) -> bool:
    return isinstance(new, dict) or (
        isinstance(new, list) and bool(new) and all(isinstance(one, dict) for one in new)
    )


def _put_line(sheet: Sheet, number: int, path: Path, lines: str) -> None:
    """Put a field's lines into its section, behind the last of those that come before it."""
    depth = len(path)
    pairs = sheet.layout.held_by(number)
    earlier = [pair for pair in pairs if not comes_after(pair.path[:depth], path)]
    if earlier:
        place = line_end(sheet.text, earlier[-1].end)
    elif number:
        place = sheet.layout.sections[number].body
    else:
        place = line_start(sheet.text, pairs[0].start) if pairs else 0
    sheet.insert_lines(place, lines)


def _dotted(sheet: Sheet, around: Path) -> list[tuple[Value, Section]]:
    """Return the lines that give the table `around` fields by dotted keys, with their section."""
    sections = sheet.layout.sections
    return [
        (value, sections[value.holder])
        for value in sheet.layout.values.values()
        if isinstance(value.holder, int)
        and value.path[: len(around)] == around
        and len(sections[value.holder].path) < len(around)
    ]


def _put_dotted(sheet: Sheet, beside: tuple[Value, Section], path: Path, new: Any) -> None:
    """Put a field of a table that is written with dotted keys, below the last of them."""
    value, section = beside
    keys = tuple(str(step) for step in path[len(section.path) :])
    sheet.insert_lines(line_end(sheet.text, value.end), written_pair(keys, new))


def _put_inline(sheet: Sheet, path: Path, written: str) -> None:
    around = sheet.layout.values[path[:-1]]
    pairs = sheet.layout.held_by(path[:-1])
    earlier = [pair for pair in pairs if not comes_after(pair.path[: len(path)], path)]
    if earlier:
        sheet.replace(earlier[-1].end, earlier[-1].end, f", {written}")
    elif pairs:
        sheet.replace(pairs[0].start, pairs[0].start, f"{written}, ")
    else:
        space = sheet.text[around.value + 1 : around.end - 1]
        sheet.replace(around.end - 1, around.end - 1, written + space)


def _clear_value(sheet: Sheet, value: Value) -> None:
    if isinstance(value.holder, int):
        _clear_line(sheet, value, value.holder)
    elif value.comma is not None:
        end = value.comma + 1
        spaces = len(sheet.text[end:]) - len(sheet.text[end:].lstrip(" \t"))
        sheet.replace(value.start, end + spaces, "")
    else:
        pairs = sheet.layout.held_by(value.holder)
        around = sheet.layout.values[value.holder]
        before = pairs[-2].comma if len(pairs) > 1 else None
        end = value.end if before is not None else around.end - 1
        sheet.replace(value.start if before is None else before, end, "")


def _clear_line(sheet: Sheet, value: Value, number: int) -> None:
    """Cut a field's lines with its comments, and one of the gaps where there are two."""
    first = sheet.layout.held_by(number)[0]
    section = sheet.layout.sections[number]
    start, end = line_start(sheet.text, value.start), line_end(sheet.text, value.end)
    if value.path != first.path:
        start = sheet.comments_above(start, section.body)
    above, below = sheet.blank_above(start, section.body), sheet.blank_below(end)
    if above < start and end < below < len(sheet.text):
        end = below
    sheet.lift(start, end)
