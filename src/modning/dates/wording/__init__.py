"""Times as people write them, in Danish and English: read into timings and written back."""

from modning.dates.wording.clock import Hours
from modning.dates.wording.reading import (
    UnreadableHours,
    UnreadableTiming,
    read_hours,
    read_timing,
    read_timings,
)
from modning.dates.wording.writing import write_hours, write_timing

__all__ = [
    "Hours",
    "UnreadableHours",
    "UnreadableTiming",
    "read_hours",
    "read_timing",
    "read_timings",
    "write_hours",
    "write_timing",
]
