"""Where days stand across a timeline's drawing, and pieces of it to put under each other."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from xml.etree.ElementTree import Element

from modning.dates import Period
from modning.programme.timeline.lettering import text_width
from modning.programme.timeline.svg import element

MARGIN = 12.0
_NARROWEST = 5.0


@dataclass(frozen=True, slots=True)
class Frame:
    """The width of a drawing: names stand in the first `name_width` units, days in the rest."""

    period: Period
    name_width: float
    width: float

    @property
    def left(self) -> float:
        """Where the first day starts."""
        return self.name_width

    @property
    def right(self) -> float:
        """Where the last day ends."""
        return self.width - MARGIN

    def x(self, day: date) -> float:
        """Return where `day` starts; a day outside the time shown stands at the edge."""
        share = (day - self.period.start).days / self.period.days
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)

    def reach(self, period: Period) -> tuple[float, float]:
        """Return from where to where `period` goes, never too narrow to see."""
        left, right = self.x(period.start), self.x(period.end)
        middle = min(max((left + right) / 2, self.left + 3), self.right - 3)
        half = max(right - left, _NARROWEST) / 2
        return middle - half, middle + half

    def fits(self, label: str, days: int, *, size: float = 11) -> bool:
        """Return whether `label` has room, with a little air, in so many days."""
        room = days * (self.right - self.left) / self.period.days
        return text_width(label, size) + 4 <= room


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a drawing from its own top at 0; `back` lies behind the lines of time."""

    height: float
    front: tuple[Element, ...]
    back: tuple[Element, ...] = ()


def stacked(pieces: Iterable[Piece], top: float = 0.0) -> Piece:
    """Return the pieces under each other, the first at `top`."""
    front: list[Element] = []
    back: list[Element] = []
    height = top
    for piece in pieces:
        place = f"translate(0 {height:.1f})"
        if piece.back:
            back.append(element("g", *piece.back, transform=place))
        front.append(element("g", *piece.front, transform=place))
        height += piece.height
    return Piece(height - top, tuple(front), tuple(back))
