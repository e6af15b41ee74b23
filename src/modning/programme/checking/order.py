"""Whether activities can come in the order asked for."""

from collections.abc import Iterator
from datetime import date, timedelta

from modning.dates import Period
from modning.language import Text
from modning.programme.checking.inspection import Inspection, numbered, places
from modning.programme.checking.kinds import order as kinds
from modning.programme.checking.spans import days_needed
from modning.programme.checking.wording import day_text, in_both, wordings
from modning.programme.expansion import Occurrence
from modning.programme.findings import Finding, Path
from modning.programme.schema.activities import Activity

Pair = tuple[Occurrence, Occurrence]


def find(inspection: Inspection) -> Iterator[Finding]:
    """Yield orders that cannot be met and parts that lie apart from their whole."""
    for path, activity in numbered("activities", inspection.programme.activities):
        for number, other in enumerate(activity.after):
            if other != activity.id:
                before = inspection.activity[other]
                yield from _after((*path, "after", number), activity, before, inspection)
        if activity.during and activity.during != activity.id:
            whole = inspection.activity[activity.during]
            yield from _during((*path, "during"), activity, whole, inspection)


def _after(
    path: Path, activity: Activity, before: Activity, inspection: Inspection
) -> Iterator[Finding]:
    firsts, seconds = (_meetings(one, inspection) for one in (before, activity))
    for first, second in _pairs(firsts, seconds):
        over = _first_free_day(first, before)
        begins = second.window.end - timedelta(days=max(1, _days(activity)))
        if begins < over or _clock_clash(first, second):
            yield kinds.TOO_EARLY.found(
                path,
                subject=activity.name,
                at=places(activity.at, before.at),
                activity=activity.name,
                when=_times(activity, second),
                other=before.name,
                other_when=_times(before, first),
                over=_over_text(first, before),
                begins=in_both(second.moment) if second.moment else day_text(begins),
                other_id=before.id,
            )
            return


def _pairs(firsts: tuple[Occurrence, ...], seconds: tuple[Occurrence, ...]) -> Iterator[Pair]:
    """Pair turn with turn where both have as many; else only the first with the last can tell."""
    if len(firsts) == len(seconds):
        by_time = [sorted(held, key=lambda one: one.window) for held in (firsts, seconds)]
        yield from zip(*by_time, strict=True)
    elif firsts and seconds:
        yield (
            min(firsts, key=lambda one: one.window.start),
            max(seconds, key=lambda one: one.window.end),
        )


def _meetings(activity: Activity, inspection: Inspection) -> tuple[Occurrence, ...]:
    return tuple(one for one in inspection.turns[activity.id] if one.form == "meeting")


def _days(activity: Activity) -> int:
    return days_needed(activity.duration.means if activity.duration else None)


def _first_free_day(occurrence: Occurrence, activity: Activity) -> date:
    return occurrence.window.start + timedelta(days=_days(activity))


def _clock_clash(first: Occurrence, second: Occurrence) -> bool:
    one, other = first.moment, second.moment
    if one is None or other is None or one.day != other.day:
        return False
    return other.starts < one.ends if one.ends else other.starts <= one.starts


def _over_text(occurrence: Occurrence, activity: Activity) -> Text:
    if occurrence.moment:
        return in_both(occurrence.moment)
    return day_text(_first_free_day(occurrence, activity) - timedelta(days=min(1, _days(activity))))


def _times(activity: Activity, occurrence: Occurrence) -> Text:
    return in_both(occurrence.moment) if occurrence.moment else wordings(activity.when)


def _during(
    path: Path, activity: Activity, whole: Activity, inspection: Inspection
) -> Iterator[Finding]:
    wholes = [one.window for one in inspection.turns[whole.id]]
    parts = [one for one in _meetings(activity, inspection) if one.dated]
    if all(_meets(part.window, wholes) for part in parts):
        return
    yield kinds.PART_APART.found(
        path,
        subject=activity.name,
        at=places(activity.at, whole.at),
        activity=activity.name,
        when=wordings(activity.when),
        other=whole.name,
        other_when=wordings(whole.when),
    )


def _meets(window: Period, others: list[Period]) -> bool:
    return any(window.overlaps(other) for other in others)
