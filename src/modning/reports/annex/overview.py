"""The overview figure: the activities in time, track by track, with the phases above."""

import re
from collections.abc import Iterator
from dataclasses import replace

from modning.document.content import Figure, Heading, Landscape, PageBreak, Part
from modning.language import Text
from modning.programme.expansion import expand, programme_period
from modning.programme.site import planned_sites
from modning.programme.timeline.drawing import drawn
from modning.programme.timeline.layout import Group, Timeline, timeline
from modning.programme.timeline.words import full_period
from modning.reports.annex import labels
from modning.reports.annex.speech import Speech

# Letters are 13 units high. Across a landscape page 1000 units make them 9 points, across a
# portrait page 720 units do. What is higher than its page is drawn in several parts.
_LANDSCAPE_WIDTH, _LANDSCAPE_HEIGHT = 1000, 490
_PORTRAIT_WIDTH, _PORTRAIT_HEIGHT = 720, 930


def overview(speech: Speech) -> Iterator[Part]:
    """Yield the figure on pages of its own, if there is anything to show."""
    shown = _timeline(speech)
    if not shown.rows:
        return
    heading = Heading(speech.say(labels.OVERVIEW), "overview")
    across = _figure(shown, _LANDSCAPE_WIDTH, speech)
    if _height(across) <= _LANDSCAPE_HEIGHT:
        yield Landscape((heading, across))
        return
    for number, part in enumerate(_parted(shown, speech)):
        yield PageBreak()
        if not number:
            yield heading
        yield _figure(part, _PORTRAIT_WIDTH, speech)
    yield PageBreak()


def _timeline(speech: Speech) -> Timeline:
    """Return the timeline without sites: one of them stands for all."""
    programme = speech.programme
    shown = timeline(programme, expand(programme, planned_sites(programme)[:1]))
    groups = tuple(
        replace(group, rows=tuple(replace(row, sites=()) for row in group.rows))
        for group in shown.groups
    )
    return replace(shown, groups=groups)


def _parted(shown: Timeline, speech: Speech) -> Iterator[Timeline]:
    """Yield the timeline in parts that fit a portrait page, each about as high as the others."""
    height = _height(_figure(shown, _PORTRAIT_WIDTH, speech))
    parts = -(-height // _PORTRAIT_HEIGHT)
    size = -(-len(shown.rows) // parts)
    for first in range(0, len(shown.rows), size):
        yield replace(shown, groups=tuple(_some_rows(shown, first, first + size)))


def _some_rows(shown: Timeline, first: int, end: int) -> Iterator[Group]:
    """Yield the groups of rows number `first` up to `end`, counted through all groups."""
    start = 0
    for group in shown.groups:
        rows = group.rows[max(0, first - start) : max(0, end - start)]
        if rows:
            yield replace(group, rows=rows)
        start += len(group.rows)


def _figure(shown: Timeline, width: int, speech: Speech) -> Figure:
    svg = drawn(shown, speech.language, width=width)
    return Figure(svg=svg, alt=_alt(shown, speech), caption=speech.say(labels.FIGURE))


def _alt(shown: Timeline, speech: Speech) -> str:
    names = speech.wording.listed([band.phase.name for band in shown.phases])
    phases: Text | str = labels.FIGURE_PHASES.filled(phases=names) if names else ""
    period = full_period(programme_period(speech.programme), speech.language)
    return speech.say(
        labels.FIGURE_ALT.filled(
            rows=len(shown.rows), period=period, phases=phases, table=labels.DATED
        )
    )


def _height(figure: Figure) -> int:
    found = re.search(r'viewBox="0 0 \d+ (\d+)"', figure.svg)
    return int(found[1]) if found else 0
