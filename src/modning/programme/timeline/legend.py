"""The key of a timeline's drawing: what each shape means, for those that are there."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from modning.language import Language, Text, in_language
from modning.programme.timeline.frame import MARGIN, Frame, Piece
from modning.programme.timeline.layout import Timeline
from modning.programme.timeline.lettering import text_width, wrapped
from modning.programme.timeline.shapes import NEUTRAL, chip, mark_shape, phase_look, track_colours
from modning.programme.timeline.svg import element, text
from modning.programme.timeline.words import KIND_NAMES

_SIZE = 12.0
_LINE = 22.0
_UNSAID_PHASE = Text("fase, vist efter dens aktiviteter", "phase, shown by its activities")


@dataclass(frozen=True, slots=True)
class _Sample:
    """Shapes around the height 0, from 0 to `width`."""

    width: float
    shapes: tuple[Element, ...]


def legend(shown: Timeline, frame: Frame, language: Language) -> Piece:
    """Return the shapes in use with their names, on as many lines as they need.

    The numbers of tracks are explained too, unless they stand as headings.
    """
    x, middle = MARGIN, _LINE / 2 + 6
    elements: list[Element] = []
    for sample, name in (*_kinds(shown, language), *_phases(shown, language), *_tracks(shown)):
        width = sample.width + 8 + text_width(name, _SIZE)
        if x > MARGIN and x + width > frame.width - MARGIN:
            x, middle = MARGIN, middle + _LINE
        place = f"translate({x:.1f} {middle:.1f})"
        elements.append(element("g", *sample.shapes, transform=place))
        words = wrapped(name, frame.width - MARGIN - x - sample.width - 8, _SIZE)[0]
        elements.append(text(x + sample.width + 8, middle + 4, words, size=_SIZE))
        x += width + 24
    return Piece(middle + _LINE / 2 + 4, tuple(elements))


def _kinds(shown: Timeline, language: Language) -> Iterator[tuple[_Sample, str]]:
    used = {mark.kind for row in shown.rows for mark in row.marks}
    for kind, name in KIND_NAMES.items():
        if kind in used:
            width = 14.0 if kind == "day" else 34.0
            shapes = tuple(mark_shape(kind, 0.0, width, 0.0, [NEUTRAL]))
            yield _Sample(width, shapes), in_language(name, language)


def _phases(shown: Timeline, language: Language) -> Iterator[tuple[_Sample, str]]:
    if not all(band.said for band in shown.phases):
        band = element("rect", x=0, y=-9, width=34, height=18, rx=3, **phase_look(said=False))
        yield _Sample(34.0, (band,)), in_language(_UNSAID_PHASE, language)


def _tracks(shown: Timeline) -> Iterator[tuple[_Sample, str]]:
    headings = {group.key for group in shown.groups}
    used = {track for row in shown.rows for track in row.tracks}
    for number, (track, colour) in enumerate(track_colours(tuple(shown.track_names)).items(), 1):
        if track in used - headings:
            yield _Sample(16.0, tuple(chip(0.0, 0.0, number, colour))), shown.track_names[track]
