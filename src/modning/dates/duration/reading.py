"""Reads a text into a duration, in Danish or English, or tells how to write it."""

from dataclasses import dataclass
from fractions import Fraction

from modning.dates.duration import vocabulary as known
from modning.dates.duration.value import Duration
from modning.dates.duration.vocabulary import HOUR, MINUTE, Scale
from modning.language import Text
from modning.numerals import ABOUT, take_whole_number
from modning.words import LONGEST_TEXT, TOO_LONG, Refusal, Unreadable, Words, folded

EXAMPLES = Text(
    da=(
        "Skriv for eksempel “90 minutter”, “½-1 time”, “ca. 1½ time”, “en hel dag”, "
        "“2 dage med overnatning” eller “18 måneder”."
    ),
    en=(
        "Write for example “90 minutes”, “½-1 hour”, “about 1½ hours”, “a whole day”, "
        "“2 days with overnight stay” or “18 months”."
    ),
)
REVERSED = Text(
    da="Skriv den korteste varighed først, for eksempel “3-4 timer”.",
    en="Write the shorter duration first, for example “3-4 hours”.",
)
UNEVEN = Text(
    da="Skriv hele minutter, halve eller hele dage, hele uger eller hele måneder.",
    en="Write whole minutes, half or whole days, whole weeks or whole months.",
)


class UnreadableDuration(Unreadable):
    """A text that is no duration."""


@dataclass(frozen=True, slots=True)
class _Measure:
    """So much of a unit; the unit may follow later, as in "3-4 timer"."""

    quantity: Fraction
    scale: Scale | None

    def in_unit(self, scale: Scale) -> int:
        number = self.quantity * (self.scale or scale).size
        if number.denominator != 1:
            raise Refusal(UNEVEN)
        return int(number)


@dataclass(slots=True)
class _Manner:
    """What is said beside the numbers."""

    about: bool = False
    up_to: bool = False
    overnight: bool = False


def read_duration(text: str) -> Duration:
    """Read a duration in Danish or English; raise `UnreadableDuration` for anything else."""
    try:
        if len(text) > LONGEST_TEXT:
            raise Refusal(TOO_LONG)
        words = Words(known.COMPOUND.sub(r"\1 \2", folded(text)))
        manner = _take_manner(words)
        measures = _take_measures(words)
        manner.overnight = _take_rest(words)
        if measures is None or not words.finished:
            raise Refusal(EXAMPLES)
        return _duration(*measures, manner)
    except Refusal as refusal:
        raise UnreadableDuration(text, refusal.mend) from None


def _take_manner(words: Words) -> _Manner:
    manner = _Manner()
    while not words.finished:
        if words.skip(ABOUT):
            manner.about = True
        elif words.skip(known.UP_TO):
            manner.up_to = True
        elif not words.skip(known.LEADS):
            break
    return manner


def _take_rest(words: Words) -> bool:
    overnight = False
    while not words.finished:
        if words.skip(known.OVERNIGHT):
            overnight = True
        elif not words.skip(known.NOUNS):
            break
    return overnight


def _take_measures(words: Words) -> tuple[_Measure, _Measure] | None:
    first = _take_measure(words)
    if first is None:
        return None

    def last(words: Words) -> _Measure | None:
        return _take_measure(words) if words.skip(known.TO) else None

    return first, words.attempt(last) or first


def _take_measure(words: Words) -> _Measure | None:
    quantity = words.attempt(_take_clock_like)
    if quantity is not None:
        words.take(known.SCALES)
        return _Measure(quantity, HOUR)
    quantity = _take_quantity(words)
    if quantity is None:
        return None
    words.skip(known.WHOLE)
    scale = words.attempt(_take_scale)
    if scale is None:
        return _Measure(quantity, None)
    quantity += words.take(known.AND_A_PART) or 0
    minutes = words.attempt(_take_minutes) if scale == HOUR else None
    return _Measure(quantity + Fraction(minutes or 0, HOUR.size), scale)


def _take_clock_like(words: Words) -> Fraction | None:
    """1:30 is an hour and a half."""
    hours = words.take_digits(1, 2)
    if hours is None or not words.skip({":"}):
        return None
    minutes = words.take_digits(2)
    if minutes is None or int(minutes) >= HOUR.size:
        return None
    return int(hours) + Fraction(int(minutes), HOUR.size)


def _take_quantity(words: Words) -> Fraction | None:
    part = words.take(known.FRACTIONS)
    if part is not None:
        return part
    whole = take_whole_number(words)
    if whole is None:
        return None
    part = words.attempt(_take_decimals) or words.take(known.AND_A_PART)
    return whole + (part or Fraction(0))


def _take_decimals(words: Words) -> Fraction | None:
    figures = words.take_digits(1, 2) if words.skip({".", ","}) else None
    return Fraction(int(figures), 10 ** len(figures)) if figures else None


def _take_scale(words: Words) -> Scale | None:
    words.skip({"-"})
    return words.take(known.SCALES)


def _take_minutes(words: Words) -> int | None:
    words.skip(known.AND)
    minutes = take_whole_number(words)
    return minutes if words.take(known.SCALES) == MINUTE else None


def _duration(first: _Measure, last: _Measure, manner: _Manner) -> Duration:
    scale = last.scale
    if scale is None or (first.scale or scale).unit != scale.unit:
        raise Refusal(EXAMPLES)
    unit, lowest, highest = scale.unit, first.in_unit(scale), last.in_unit(scale)
    if manner.up_to:
        if lowest != highest:
            raise Refusal(EXAMPLES)
        lowest = 0
    if unit == "half-days" and lowest % 2 == 0 and highest % 2 == 0:
        unit, lowest, highest = "days", lowest // 2, highest // 2
    if lowest > highest:
        raise Refusal(REVERSED)
    try:
        return Duration(unit, lowest, highest, manner.about, manner.overnight)
    except ValueError:
        raise Refusal(EXAMPLES) from None
