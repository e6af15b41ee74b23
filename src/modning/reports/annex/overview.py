"""The overview figure: the activities in time, track by track, with the phases above."""

from collections.abc import Iterator

from modning.document.content import Figure, Heading, Landscape, Part
from modning.language import in_language
from modning.programme.expansion import expand, programme_period
from modning.programme.site import planned_sites
from modning.programme.timeline import timeline
from modning.programme.timeline_svg import drawn
from modning.programme.timeline_words import full_period
from modning.reports.annex import labels
from modning.reports.annex.speech import Speech


def overview(speech: Speech) -> Iterator[Part]:
    """Yield a landscape page with the figure, if there is anything to show."""
    programme = speech.programme
    # The sites of a local activity share a row, so two of them show what all would.
    sites = planned_sites(programme)[:2]
    shown = timeline(programme, expand(programme, sites))
    if not shown.rows:
        return
    phases = speech.wording.listed([band.phase.name for band in shown.phases])
    alt = labels.FIGURE_ALT.filled(
        rows=len(shown.rows),
        period=full_period(programme_period(programme), speech.language),
        phases=in_language(labels.FIGURE_PHASES.filled(phases=phases), speech.language)
        if phases
        else "",
        table=labels.DATED,
    )
    figure = Figure(
        svg=drawn(shown, speech.language), alt=speech.say(alt), caption=speech.say(labels.FIGURE)
    )
    yield Landscape((Heading(speech.say(labels.OVERVIEW), "overview"), figure))
