"""Edits of a definition's text that keep its comments, its order and its layout."""

from modning.programme.editing.applying import apply
from modning.programme.editing.edits import (
    AddPart,
    ClearField,
    Edit,
    MovePart,
    RemovePart,
    SetField,
    UnableToEdit,
    Value,
)
from modning.programme.editing.form_fields import edits_of_fields, fields_as_written
from modning.programme.editing.renaming import NamedSort, rename

__all__ = [
    "AddPart",
    "ClearField",
    "Edit",
    "MovePart",
    "NamedSort",
    "RemovePart",
    "SetField",
    "UnableToEdit",
    "Value",
    "apply",
    "edits_of_fields",
    "fields_as_written",
    "rename",
]
