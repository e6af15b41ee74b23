"""Whether the times on an agenda fit together."""

from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import pairwise

from modning.dates import Moment
from modning.programme.checking.inspection import Inspection, numbered, places
from modning.programme.checking.kinds import agenda as kinds
from modning.programme.checking.spans import minutes
from modning.programme.checking.wording import clock
from modning.programme.findings import Finding, Path
from modning.programme.schema.activities import Activity, AgendaItem

Item = tuple[Path, AgendaItem]


def find(inspection: Inspection) -> Iterator[Finding]:
    """Yield agenda items whose times do not fit."""
    for path, activity in numbered("activities", inspection.programme.activities):
        if activity.agenda:
            yield from _of_activity(path, activity)


def minutes_between(starts: time, ends: time) -> int:
    """Return the minutes from one clock time to a later one on the same day."""
    start, end = (datetime.combine(date.min, at) for at in (starts, ends))
    return int((end - start).total_seconds() // 60)


def _of_activity(path: Path, activity: Activity) -> Iterator[Finding]:
    at = places(activity.at)
    items: list[Item] = [((*path, "agenda", n), item) for n, item in enumerate(activity.agenda)]
    for there, item in items:
        if item.ends <= item.starts:
            yield kinds.ENDS_BEFORE_START.found(
                there,
                subject=activity.name,
                at=at,
                item=item.title,
                name=activity.name,
                starts=clock(item.starts),
                ends=clock(item.ends),
            )
    sound = [(there, item) for there, item in items if item.starts < item.ends]
    yield from _out_of_order(sound, activity)
    in_time = sorted(sound, key=lambda one: (one[1].starts, one[1].ends))
    yield from _between(in_time, activity)
    if in_time and len(sound) == len(items):
        yield from _as_a_whole(path, in_time, activity)


def _out_of_order(items: list[Item], activity: Activity) -> Iterator[Finding]:
    for (_, first), (there, second) in pairwise(items):
        if second.starts < first.starts:
            yield kinds.OUT_OF_ORDER.found(
                there,
                subject=activity.name,
                at=places(activity.at),
                first=first.title,
                first_starts=clock(first.starts),
                second=second.title,
                starts=clock(second.starts),
                name=activity.name,
            )


def _between(items: list[Item], activity: Activity) -> Iterator[Finding]:
    at = places(activity.at)
    latest: AgendaItem | None = None
    for there, item in items:
        if latest and item.starts != latest.ends:
            overlap = item.starts < latest.ends
            yield (kinds.OVERLAP if overlap else kinds.HOLE).found(
                there,
                subject=activity.name,
                at=at,
                minutes=0 if overlap else minutes_between(latest.ends, item.starts),
                first=latest.title,
                ends=clock(latest.ends),
                second=item.title,
                starts=clock(item.starts),
                name=activity.name,
            )
        latest = item if latest is None or item.ends > latest.ends else latest


def _as_a_whole(path: Path, items: list[Item], activity: Activity) -> Iterator[Finding]:
    starts, ends = items[0][1].starts, max(item.ends for _, item in items)
    at = places(activity.at)
    moments = [(when, when.means) for when in activity.when if isinstance(when.means, Moment)]
    for when, moment in moments:
        if starts < moment.starts or (moment.ends and ends > moment.ends):
            yield kinds.OUTSIDE_CLOCK.found(
                (*path, "agenda"),
                subject=activity.name,
                at=at,
                starts=clock(starts),
                ends=clock(ends),
                name=activity.name,
                when=when.text,
            )
    if activity.duration and activity.duration.means.unit == "minutes":
        shortest, longest = minutes(activity.duration.means)
        if not shortest <= minutes_between(starts, ends) <= longest:
            yield kinds.NOT_THE_DURATION.found(
                (*path, "agenda"),
                subject=activity.name,
                at=at,
                name=activity.name,
                starts=clock(starts),
                ends=clock(ends),
                duration=activity.duration.text,
            )
