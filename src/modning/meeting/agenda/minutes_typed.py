"""How long an item takes, as people type it: “1.5h”, “90m”, “1:30”, “en halv time”, “45”."""

import re

from modning.dates import Duration, UnreadableDuration, read_duration, write_duration
from modning.language import Language, Text
from modning.words import Unreadable

LONGEST = 24 * 60
_BARE = re.compile(r"\s*(\d{1,4})\s*")
_EXAMPLES = Text(
    "Skriv for eksempel “45”, “90m”, “1,5 time”, “1:30” eller “en halv time”, højst et døgn.",
    "Write for example “45”, “90m”, “1.5 hours”, “1:30” or “half an hour”, at most a day.",
)


class UnreadableMinutes(Unreadable):
    """A text that is no length for an item; `mend` tells what to write."""


def read_minutes(text: str) -> int:
    """Return whole minutes; a bare number counts minutes. Raise `UnreadableMinutes` for others."""
    bare = _BARE.fullmatch(text)
    minutes = int(bare[1]) if bare else _measured(text)
    if not 0 < minutes <= LONGEST:
        raise UnreadableMinutes(text, _EXAMPLES)
    return minutes


def _measured(text: str) -> int:
    try:
        duration = read_duration(text)
    except UnreadableDuration:
        raise UnreadableMinutes(text, _EXAMPLES) from None
    if duration.unit != "minutes" or duration.lowest != duration.highest:
        raise UnreadableMinutes(text, _EXAMPLES)
    return duration.highest


def write_minutes(minutes: int, language: Language) -> str:
    """Return “1½ time”; zero is “0 minutter”."""
    if minutes == 0:
        return "0 minutter" if language == "da" else "0 minutes"
    return write_duration(Duration("minutes", minutes, minutes), language)
