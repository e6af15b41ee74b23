"""Whether fixed days can be used: weekends, public holidays, and days enough."""

from collections.abc import Iterator
from datetime import date, timedelta

from modning.dates import Duration, Moment, Timing, Window, is_working_day, public_holiday
from modning.language import Text, in_language
from modning.programme.checking.inspection import Inspection, numbered, places
from modning.programme.checking.kinds import timing as kinds
from modning.programme.checking.spans import days, days_needed
from modning.programme.checking.wording import day_text, weekday
from modning.programme.findings import Finding, Path
from modning.programme.schema.activities import Activity
from modning.programme.schema.written import When

MOST_FIXED_DAYS = 5
"""A longer window is time to choose from, not the days themselves."""


def find(inspection: Inspection) -> Iterator[Finding]:
    """Yield fixed days on which people are off, and windows with too few days."""
    for path, activity in numbered("activities", inspection.programme.activities):
        for number, when in enumerate(activity.when):
            yield from _of_time((*path, "when", number), activity, when)
        yield from _of_statements(path, activity)
    call = inspection.programme.call
    if call and call.deadline:
        name = Text("Ansøgningsfristen", "The deadline for applications")
        yield from _days_off(("call", "deadline"), name, call.deadline, places(call.at))


def _of_time(path: Path, activity: Activity, when: When) -> Iterator[Finding]:
    duration = activity.duration
    if duration and _too_few_days(when.means, duration.means):
        yield kinds.SHORTER_THAN_DURATION.found(
            path,
            subject=activity.name,
            at=places(activity.at),
            duration=duration.text,
            when=when.text,
            name=activity.name,
        )
    needed = max(1, days_needed(duration.means)) if duration else None
    yield from _days_off(path, activity.name, when, places(activity.at), needed)


def _of_statements(path: Path, activity: Activity) -> Iterator[Finding]:
    own = {when.means for when in activity.when}
    for number, statement in enumerate(activity.stated):
        for position, when in enumerate(statement.when):
            if when.means not in own:
                there: Path = (*path, "stated", number, "when", position)
                yield from _days_off(there, activity.name, when, places(statement.at))


def _too_few_days(timing: Timing, duration: Duration) -> bool:
    if not isinstance(timing, Window) or timing.start is None or timing.end is None:
        return False
    return (timing.end - timing.start).days < days_needed(duration) and not duration.about


def _days_off(
    path: Path, subject: str | Text, when: When, at: tuple[str, ...], needed: int | None = None
) -> Iterator[Finding]:
    fixed = _fixed_days(when.means)
    off = [day for day in fixed if not is_working_day(day)]
    if not off or (needed is not None and len(fixed) - len(off) >= needed):
        return
    name = in_language(subject, "da")
    day = next((day for day in off if public_holiday(day, "da")), off[0])
    if danish := public_holiday(day, "da"):
        holiday = Text(danish, public_holiday(day, "en") or danish)
        yield kinds.PUBLIC_HOLIDAY.found(
            path,
            subject=name,
            at=at,
            name=subject,
            when=when.text,
            day=day_text(day),
            holiday=holiday,
        )
    else:
        yield kinds.WEEKEND.found(
            path,
            subject=name,
            at=at,
            name=subject,
            when=when.text,
            day=day_text(day),
            weekday=weekday(day),
        )


def _fixed_days(timing: Timing) -> list[date]:
    if not isinstance(timing, Moment | Window):
        return []
    span = days(timing)
    length = (span.end - span.start).days
    if span.about or length > MOST_FIXED_DAYS:
        return []
    return [span.start + timedelta(days=number) for number in range(length)]
