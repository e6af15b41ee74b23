"""The order in which a table's fields are written: that of the schema."""

from functools import cache
from typing import Any, get_args

from modning.programme.findings import Path
from modning.programme.schema.definition import Programme
from modning.programme.schema.written import Part


def comes_after(one: Path, other: Path) -> bool:
    """Whether the field `one` is written after the field `other` of the same table.

    Fields that the schema does not know come last.
    """
    names = _names(tuple(step for step in other[:-1] if isinstance(step, str)))
    return _rank(names, one[-1]) > _rank(names, other[-1])


def _rank(names: tuple[str, ...], name: str | int) -> int:
    return names.index(name) if isinstance(name, str) and name in names else len(names)


@cache
def _names(path: tuple[str, ...]) -> tuple[str, ...]:
    part: type[Part] | None = Programme
    for step in path:
        field = part.model_fields.get(step) if part else None
        part = _part(field.annotation) if field else None
    fields = part.model_fields if part else {}
    return tuple(field.alias or name for name, field in fields.items())


def _part(annotation: Any) -> type[Part] | None:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    found = (_part(one) for one in get_args(annotation))
    return next((part for part in found if part), None)
