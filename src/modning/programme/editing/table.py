"""What an edit means for the values that a text holds: the judge of what it does to the text."""

from collections.abc import Mapping
from typing import Any

from modning.programme.editing.edits import (
    NO_POSITION,
    NOT_A_LIST,
    NOT_A_TABLE,
    NOTHING_THERE,
    AddPart,
    ClearField,
    Edit,
    MovePart,
    RemovePart,
    SetField,
    refusal,
)
from modning.programme.findings import Path

ABSENT = object()


def value_at(table: Any, path: Path) -> Any:
    """Return the value that `path` leads to, or ABSENT."""
    for step in path:
        if not _leads_on(table, step):
            return ABSENT
        table = table[step]
    return table


def _leads_on(table: Any, step: str | int) -> bool:
    if isinstance(step, int):
        return isinstance(table, list) and 0 <= step < len(table)
    return isinstance(table, dict) and step in table


def same(one: Any, other: Any) -> bool:
    """Tell whether two values are written alike: 1, 1.0 and true are three things."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return type(one) is type(other) and bool(one == other)


def said(value: Any) -> Any:
    """Return `value` without fields that hold nothing: text can leave them out as well."""
    if isinstance(value, dict):
        kept = {key: said(one) for key, one in value.items()}
        return {key: one for key, one in kept.items() if one not in ({}, [])}
    return [said(one) for one in value] if isinstance(value, list) else value


def plain(value: Any) -> Any:
    """Return `value` with its lists and tables as TOML reads them."""
    if isinstance(value, Mapping):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return value


def change(table: dict[str, Any], edit: Edit) -> bool:
    """Make `edit` in `table`; tell whether it changed anything. Raises UnableToEdit."""
    match edit:
        case SetField(path, value):
            return _set(table, path, plain(value))
        case ClearField(path):
            return _clear(table, path)
        case AddPart(path, part, position):
            _add(table, path, plain(part), position)
            return True
        case RemovePart(path):
            _entries_around(table, path).pop(_number(path))
            return True
        case MovePart(path, position):
            entries = _entries_around(table, path)
            if not 0 <= position < len(entries):
                raise refusal(NO_POSITION, path[:-1], number=position + 1, length=len(entries))
            entries.insert(position, entries.pop(_number(path)))
            return position != path[-1]


def _set(table: dict[str, Any], path: Path, value: Any) -> bool:
    if not path or same(value_at(table, path), value):
        return False
    holder: Any = table
    for depth, step in enumerate(path[:-1], start=1):
        if isinstance(step, str) and isinstance(holder, dict):
            holder = holder.setdefault(step, {})
        else:
            holder = value_at(holder, (step,))
        if not isinstance(holder, dict | list):
            raise refusal(NOT_A_TABLE if holder is not ABSENT else NOTHING_THERE, path[:depth])
    last: Any = path[-1]
    if isinstance(last, str) != isinstance(holder, dict) or (
        isinstance(last, int) and value_at(holder, (last,)) is ABSENT
    ):
        raise refusal(NOTHING_THERE, path)
    holder[last] = value
    return True


def _clear(table: dict[str, Any], path: Path) -> bool:
    holder = value_at(table, path[:-1])
    if not path or not isinstance(holder, dict):
        return False
    return holder.pop(path[-1], ABSENT) is not ABSENT


def _add(table: dict[str, Any], path: Path, part: Any, position: int | None) -> None:
    if value_at(table, path) is ABSENT:
        _set(table, path, [])
    entries = value_at(table, path)
    if not isinstance(entries, list):
        raise refusal(NOT_A_LIST, path)
    at = len(entries) if position is None else position
    if not 0 <= at <= len(entries):
        raise refusal(NO_POSITION, path, number=at + 1, length=len(entries))
    entries.insert(at, part)


def _entries_around(table: dict[str, Any], path: Path) -> list[Any]:
    entries = value_at(table, path[:-1])
    if not path or not isinstance(entries, list):
        raise refusal(NOT_A_LIST, path[:-1])
    if value_at(table, path) is ABSENT:
        raise refusal(NOTHING_THERE, path)
    return entries


def _number(path: Path) -> int:
    return int(path[-1])
