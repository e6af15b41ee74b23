"""Whether two places in the source say the same, nearly the same, or different things."""

from collections.abc import Sequence
from typing import Literal

from modning.amounts import Amount
from modning.dates import Duration, Moment, Repeated, Timing, Window
from modning.programme.checking.spans import apart, days, minutes

Agreement = Literal["same", "nearly", "different"]


def unmatched(these: Sequence[Timing], those: Sequence[Timing]) -> list[Timing]:
    """Return those of `these` times that no time of `those` can be."""
    return [one for one in these if not any(can_be_the_same(one, other) for other in those)]


def can_be_the_same(one: Timing, other: Timing) -> bool:
    """Whether one time only says the other more exactly: “maj 2023” and “8. maj 2023”."""
    if isinstance(one, Moment) and isinstance(other, Moment):
        return one.day == other.day and _clocks_agree(one, other)
    if isinstance(one, Repeated) and isinstance(other, Repeated):
        return _rhythms_agree(one, other)
    if isinstance(one, Moment | Window) and isinstance(other, Moment | Window):
        return _days_agree(one, other)
    # “Løbende” or “efter behov” in an overview leaves the how often to the text.
    return True


def of_numbers(one: Amount, other: Amount) -> Agreement:
    """Compare two numbers."""
    if apart(one, other):
        return "different"
    return "same" if one == other or one.about or other.about else "nearly"


def of_durations(one: Duration, other: Duration) -> Agreement:
    """Compare two durations; “3–4 timer” and “en halv dag” may be the same."""
    (shortest, longest), (other_shortest, other_longest) = minutes(one), minutes(other)
    if longest < other_shortest or other_longest < shortest:
        return "different"
    if one.unit == other.unit and not (one.about or other.about):
        if one.highest < other.lowest or other.highest < one.lowest:
            return "different"
        return "same" if (one.lowest, one.highest) == (other.lowest, other.highest) else "nearly"
    return "same"


def of_sets(one: frozenset[str], other: frozenset[str]) -> Agreement:
    """Compare two sets: one within the other is nearly the same."""
    if one == other:
        return "same"
    return "nearly" if one < other or other < one else "different"


def _clocks_agree(one: Moment, other: Moment) -> bool:
    if one.starts != other.starts:
        return False
    return one.ends == other.ends or one.ends is None or other.ends is None


def _rhythms_agree(one: Repeated, other: Repeated) -> bool:
    if one.total and other.total and apart(one.total, other.total):
        return False
    if one.every != other.every:
        # “Three times in all” may be “once a quarter” for a while.
        return "programme" in {one.every, other.every}
    return one.times <= (other.times_at_most or other.times) and other.times <= (
        one.times_at_most or one.times
    )


def _days_agree(one: Moment | Window, other: Moment | Window) -> bool:
    first, second = days(one), days(other)
    if first.about or second.about:
        return first.overlaps(second)
    return first.covers(second) or second.covers(first)
