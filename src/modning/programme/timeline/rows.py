"""The rows of a timeline's drawing: the activity's name at the left, its marks in time."""

from collections.abc import Callable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from modning.language import Language, Text, in_language
from modning.programme.expansion import Occurrence
from modning.programme.timeline.frame import MARGIN, Frame, Piece
from modning.programme.timeline.labels import label_text, mark_labels
from modning.programme.timeline.layout import Group, Mark, Row, Timeline
from modning.programme.timeline.lettering import text_width, wrapped
from modning.programme.timeline.shapes import NEUTRAL, Colour, chip, mark_shape, track_colours
from modning.programme.timeline.svg import element, line, text
from modning.programme.timeline.words import mark_words, rhythm_words, sites_words

Link = Callable[[Occurrence], str]

_GROUP = 26.0
_LANE = 20.0
_NAME_LINE, _NAME_SIZE = 16.0, 13.0
_NOTE_LINE, _NOTE_SIZE = 18.0, 11.5
_ALSO = Text("også", "also")


@dataclass(frozen=True, slots=True)
class RowDrawing:
    """Draws the groups and rows of one timeline."""

    shown: Timeline
    frame: Frame
    language: Language
    colours: dict[str, Colour]
    link: Link | None = None

    def group(self, group: Group) -> list[Piece]:
        """Return the group's heading, where there are several, and its rows."""
        rows = [self._row(row, group) for row in group.rows]
        return rows if self.shown.groups == (group,) else [self._heading(group), *rows]

    def _heading(self, group: Group) -> Piece:
        strip = element(
            "rect", x=0, y=3.0, width=self.frame.width, height=_GROUP - 5, fill="#e4e9ed"
        )
        x, front = MARGIN, []
        if group.key in self.colours:
            front += chip(x, _GROUP / 2, self._number(group.key), self.colours[group.key])
            x += 23
        name = in_language(group.name, self.language)
        label = wrapped(name, self.frame.width - x - MARGIN, 13.5)[0]
        front.append(text(x, _GROUP / 2 + 5, label, size=13.5, font_weight="bold"))
        return Piece(_GROUP, tuple(front), (strip,))

    def _row(self, row: Row, group: Group) -> Piece:
        names = wrapped(row.activity.name, self.frame.left - MARGIN - 10, _NAME_SIZE, lines=2)
        note = self._note(row, group, len(names) * _NAME_LINE + 6)
        name_height = len(names) * _NAME_LINE + (_NOTE_LINE if note else 0.0) + 9
        height = max(name_height, row.lanes * _LANE + 6)
        first = name_height / 2 if row.lanes == 1 else _LANE / 2 + 3
        rule = line((0, height), (self.frame.width, height), stroke="#e4e8eb")
        content = [self._name(row, names), *note, *self._marks(row, first)]
        spoken = f"{row.activity.name}: {self._when(row)}"
        roles = {} if self.link is None else {"role": "listitem", "aria_label": spoken}
        return Piece(height, (element("g", *content, **roles),), (rule,))

    def _when(self, row: Row) -> str:
        return "; ".join(mark_words(mark, self.language) for mark in row.marks)

    def _name(self, row: Row, names: tuple[str, ...]) -> Element:
        lines = [
            text(
                MARGIN,
                5.5 + (number + 0.75) * _NAME_LINE,
                name,
                size=_NAME_SIZE,
                text_decoration="underline" if self.link else None,
            )
            for number, name in enumerate(names)
        ]
        title = element("title", row.activity.name)
        if self.link is None:
            return element("g", title, *lines)
        address = self.link(row.marks[0].occurrences[0])
        return element("a", title, *lines, href=address, fill="#14538f")

    def _note(self, row: Row, group: Group, top: float) -> list[Element]:
        """Return the line under the name: the other tracks, and the site or how many share it."""
        others = [track for track in row.tracks if track != group.key]
        x, drawn = MARGIN, []
        if others and group.key in row.tracks:
            also = in_language(_ALSO, self.language)
            drawn.append(self._small(also, x, top))
            x += text_width(also, _NOTE_SIZE) + 5
        for track in others:
            drawn += chip(x, top + 8, self._number(track), self.colours[track])
            x += 20
        if len(others) == 1 and group.key in row.tracks:
            drawn.append(self._small(self.shown.track_names[others[0]], x, top))
            x += text_width(self.shown.track_names[others[0]], _NOTE_SIZE) + 8
        site = sites_words(row, self.language)
        if site == in_language(group.name, self.language):
            site = ""
        if words := " · ".join(filter(None, (rhythm_words(row), site))):
            drawn.append(self._small(words, x, top))
        return drawn

    def _small(self, words: str, x: float, top: float) -> Element:
        """Return words of the note, cut short where the days begin."""
        room = max(self.frame.left - 10 - x, 30)
        return text(x, top + 12, wrapped(words, room, _NOTE_SIZE)[0], size=_NOTE_SIZE)

    def _number(self, track: str) -> int:
        return list(self.colours).index(track) + 1

    def _marks(self, row: Row, first: float) -> list[Element]:
        colours = [self.colours[track] for track in row.tracks] or [self.plain]
        drawn: list[Element] = []
        for mark, label in zip(row.marks, mark_labels(row, self.frame, self.language), strict=True):
            left, right = self.frame.reach(mark.period)
            middle = first + mark.lane * _LANE
            shape = mark_shape(mark.kind, left, right, middle, colours)
            title = f"{row.activity.name}: {mark_words(mark, self.language)}"
            drawn.append(self._linked(mark, element("title", title), *shape))
            if label:
                drawn += label_text(label, middle)
        return drawn

    @property
    def plain(self) -> Colour:
        """The colour of an activity without a track."""
        return NEUTRAL if self.colours else track_colours(("",))[""]

    def _linked(self, mark: Mark, *content: Element) -> Element:
        """Return the mark; its link can be clicked, while keys and readers use the name's."""
        if self.link is None:
            return element("g", *content)
        address = self.link(mark.occurrences[0])
        return element("a", *content, href=address, tabindex="-1", aria_hidden="true")
