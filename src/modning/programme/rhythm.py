"""A rhythm laid out over a period: one stretch of time for each time it comes round."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice

from modning.dates import Period, Repeated

_MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}


def stretches(timing: Repeated, frame: Period) -> Iterator[Period]:
    """Yield one period for each time: the calendar months, quarters … that `frame` touches.

    A range is planned at its highest number, since the plan must hold for that.
    """
    times = timing.times_at_most or timing.times
    periods = (step for step in _steps(timing, frame) for _ in range(times))
    return islice(periods, timing.total.highest if timing.total else None)


def _steps(timing: Repeated, frame: Period) -> Iterable[Period]:
    if timing.every == "programme":
        return (frame,)
    if timing.every == "week":
        return _weeks(frame)
    return _calendar_steps(_MONTHS[timing.every], frame)


def _weeks(frame: Period) -> Iterator[Period]:
    monday = frame.start - timedelta(days=frame.start.weekday())
    while monday < frame.end:
        following = monday + timedelta(weeks=1)
        if part := Period(monday, following).intersection(frame):
            yield part
        monday = following


def _calendar_steps(months: int, frame: Period) -> Iterator[Period]:
    month = (frame.start.year * 12 + frame.start.month - 1) // months * months
    while (start := date(month // 12, month % 12 + 1, 1)) < frame.end:
        month += months
        step = Period(start, date(month // 12, month % 12 + 1, 1))
        if part := step.intersection(frame):
            yield part
