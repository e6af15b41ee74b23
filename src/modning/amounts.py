"""Amounts as people write them: "3-4", "mindst én", "op til fire", "about 10"."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from modning.language import Language, Text
from modning.numerals import ABOUT, take_whole_number, write_whole_number
from modning.words import Refusal, Unreadable, Words, phrases, vocabulary

Bound = Literal["least", "most", "above", "below", "between"]
Limits = tuple[int, int | None]

_BOUNDS: dict[str, Bound] = vocabulary(
    {
        "least": (
            *("mindst", "minimum", "som minimum", "min.", "ikke under", "≥"),
            *("at least", "a minimum of", "no fewer than", "not less than"),
        ),
        "most": (
            *("højst", "højest", "maksimalt", "maksimum", "maks.", "max.", "op til", "≤"),
            *("ikke over", "at most", "up to", "no more than", "maximum", "a maximum of"),
        ),
        "above": ("over", "flere end", "mere end", "more than", ">"),
        "below": ("under", "færre end", "mindre end", "fewer than", "less than", "<"),
        "between": ("mellem", "fra", "between", "from"),
    }
)
_ARTICLES = phrases("de", "the")
_TO = phrases("-", "til", "to")
_AND = phrases("og", "and")
_OR = phrases("eller", "or")
_OR_MORE = phrases("+", "eller flere", "eller derover", "or more", "and more", "og derover")
_COUNTED = phrases("gang", "gange", "time", "times", "stk.", "i alt", "in all", "in total")

EXAMPLES = Text(
    da="Skriv for eksempel “4”, “3-4”, “mindst én”, “højst 4” eller “ca. 10”.",
    en="Write for example “4”, “3-4”, “at least one”, “at most 4” or “about 10”.",
)
REVERSED = Text(
    da="Skriv det mindste tal først, for eksempel “3-4”.",
    en="Write the smaller number first, for example “3-4”.",
)


class UnreadableAmount(Unreadable):
    """A text that is no amount."""


@dataclass(frozen=True, slots=True)
class Amount:
    """So many of something; `highest` is None where there is no upper limit.

    `about` tells that the writer meant the numbers loosely. It does not widen them.
    """

    lowest: int
    highest: int | None
    about: bool = False

    def __post_init__(self) -> None:
        if self.lowest < 0:
            message = f"An amount cannot be below zero: {self.lowest}."
            raise ValueError(message)
        if self.highest is not None and self.highest < self.lowest:
            message = f"The highest amount, {self.highest}, is below the lowest, {self.lowest}."
            raise ValueError(message)

    @property
    def exact(self) -> bool:
        """Whether this is one number, meant as written."""
        return self.lowest == self.highest and not self.about

    def contains(self, number: int) -> bool:
        """Whether `number` lies within the limits as written."""
        return self.lowest <= number and (self.highest is None or number <= self.highest)


def read_amount(text: str) -> Amount:
    """Read an amount in Danish or English; raise `UnreadableAmount` for anything else."""
    try:
        words = Words(text)
        written = take_amount(words)
        while words.skip(_COUNTED):
            pass
        if written is None or not words.finished:
            raise Refusal(EXAMPLES)
        return written.amount()
    except Refusal as refusal:
        raise UnreadableAmount(text, refusal.mend) from None


class WrittenAmount(NamedTuple):
    """An amount as written, its order not yet checked."""

    lowest: int
    highest: int | None
    about: bool

    def amount(self) -> Amount:
        """Return the amount; refuse "5-3"."""
        try:
            return Amount(*self)
        except ValueError:
            raise Refusal(REVERSED) from None


def take_amount(words: Words) -> WrittenAmount | None:
    """Read the amount that stands first in `words`, if one does."""
    about = words.skip(ABOUT)
    bound = words.take(_BOUNDS)
    about = words.skip(ABOUT) or about
    words.skip(_ARTICLES)
    first = take_whole_number(words)
    if first is None:
        return None
    limits = _limits_of_bound(bound, first) or _limits_of_range(words, first, bound)
    if limits is None:
        return None
    return WrittenAmount(*limits, about)


def _limits_of_bound(bound: Bound | None, number: int) -> Limits | None:
    limits: dict[Bound | None, Limits] = {
        "least": (number, None),
        "most": (0, number),
        "above": (number + 1, None),
        "below": (0, number - 1),
    }
    return limits.get(bound)


def _limits_of_range(words: Words, first: int, bound: Bound | None) -> Limits | None:
    if words.skip(_OR_MORE):
        return first, None

    def last(words: Words) -> int | None:
        if words.skip(_TO) or (bound and words.skip(_AND)):
            return take_whole_number(words)
        next_number = take_whole_number(words) if words.skip(_OR) else None
        # "2 eller 4" is a choice, not a range.
        return next_number if next_number == first + 1 else None

    found = words.attempt(last)
    if found is None:
        return None if bound else (first, first)
    return first, found


def write_amount(amount: Amount, language: Language) -> str:
    """Write the amount so that `read_amount` gives it back: "3–4", "mindst 2", "ca. 10"."""
    danish = language == "da"
    about = ("ca. " if danish else "about ") if amount.about else ""
    lowest = write_whole_number(amount.lowest, language)
    if amount.highest is None:
        return f"{'mindst' if danish else 'at least'} {about}{lowest}"
    highest = write_whole_number(amount.highest, language)
    if amount.lowest == amount.highest:
        return f"{about}{lowest}"
    if amount.lowest == 0:
        return f"{'højst' if danish else 'at most'} {about}{highest}"
    return f"{about}{lowest}–{highest}"
