"""Fields of a part as a form shows them and gives them back: as written, None for none."""

import tomllib
from collections.abc import Mapping
from copy import deepcopy
from functools import lru_cache
from typing import Any

from modning.programme.editing.edits import ClearField, Edit, SetField, Value
from modning.programme.editing.table import ABSENT, value_at
from modning.programme.findings import Path


def fields_as_written(text: str, path: Path) -> dict[str, Any]:
    """Return the fields of the table at `path` as `text` writes them; none where it has none."""
    table = value_at(_tables(text), path)
    return deepcopy(table) if table is not ABSENT and isinstance(table, dict) else {}


@lru_cache(maxsize=4)  # a form is opened, refused and saved: the same text each time
def _tables(text: str) -> dict[str, Any]:
    return tomllib.loads(text)


def edits_of_fields(path: Path, fields: "Mapping[str, Value | None]") -> tuple[Edit, ...]:
    """Return the edits that give the table at `path` these fields; other fields stay.

    A field with None, an empty text or an empty list is cleared. What is as it was is no edit
    of the text, see `SetField`.
    """
    return tuple(
        ClearField((*path, name))
        if value is None or value in ("", (), [])
        else SetField((*path, name), value)
        for name, value in fields.items()
    )
