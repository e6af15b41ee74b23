"""The timeline as an SVG drawing that a page, a Word file and a PDF can show."""

from collections.abc import Iterable
from datetime import date

from modning.language import Language, Text, in_language
from modning.programme.expansion import Occurrence
from modning.programme.schema.definition import Programme
from modning.programme.timeline.frame import Frame, Piece, stacked
from modning.programme.timeline.heading import axis, grid, phases, today_label, today_line
from modning.programme.timeline.layout import By, Timeline, timeline
from modning.programme.timeline.legend import legend
from modning.programme.timeline.rows import Link, RowDrawing
from modning.programme.timeline.shapes import track_colours
from modning.programme.timeline.svg import element, written
from modning.programme.timeline.words import full_period

_TALL = 800
"""From this height, the axis stands below the rows too."""

FONTS = "IBM Plex Sans, Arial, Helvetica, Liberation Sans, DejaVu Sans, sans-serif"
_TITLE = Text("Tidslinje for {title}", "Timeline of {title}")
_DESCRIPTION = Text(
    "{rows} aktiviteter i {period}. Det samme står i en tabel.",
    "{rows} activities in {period}. A table says the same.",
)


def timeline_svg(
    programme: Programme,
    occurrences: Iterable[Occurrence],
    language: Language,
    *,
    today: date | None = None,
    by: By = "track",
    link: Link | None = None,
) -> str:
    """Return the drawing of the programme's timeline, 1000 units wide.

    `today` puts a line on that day. `link` gives the address of an occurrence's page; without it
    the drawing is one picture to a screen reader, with it a list of links.
    """
    return drawn(timeline(programme, occurrences, by=by), language, today=today, link=link)


def drawn(
    shown: Timeline,
    language: Language,
    *,
    today: date | None = None,
    link: Link | None = None,
    width: int = 1000,
) -> str:
    """Return the drawing of a timeline; its letters are 13 units high, however wide it is."""
    frame = Frame(shown.period, name_width=round(width * 0.3), width=width)
    top = stacked([today_label(today, frame, language), axis(shown, frame, language)])
    under_axis = top.height
    body = stacked(_body(shown, frame, language, link), under_axis)
    bottom = under_axis + body.height
    below = [axis(shown, frame, language)] if body.height > _TALL else []
    key = stacked([*below, legend(shown, frame, language)], bottom)
    total = bottom + key.height
    title = in_language(_TITLE.filled(title=shown.title), language)
    lines = stacked([grid(shown, frame, language, body.height)], under_axis)
    return written(
        element(
            "svg",
            element("title", title),
            element("desc", _description(shown, language)),
            element("rect", width=width, height=total, fill="#ffffff"),
            *(element("g", *layer, aria_hidden="true") for layer in (body.back, lines.front)),
            *today_line(today, frame, 18.0, bottom),
            element("g", *top.front, aria_hidden="true"),
            element("g", *body.front, role=None if link is None else "list"),
            element("g", *key.front, aria_hidden="true"),
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {width} {total:.0f}",
            width=width,
            height=f"{total:.0f}",
            role="img" if link is None else "group",
            aria_label=title,
            font_family=FONTS,
            fill="#1f2933",
        )
    )


def _body(shown: Timeline, frame: Frame, language: Language, link: Link | None) -> list[Piece]:
    drawing = RowDrawing(shown, frame, language, track_colours(tuple(shown.track_names)), link)
    rows = [piece for group in shown.groups for piece in drawing.group(group)]
    return [phases(shown, frame, language), *rows]


def _description(shown: Timeline, language: Language) -> str:
    period = full_period(shown.period, language)
    return in_language(_DESCRIPTION.filled(rows=len(shown.rows), period=period), language)
