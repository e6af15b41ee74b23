"""The shapes of a timeline: each kind of mark has its own, told apart without colour."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from modning.programme.timeline.layout import MarkKind
from modning.programme.timeline.svg import element, line, text

MARK_HEIGHT = 14.0
DIAMOND_WIDTH = 13.0


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour to write and draw with, and a pale one to fill with."""

    ink: str
    tint: str


NEUTRAL = Colour("#3d4852", "#dde3e8")
# Each ink stands 4.5:1 or better against white and against every tint.
_PALETTE = (
    Colour("#14538f", "#cadff3"),
    Colour("#8a4207", "#fadcb8"),
    Colour("#1f5f2c", "#cdeacd"),
    Colour("#63308a", "#e6d8f3"),
    Colour("#94193a", "#f9d4dc"),
    Colour("#145862", "#c8e9ed"),
)


def track_colours(tracks: Sequence[str]) -> dict[str, Colour]:
    """Return a colour for each track; with more tracks than colours they come round again."""
    return {track: _PALETTE[number % len(_PALETTE)] for number, track in enumerate(tracks)}


def mark_shape(
    kind: MarkKind, left: float, right: float, middle: float, colours: Sequence[Colour]
) -> list[Element]:
    """Return the shape of a mark; a mark of several tracks is one shape in their colours."""
    match kind:
        case "day":
            return _diamond((left + right) / 2, middle, colours)
        case "window":
            return _bar(left, right, middle, colours)
        case "continuous":
            return _band(left, right, middle, colours[0])
        case "as-needed":
            return _dots(left, right, middle, colours[0])
        case "undated":
            return [
                _outline(
                    left,
                    right,
                    middle,
                    stroke=colours[0].ink,
                    fill="#ffffff",
                    stroke_dasharray="5 3",
                )
            ]


def phase_look(*, said: bool) -> dict[str, str]:
    """Return how a phase's band is drawn; dashed where the definition does not give its time."""
    if said:
        return {"fill": "#eef1f4", "stroke": NEUTRAL.ink}
    return {"fill": "#ffffff", "stroke": NEUTRAL.ink, "stroke_dasharray": "4 3"}


def chip(x: float, middle: float, number: int, colour: Colour) -> list[Element]:
    """Return the numbered square that stands for a track, 16 wide from `x`."""
    return [
        element("rect", x=x, y=middle - 8, width=16, height=16, rx=3, fill=colour.ink),
        text(
            x + 8,
            middle + 4,
            str(number),
            size=11,
            fill="#ffffff",
            text_anchor="middle",
            font_weight="bold",
        ),
    ]


def _diamond(x: float, y: float, colours: Sequence[Colour]) -> list[Element]:
    half = DIAMOND_WIDTH / 2
    upper, lower = colours[0], colours[-1]
    whole = f"{x - half:.1f},{y} {x:.1f},{y - half} {x + half:.1f},{y} {x:.1f},{y + half}"
    shapes = [element("polygon", points=whole, fill=upper.ink, stroke="#ffffff", stroke_width=1)]
    if lower != upper:
        below = f"{x - half:.1f},{y} {x + half:.1f},{y} {x:.1f},{y + half}"
        shapes.append(element("polygon", points=below, fill=lower.ink))
    return shapes


def _bar(left: float, right: float, middle: float, colours: Sequence[Colour]) -> list[Element]:
    """Return a bar; several tracks share it in stripes, the first on top."""
    top, width = middle - MARK_HEIGHT / 2, right - left
    stripe = MARK_HEIGHT / len(colours)
    fills = [
        element("rect", x=left, y=top + n * stripe, width=width, height=stripe, fill=colour.tint)
        for n, colour in enumerate(colours)
    ]
    return [*fills, _outline(left, right, middle, stroke=colours[0].ink, fill="none")]


def _outline(left: float, right: float, middle: float, **attributes: object) -> Element:
    return element(
        "rect",
        x=left,
        y=middle - MARK_HEIGHT / 2,
        width=right - left,
        height=MARK_HEIGHT,
        rx=2,
        stroke_width=1.3,
        **attributes,
    )


def _band(left: float, right: float, middle: float, colour: Colour) -> list[Element]:
    """Return a thin band with an end post at either side."""
    posts = [
        line((x, middle - 5), (x, middle + 5), stroke=colour.ink, stroke_width=2)
        for x in (left + 1, right - 1)
    ]
    band = element("rect", x=left, y=middle - 2.5, width=right - left, height=5.0, fill=colour.ink)
    return [band, *posts]


def _dots(left: float, right: float, middle: float, colour: Colour) -> list[Element]:
    return [
        line(
            (left + 2, middle),
            (max(right - 2, left + 3), middle),
            stroke=colour.ink,
            stroke_width=4,
            stroke_linecap="round",
            stroke_dasharray="0.1 9",
        )
    ]
