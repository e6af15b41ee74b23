"""The names of the fields that a definition can have at a place, in their order."""

from functools import cache
from typing import Any, get_args

from modning.programme.findings import Path
from modning.programme.schema.definition import Programme
from modning.programme.schema.written import Part


def field_names(path: Path) -> tuple[str, ...]:
    """Return the fields of the table at `path` as a file names them; none where none is known."""
    return _names(tuple(step for step in path if isinstance(step, str)))


def comes_after(one: Path, other: Path) -> bool:
    """Whether the field `one` is written after the field `other` of the same table.

    Fields that the schema does not know come last.
    """
    names = field_names(other[:-1])
    return _rank(names, one[-1]) > _rank(names, other[-1])


def _rank(names: tuple[str, ...], name: str | int) -> int:
    return names.index(name) if isinstance(name, str) and name in names else len(names)


@cache
def _names(path: tuple[str, ...]) -> tuple[str, ...]:
    part: type[Part] | None = Programme
    for step in path:
        field = _fields(part).get(step)
        part = _part(field.annotation) if field else None
    return tuple(_fields(part))


def _fields(part: type[Part] | None) -> dict[str, Any]:
    fields = part.model_fields if part else {}
    return {field.alias or name: field for name, field in fields.items()}


def _part(annotation: Any) -> type[Part] | None:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    found = (_part(one) for one in get_args(annotation))
    return next((part for part in found if part), None)
