"""Whether numbers add up."""

from collections.abc import Iterator
from math import ceil

from modning.dates import Duration, Moment, Repeated, Window
from modning.language import Text
from modning.programme.checking.agenda import minutes_between
from modning.programme.checking.inspection import Inspection, numbered, places
from modning.programme.checking.kinds import amounts as kinds
from modning.programme.checking.spans import TOLERANCE, days_counted, loosely, minutes
from modning.programme.checking.wording import number_text, wordings
from modning.programme.findings import Finding, Path
from modning.programme.schema.activities import Activity, ActivityStatement
from modning.programme.schema.written import HowMany


def find(inspection: Inspection) -> Iterator[Finding]:
    """Yield numbers of an activity that do not add up."""
    for path, activity in numbered("activities", inspection.programme.activities):
        yield from _times_and_dates(path, activity, activity)
        yield from _rhythm(path, activity, inspection)
        yield from _clock_and_duration(path, activity)
        for number, statement in enumerate(activity.stated):
            there: Path = (*path, "stated", number)
            yield from _times_and_dates(there, activity, statement)
            yield from _total(there, activity, statement)


def _times_and_dates(
    path: Path, activity: Activity, said: Activity | ActivityStatement
) -> Iterator[Finding]:
    dated = [when for when in said.when if isinstance(when.means, Moment | Window)]
    if said.times is None or len(dated) < 2 or len(dated) < len(said.when):
        return
    lowest, highest = loosely(said.times.means)
    if not lowest <= len(dated) <= highest:
        yield kinds.TIMES_AND_DATES.found(
            (*path, "times"),
            subject=activity.name,
            at=places(said.at),
            name=activity.name,
            times=said.times.text,
            count=len(dated),
            whens=wordings(dated),
        )


def _total(path: Path, activity: Activity, statement: ActivityStatement) -> Iterator[Finding]:
    fewest = _fewest_times(activity, statement)
    shortest = _shortest(activity, statement)
    if statement.total is None or fewest < 2 or shortest is None:
        return
    length, shortest_text = shortest
    _, most = _measured(statement.total.means, days=length.unit != "minutes")
    least, _ = _measured(length, days=length.unit != "minutes")
    if most < fewest * least:
        yield kinds.TOTAL_TOO_SHORT.found(
            (*path, "total"),
            subject=activity.name,
            at=places(statement.at, activity.at),
            name=activity.name,
            times=fewest,
            total=statement.total.text,
            shortest=shortest_text.filled(times=fewest, days=int(fewest * least)),
        )


def _fewest_times(activity: Activity, statement: ActivityStatement) -> int:
    times: HowMany | None = statement.times or activity.times
    if times:
        return ceil(loosely(times.means)[0])
    return len(statement.when or activity.when)


def _shortest(activity: Activity, statement: ActivityStatement) -> tuple[Duration, Text] | None:
    """Return the shortest that one time can be, where it is known, and how to say it of all."""
    each = statement.duration or activity.duration
    if each:
        form = Text("{times} gange {each}", "{times} times {each}")
        return each.means, Text(
            form.da.replace("{each}", each.text), form.en.replace("{each}", each.text)
        )
    if statement.total and statement.total.means.unit != "minutes":
        return Duration("days", 1, 1), Text(
            "{days} dage, én for hver gang", "{days} days, one for each time"
        )
    return None


def _measured(duration: Duration, *, days: bool) -> tuple[float, float]:
    return days_counted(duration) if days else minutes(duration)


def _rhythm(path: Path, activity: Activity, inspection: Inspection) -> Iterator[Finding]:
    if len(activity.when) != 1 or not isinstance(activity.when[0].means, Repeated):
        return
    when, rhythm = activity.when[0], activity.when[0].means
    total = rhythm.total or (activity.times.means if activity.times else None)
    if total is None:
        return
    count = inspection.rhythm_count(activity, rhythm)
    lowest, highest = loosely(total)
    room = TOLERANCE if rhythm.about else 0
    # The first and the last week, month or quarter may be cut short by the period.
    cut = 0 if rhythm.every == "programme" else 2
    if count * (1 + room) < lowest or (count - cut) * (1 - room) > highest:
        yield kinds.RHYTHM_AND_TOTAL.found(
            (*path, "when", 0),
            subject=activity.name,
            at=places(activity.at),
            name=activity.name,
            when=when.text,
            count=count,
            total=number_text(total),
        )


def _clock_and_duration(path: Path, activity: Activity) -> Iterator[Finding]:
    duration = activity.duration
    if duration is None or duration.means.unit != "minutes":
        return
    shortest, longest = minutes(duration.means)
    for number, when in enumerate(activity.when):
        moment = when.means
        if not isinstance(moment, Moment) or moment.ends is None:
            continue
        if not shortest <= minutes_between(moment.starts, moment.ends) <= longest:
            yield kinds.CLOCK_AND_DURATION.found(
                (*path, "when", number),
                subject=activity.name,
                at=places(activity.at),
                name=activity.name,
                when=when.text,
                duration=duration.text,
            )
