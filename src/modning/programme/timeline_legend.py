"""The key of a timeline's drawing: what each shape means, for those that are there."""

from xml.etree.ElementTree import Element

from modning.language import Language, in_language
from modning.programme.lettering import text_width
from modning.programme.svg import text
from modning.programme.timeline import MarkKind, Timeline
from modning.programme.timeline_frame import MARGIN, Frame, Piece
from modning.programme.timeline_shapes import NEUTRAL, mark_shape
from modning.programme.timeline_words import KIND_NAMES

_SIZE = 12.0
_LINE = 22.0
_SAMPLE = 34.0


def legend(shown: Timeline, frame: Frame, language: Language) -> Piece:
    """Return the shapes in use with their names, on as many lines as they need."""
    used = {mark.kind for row in shown.rows for mark in row.marks}
    x, middle = MARGIN, _LINE / 2 + 6
    elements: list[Element] = []
    for kind in (kind for kind in KIND_NAMES if kind in used):
        name = in_language(KIND_NAMES[kind], language)
        width = _sample_width(kind) + 8 + text_width(name, _SIZE)
        if x + width > frame.width - MARGIN:
            x, middle = MARGIN, middle + _LINE
        elements += mark_shape(kind, x, x + _sample_width(kind), middle, [NEUTRAL])
        elements.append(text(x + _sample_width(kind) + 8, middle + 4, name, size=_SIZE))
        x += width + 26
    return Piece(middle + _LINE / 2 + 4, tuple(elements))


def _sample_width(kind: MarkKind) -> float:
    return 14.0 if kind == "day" else _SAMPLE
