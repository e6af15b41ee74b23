"""How long something lasts: "½-1 time", "en hel dag", "2 dage med overnatning", "18 måneder"."""

from modning.dates.duration.reading import UnreadableDuration, read_duration
from modning.dates.duration.value import Duration, DurationUnit
from modning.dates.duration.writing import write_duration

__all__ = ["Duration", "DurationUnit", "UnreadableDuration", "read_duration", "write_duration"]
