"""What changed between two versions of a programme, and whom it concerns."""

from modning.programme.comparison.changes import (
    Change,
    ChangeKind,
    Changes,
    Concerned,
    FieldChange,
    OccurrenceChange,
    Shift,
    TurnChange,
)
from modning.programme.comparison.compare import compare

__all__ = [
    "Change",
    "ChangeKind",
    "Changes",
    "Concerned",
    "FieldChange",
    "OccurrenceChange",
    "Shift",
    "TurnChange",
    "compare",
]
