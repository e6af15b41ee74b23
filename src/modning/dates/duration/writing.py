"""Writes durations so that people say them, and `read_duration` gives them back."""

from fractions import Fraction

from modning.dates.duration.value import Duration
from modning.language import Language, Text

_HOUR = 60
_NOUNS: dict[str, tuple[Text, Text]] = {
    "minutes": (Text("minut", "minute"), Text("minutter", "minutes")),
    "hours": (Text("time", "hour"), Text("timer", "hours")),
    "days": (Text("dag", "day"), Text("dage", "days")),
    "weeks": (Text("uge", "week"), Text("uger", "weeks")),
    "months": (Text("måned", "month"), Text("måneder", "months")),
}
_HALVES = {"hours": Text("en halv time", "half an hour"), "days": Text("en halv dag", "half a day")}


def write_duration(duration: Duration, language: Language) -> str:
    """Write the duration: "½–1 time", "2 dage med overnatning", "ca. 18 måneder"."""
    danish = language == "da"
    up_to = ("op til " if danish else "up to ") if duration.lowest == 0 else ""
    about = ("ca. " if danish else "about ") if duration.about else ""
    stay = " med overnatning" if danish else " with overnight stay"
    span = _span(duration, language)
    return f"{up_to}{about}{span}{stay if duration.overnight else ''}"


def _span(duration: Duration, language: Language) -> str:
    noun, size = _noun_and_size(duration)
    highest = Fraction(duration.highest, size)
    if duration.lowest in {0, duration.highest}:
        return _single(highest, noun, language)
    lowest = Fraction(duration.lowest, size)
    return f"{_number(lowest)}–{_counted(highest, noun, language)}"


def _noun_and_size(duration: Duration) -> tuple[str, int]:
    """Return the noun to count in, and how many of the duration's unit go to it."""
    if duration.unit == "half-days":
        return "days", 2
    if duration.unit != "minutes":
        return duration.unit, 1
    in_half_hours = duration.lowest % 30 == 0 and duration.highest % 30 == 0
    single_from_an_hour = duration.lowest in {0, duration.highest} and duration.highest >= _HOUR
    return ("hours", _HOUR) if in_half_hours or single_from_an_hour else ("minutes", 1)


def _single(number: Fraction, noun: str, language: Language) -> str:
    if number == Fraction(1, 2):
        return _HALVES[noun].in_language(language)
    if number.denominator in {1, 2}:
        return _counted(number, noun, language)
    hours, minutes = divmod(int(number * _HOUR), _HOUR)
    whole = _counted(Fraction(hours), "hours", language)
    rest = _counted(Fraction(minutes), "minutes", language)
    return f"{whole} {'og' if language == 'da' else 'and'} {rest}"


def _counted(number: Fraction, noun: str, language: Language) -> str:
    # Danish: 1½ time, 2 timer. English: 1 hour, 1½ hours.
    one = number < 2 if language == "da" else number <= 1
    return f"{_number(number)} {_NOUNS[noun][0 if one else 1].in_language(language)}"


def _number(number: Fraction) -> str:
    whole, part = divmod(number, 1)
    return f"{whole or ''}½" if part else str(whole)
