"""How far a meeting's day lies from the window it was planned for."""

from modning.dates import Period
from modning.language import Text
from modning.meeting.meeting import Meeting
from modning.meeting.slot import days_written

_NOT_FIXED = Text("Dagen er ikke fastlagt.", "The day is not settled.")
_WITHIN = Text("Inden for det planlagte: {window}.", "Within what was planned: {window}.")
_LATE = Text(
    "{days} efter det planlagte: {window}.",
    "{days} later than planned: {window}.",
)
_EARLY = Text(
    "{days} før det planlagte: {window}.",
    "{days} earlier than planned: {window}.",
)
_ONE_DAY = Text("1 dag", "1 day")
_DAYS = Text("{number} dage", "{number} days")


def slippage(meeting: Meeting) -> int | None:
    """Return how many days after the planned window the meeting is, or was, held.

    It is below zero for one before the window, zero inside it, and None without a day.
    """
    if meeting.slot is None:
        return None
    return days_outside(meeting.planned, meeting.slot.days)


def days_outside(window: Period, days: Period) -> int:
    """Return how many days `days` begins before (below zero) or ends after `window`."""
    after = (days.end - window.end).days
    before = (window.start - days.start).days
    return after if after > 0 else -before if before > 0 else 0


def slippage_in_words(meeting: Meeting) -> Text:
    """Return “12 dage efter det planlagte: september–oktober 2023.”."""
    days = slippage(meeting)
    return _NOT_FIXED if days is None else days_outside_in_words(meeting.planned, days)


def days_outside_in_words(planned: Period, days: int) -> Text:
    """Return the same of a meeting that is `days` outside the window it was planned for."""
    window = days_written(planned)
    if days == 0:
        return _WITHIN.filled(window=window)
    wording = _LATE if days > 0 else _EARLY
    counted = _ONE_DAY if abs(days) == 1 else _DAYS.filled(number=abs(days))
    return wording.filled(days=counted, window=window)
