"""The top of a timeline's drawing: years, months or quarters, phases, and the lines below them."""

from collections.abc import Iterator
from datetime import date
from xml.etree.ElementTree import Element

from modning.language import Language, Text, in_language
from modning.programme.timeline.axis import Tick, fine_ticks, year_ticks
from modning.programme.timeline.frame import Frame, Piece
from modning.programme.timeline.layout import PhaseBand, Timeline
from modning.programme.timeline.lettering import text_width, wrapped
from modning.programme.timeline.shapes import phase_look
from modning.programme.timeline.svg import element, line, text
from modning.programme.timeline.words import full_period, short_day

TODAY_HEIGHT = 22.0
_YEARS, _FINE, _PHASE = 22.0, 18.0, 24.0
_TODAY = Text("I dag, {day}", "Today, {day}")
_RED = "#a3001b"


def axis(shown: Timeline, frame: Frame, language: Language) -> Piece:
    """Return the years, and below them the months or quarters that have room."""
    elements: list[Element] = []
    for tick in year_ticks(shown.period, lambda label, days: frame.fits(label, days, size=13)):
        elements += _cell(tick, frame, (0.0, _YEARS), size=13, fill="#dde3e8", font_weight="bold")
    fine = fine_ticks(shown.period, language, frame.fits)
    for tick in fine:
        elements += _cell(tick, frame, (_YEARS, _FINE), size=11, fill="#f2f4f6")
    return Piece(_YEARS + (_FINE if fine else 0.0), tuple(elements))


def phases(shown: Timeline, frame: Frame, language: Language) -> Piece:
    """Return the phases as named bands, in several lanes where they overlap."""
    if not shown.phases:
        return Piece(4.0, ())
    lanes = 1 + max(band.lane for band in shown.phases)
    bands = tuple(_phase(band, shown, frame, language) for band in shown.phases)
    label = text(
        frame.left - 8,
        _PHASE / 2 + 6,
        in_language(Text("Faser", "Phases"), language),
        size=12,
        text_anchor="end",
        font_weight="bold",
    )
    return Piece(lanes * _PHASE + 6, (label, *bands))


def grid(shown: Timeline, frame: Frame, language: Language, height: float) -> Piece:
    """Return the lines of time through the rows: years, finer steps and phases' bounds."""
    lines = [
        _rule(frame.x(tick.period.start), height, stroke="#e4e8eb")
        for tick in fine_ticks(shown.period, language, frame.fits)
    ]
    years = year_ticks(shown.period, frame.fits)
    lines += [_rule(frame.x(tick.period.start), height, stroke="#a9b4bd") for tick in years]
    lines.append(_rule(frame.right, height, stroke="#a9b4bd"))
    starts = {band.period.start for band in shown.phases} - {shown.period.start}
    lines += [
        _rule(frame.x(start), height, stroke="#5b6873", stroke_dasharray="2 3")
        for start in sorted(starts)
    ]
    return Piece(height, tuple(lines))


def today_label(today: date | None, frame: Frame, language: Language) -> Piece:
    """Return today's date on its own strip; nothing where today is not in the time shown."""
    if today is None or not frame.period.contains(today):
        return Piece(0.0, ())
    words = in_language(_TODAY.filled(day=short_day(today, language)), language)
    width = text_width(words, 12, bold=True) + 14
    left = min(max(frame.x(today) - width / 2, 0.0), frame.width - width)
    return Piece(
        TODAY_HEIGHT,
        (
            element("rect", x=left, y=1.0, width=width, height=18.0, rx=3, fill=_RED),
            text(
                left + width / 2,
                14.5,
                words,
                size=12,
                fill="#ffffff",
                text_anchor="middle",
                font_weight="bold",
            ),
        ),
    )


def today_line(today: date | None, frame: Frame, top: float, bottom: float) -> list[Element]:
    """Return the line through today, from its label to the last row."""
    if today is None or not frame.period.contains(today):
        return []
    x = frame.x(today)
    return [line((x, top), (x, bottom), stroke=_RED, stroke_width=1.8)]


def _cell(
    tick: Tick, frame: Frame, place: tuple[float, float], *, size: float, fill: str, **letters: str
) -> Iterator[Element]:
    top, height = place
    left, right = frame.x(tick.period.start), frame.x(tick.period.end)
    yield element(
        "rect", x=left, y=top, width=right - left, height=height, fill=fill, stroke="#ffffff"
    )
    if tick.label:
        middle, baseline = (left + right) / 2, top + height / 2 + size * 0.36
        yield text(middle, baseline, tick.label, size=size, text_anchor="middle", **letters)


def _phase(band: PhaseBand, shown: Timeline, frame: Frame, language: Language) -> Element:
    left, right = frame.reach(band.period)
    top = 3 + band.lane * _PHASE
    return element(
        "g",
        element("title", f"{band.phase.name}: {full_period(band.period, language)}"),
        element(
            "rect",
            x=left + 1,
            y=top,
            width=max(right - left - 2, 2.0),
            height=_PHASE - 3,
            rx=3,
            **phase_look(said=band.said),
        ),
        _phase_name(band, shown, frame, top + 15),
    )


def _phase_name(band: PhaseBand, shown: Timeline, frame: Frame, y: float) -> Element:
    """Return the name inside the band, else before or after it, else cut short inside."""
    left, right = frame.reach(band.period)
    before, after = _free_around(band, shown, frame)
    name, needed = band.phase.name, text_width(band.phase.name, 12) + 8
    if needed > right - left and after - right >= needed:
        return text(right + 4, y, name, size=12)
    if needed > right - left and left - before >= needed:
        return text(left - 4, y, name, size=12, text_anchor="end")
    name = wrapped(name, right - left - 8, 12)[0]
    return text((left + right) / 2, y, name, size=12, text_anchor="middle")


def _free_around(band: PhaseBand, shown: Timeline, frame: Frame) -> tuple[float, float]:
    """Return where the band before ends and the band after starts, in the same lane."""
    others = [one.period for one in shown.phases if one.lane == band.lane]
    ends = (frame.x(one.end) for one in others if one.end <= band.period.start)
    starts = (frame.x(one.start) for one in others if one.start >= band.period.end)
    return max(ends, default=frame.left), min(starts, default=frame.width)


def _rule(x: float, height: float, **attributes: object) -> Element:
    return line((x, 0.0), (x, height), stroke_width=1, **attributes)
