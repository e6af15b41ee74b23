"""Where the times of marks are written in a timeline's drawing, so that they never overlap."""

from dataclasses import dataclass
from typing import Literal
from xml.etree.ElementTree import Element

from modning.language import Language, in_language
from modning.programme.timeline.frame import Frame
from modning.programme.timeline.layout import Mark, Row
from modning.programme.timeline.lettering import text_width
from modning.programme.timeline.shapes import DIAMOND_WIDTH
from modning.programme.timeline.svg import element, text
from modning.programme.timeline.words import KIND_NAMES, rhythm_words, short_period, times_words

_SIZE = 11.0
_GAP = 5.0


@dataclass(frozen=True, slots=True)
class Label:
    """A text that is anchored at `x`, and where it ends."""

    words: str
    x: float
    anchor: Literal["start", "middle", "end"]
    right: float


def mark_labels(row: Row, frame: Frame, language: Language) -> tuple[Label | None, ...]:
    """Return a label for each mark of the row that has room for one.

    A rhythm's times can be read from the axis.
    """
    placed: list[Label | None] = []
    taken = [frame.left] * row.lanes
    for number, mark in enumerate(row.marks):
        following = (one for one in row.marks[number + 1 :] if one.lane == mark.lane)
        ahead = next((mark_reach(one, frame)[0] for one in following), frame.width)
        room = (taken[mark.lane], ahead)
        label = _label(mark, frame, language, room) if not rhythm_words(row) else None
        taken[mark.lane] = max(mark_reach(mark, frame)[1], label.right if label else 0.0)
        placed.append(label)
    return tuple(placed)


def label_text(label: Label, middle: float) -> list[Element]:
    """Return the label with its middle at `middle`, on white where lines could run through it."""
    letters = text(label.x, middle + 4, label.words, size=_SIZE, text_anchor=label.anchor)
    if label.anchor == "middle":
        return [letters]
    width = text_width(label.words, _SIZE)
    left = label.x - 2 if label.anchor == "start" else label.x - width
    ground = element("rect", x=left, y=middle - 7, width=width + 2, height=14, fill="#ffffff")
    return [ground, letters]


def mark_reach(mark: Mark, frame: Frame) -> tuple[float, float]:
    """Return from where to where the mark's shape goes."""
    left, right = frame.reach(mark.period)
    if mark.kind != "day":
        return left, right
    middle = (left + right) / 2
    return middle - DIAMOND_WIDTH / 2, middle + DIAMOND_WIDTH / 2


def _label(mark: Mark, frame: Frame, language: Language, room: tuple[float, float]) -> Label | None:
    """Return the label inside the mark, else to its right, else to its left."""
    words = _words(mark, language)
    if not words:
        return None
    left, right = mark_reach(mark, frame)
    width = text_width(words, _SIZE)
    if mark.kind in ("window", "undated") and width + 8 <= right - left:
        return Label(words, (left + right) / 2, "middle", right)
    if right + _GAP + width <= room[1] - _GAP:
        return Label(words, right + _GAP, "start", right + _GAP + width)
    if left - _GAP - width >= room[0] + _GAP:
        return Label(words, left - _GAP, "end", right)
    return None


def _words(mark: Mark, language: Language) -> str:
    if mark.kind in ("continuous", "as-needed"):
        return ""
    times = times_words(mark.times, language) if mark.times > 1 else ""
    if mark.kind == "undated":
        return times or in_language(KIND_NAMES["undated"], language)
    when = short_period(mark.period, language)
    return f"{when}, {times}" if times else when
