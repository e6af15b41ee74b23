"""Whether times lie inside the programme and its phases."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from modning.dates import Period
from modning.language import Text
from modning.programme.checking.inspection import Inspection, numbered, places
from modning.programme.checking.kinds import timing as kinds
from modning.programme.checking.spans import Bounds, bounds
from modning.programme.checking.wording import listed, period_text, quoted
from modning.programme.findings import Finding, Path
from modning.programme.schema.activities import Activity
from modning.programme.schema.definition import Phase, Programme
from modning.programme.schema.written import When

_DAY = timedelta(days=1)


def find(inspection: Inspection) -> Iterator[Finding]:
    """Yield times that lie wrong against the programme and its phases."""
    for path, activity in numbered("activities", inspection.programme.activities):
        if not inspection.before_the_programme(activity):
            yield from _of_activity(path, activity, inspection)
    for path, name, at, when in _other_times(inspection.programme):
        yield from _in_programme(path, name, places(at), when, inspection)
    yield from _between_phases(inspection)


def _other_times(programme: Programme) -> Iterator[tuple[Path, str, str | None, When]]:
    for path, phase in numbered("phases", programme.phases):
        if phase.when:
            yield (*path, "when"), phase.name, phase.at, phase.when
    for path, rule in numbered("rules", programme.rules):
        if rule.within:
            yield (*path, "within"), quoted(rule.text), rule.at, rule.within
    sources = programme.evaluation.data_sources if programme.evaluation else ()
    for number, source in enumerate(sources):
        if source.when:
            path = ("evaluation", "data_sources", number, "when")
            yield path, source.name, source.at, source.when


def _of_activity(path: Path, activity: Activity, inspection: Inspection) -> Iterator[Finding]:
    for number, when in enumerate(activity.when):
        at = places(activity.at)
        there: Path = (*path, "when", number)
        outside = list(_in_programme(there, activity.name, at, when, inspection))
        yield from outside
        if not outside:
            yield from _in_phases(there, activity, when, inspection)


def _in_programme(
    path: Path, subject: str, at: tuple[str, ...], when: When, inspection: Inspection
) -> Iterator[Finding]:
    programme = Bounds.of(inspection.period)
    span = _closed(bounds(when.means), inspection.period)
    if span is None or programme.covers(span):
        return
    partly = programme.overlaps(span)
    if partly and span.about:
        return
    kind = kinds.PARTLY_OUTSIDE_PROGRAMME if partly else kinds.OUTSIDE_PROGRAMME
    yield kind.found(
        path,
        subject=subject,
        at=at,
        name=subject,
        when=when.text,
        period=inspection.programme.period.text,
    )


def _in_phases(
    path: Path, activity: Activity, when: When, inspection: Inspection
) -> Iterator[Finding]:
    named = [phase for phase in inspection.programme.phases if phase.id in activity.phases]
    dated = [inspection.phases[phase.id] for phase in named if phase.id in inspection.phases]
    span = _closed(bounds(when.means), inspection.period)
    if span is None or not dated or len(dated) < len(named):
        return
    days_in = sum(_shared_days(span, period) for period in _merged(dated))
    if days_in == (span.end - span.start).days or (days_in and span.about):
        return
    kind = kinds.PARTLY_OUTSIDE_PHASES if days_in else kinds.OUTSIDE_PHASES
    phases = listed([_phase_text(phase) for phase in named])
    yield kind.found(
        path,
        subject=activity.name,
        at=places(activity.at),
        name=activity.name,
        when=when.text,
        phases=phases,
    )


def _between_phases(inspection: Inspection) -> Iterator[Finding]:
    dated = [
        (inspection.phases[phase.id], path, phase)
        for path, phase in numbered("phases", inspection.programme.phases)
        if phase.id in inspection.phases
    ]
    dated.sort(key=lambda one: one[0])
    for (period, _, phase), (next_period, path, next_phase) in pairwise(dated):
        names = {"first": phase.name, "second": next_phase.name}
        at = places(phase.at, next_phase.at)
        if period.overlaps(next_period):
            yield kinds.PHASES_OVERLAP.found(
                (*path, "when"),
                subject=next_phase.name,
                at=at,
                first_when=_when_text(phase),
                second_when=_when_text(next_phase),
                **names,
            )
        elif period.end < next_period.start:
            gap = period_text(Period(period.end, next_period.start))
            yield kinds.HOLE_BETWEEN_PHASES.found(
                (*path, "when"), subject=next_phase.name, at=at, gap=gap, **names
            )


def _closed(span: Bounds | None, period: Period) -> Bounds | None:
    """Let an open side end with the programme."""
    if span is None:
        return None
    start = min(period.start, span.end - _DAY) if span.start == date.min else span.start
    end = max(period.end, span.start + _DAY) if span.end == date.max else span.end
    return Bounds(start, end, span.about)


def _merged(periods: list[Period]) -> list[Period]:
    merged: list[Period] = []
    for period in sorted(periods):
        if merged and period.start <= merged[-1].end:
            merged[-1] = Period(merged[-1].start, max(merged[-1].end, period.end))
        else:
            merged.append(period)
    return merged


def _shared_days(span: Bounds, period: Period) -> int:
    return max(0, (min(span.end, period.end) - max(span.start, period.start)).days)


def _phase_text(phase: Phase) -> str:
    return f"{phase.name} ({_when_text(phase)})"


def _when_text(phase: Phase) -> str | Text:
    return phase.when.text if phase.when else Text("ingen tid", "no time")
