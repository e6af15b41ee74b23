"""Edits carried out in a definition's text."""

import tomllib
from typing import Any

from modning.programme.editing.edits import (
    LAID_OUT_OTHERWISE,
    NOT_TOML,
    AddPart,
    ClearField,
    Edit,
    MovePart,
    RemovePart,
    SetField,
    UnableToEdit,
    refusal,
)
from modning.programme.editing.fields import clear, put_part, take_part, write
from modning.programme.editing.lists import move_item
from modning.programme.editing.sections import lift_sections, put_entry
from modning.programme.editing.sheet import Sheet
from modning.programme.editing.table import change, plain, said, same, value_at
from modning.programme.editing.writing import refuse_unwritable


def apply(text: str, *edits: Edit) -> str:
    """Return `text` with `edits` made in it, one after another.

    All other lines stay as they are, byte for byte. Raises UnableToEdit where an edit does not
    fit the text; whether the outcome is a programme is for `read_definition` to say.
    """
    table = _table(text)
    sheet = Sheet(text)
    for edit in edits:
        _check_writable(edit)
        old = value_at(table, edit.path)
        count = _length(old if isinstance(edit, AddPart) else value_at(table, edit.path[:-1]))
        if change(table, edit):
            _carry_out(sheet, edit, old, count)
    if edits and not same(said(_table(sheet.text, edits)), said(table)):
        raise refusal(LAID_OUT_OTHERWISE, edits[0].path)
    return sheet.text


def _carry_out(sheet: Sheet, edit: Edit, old: Any, count: int) -> None:
    match edit:
        case SetField(path, value):
            write(sheet, path, old, plain(value))
        case ClearField(path):
            clear(sheet, path)
        case AddPart(path, part, position):
            put_part(sheet, path, count if position is None else position, count, plain(part))
        case RemovePart(path):
            take_part(sheet, path)
        case MovePart(path, position) if path[:-1] in sheet.layout.values:
            move_item(sheet, path, position)
        case MovePart(path, position):
            lines = lift_sections(sheet, path)
            put_entry(sheet, path[:-1], position, count - 1, lines)


def _check_writable(edit: Edit) -> None:
    if isinstance(edit, SetField):
        refuse_unwritable(plain(edit.value), edit.path)
    elif isinstance(edit, AddPart):
        refuse_unwritable(plain(edit.part), edit.path)


def _length(value: Any) -> int:
    return len(value) if isinstance(value, list) else 0


def _table(text: str, edits: tuple[Edit, ...] = ()) -> dict[str, Any]:
    """Return what `text` says; after `edits` it is text of ours, and says so if it cannot be."""
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError):
        if edits:
            raise refusal(LAID_OUT_OTHERWISE, edits[0].path) from None
        raise UnableToEdit(NOT_TOML) from None
