"""Dates as people write them: periods, timings, durations and holidays, in Danish and English."""

from modning.dates.duration import (
    Duration,
    DurationUnit,
    UnreadableDuration,
    read_duration,
    write_duration,
)
from modning.dates.holidays import is_working_day, public_holiday
from modning.dates.period import SEASONS, Period, Season
from modning.dates.timing import (
    AsNeeded,
    Continuous,
    Interval,
    Moment,
    Repeated,
    Timing,
    Window,
)
from modning.dates.wording import (
    Hours,
    UnreadableHours,
    UnreadableTiming,
    read_hours,
    read_timing,
    read_timings,
    write_hours,
    write_timing,
)

__all__ = [
    "SEASONS",
    "AsNeeded",
    "Continuous",
    "Duration",
    "DurationUnit",
    "Hours",
    "Interval",
    "Moment",
    "Period",
    "Repeated",
    "Season",
    "Timing",
    "UnreadableDuration",
    "UnreadableHours",
    "UnreadableTiming",
    "Window",
    "is_working_day",
    "public_holiday",
    "read_duration",
    "read_hours",
    "read_timing",
    "read_timings",
    "write_duration",
    "write_hours",
    "write_timing",
]
