"""The table that most readers look for: when, what, where and who."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from modning.dates import Moment, Timing, Window
from modning.document.content import Cell, Heading, Link, Part, Table
from modning.language import Text
from modning.programme.schema.activities import Activity
from modning.programme.wording import sentence
from modning.reports.annex import labels
from modning.reports.annex.speech import Speech, sheet_anchor, table_of


@dataclass(frozen=True, slots=True)
class _Entry:
    """One line of the table; without `starts` it has no place in the order of time."""

    activity: Activity
    when: str
    starts: date | None


def timetable(speech: Speech) -> Iterator[Part]:
    """Yield a table of what has a time, and one of what goes on or has no time yet."""
    entries = [entry for activity in speech.programme.activities for entry in _of(activity, speech)]
    dated = sorted(
        (entry for entry in entries if entry.starts), key=lambda entry: entry.starts or date.min
    )
    ongoing = [entry for entry in entries if entry.starts is None]
    if entries:
        yield Heading(speech.say(labels.TIMETABLE), "timetable")
    for caption, those in ((labels.DATED, dated), (labels.ONGOING, ongoing)):
        if those:
            yield _table(caption, those, speech)


def in_order_of_time(speech: Speech) -> tuple[Activity, ...]:
    """Return the activities by their first time; those without one stand last."""
    return tuple(sorted(speech.programme.activities, key=lambda one: _first(one) or date.max))


def _first(activity: Activity) -> date | None:
    starts = (_starts(when.means) for when in activity.when)
    return min((start for start in starts if start), default=None)


def _of(activity: Activity, speech: Speech) -> Iterator[_Entry]:
    if not activity.when:
        phases = {phase.id: phase.name for phase in speech.programme.phases}
        told = [speech.say(labels.NO_TIME), *(phases[phase] for phase in activity.phases)]
        yield _Entry(activity, ", ".join(told), None)
    for when in activity.when:
        told = [sentence(speech.wording.when(when))]
        if activity.times and len(activity.when) == 1:
            told.append(speech.wording.times(activity.times))
        if activity.duration:
            told.append(speech.wording.how_long(activity.duration))
        yield _Entry(activity, "\n".join(told), _starts(when.means))


def _starts(timing: Timing) -> date | None:
    match timing:
        case Moment():
            return timing.day
        case Window():
            return timing.start or timing.end
    return None


def _table(caption: Text, entries: list[_Entry], speech: Speech) -> Table:
    columns = {labels.WHEN: 23, labels.ACTIVITY: 27, labels.WHERE: 20, labels.PARTICIPANTS: 30}
    return table_of(speech, caption, columns, [_row(entry, speech) for entry in entries])


def _row(entry: _Entry, speech: Speech) -> tuple[Cell, ...]:
    activity, wording = entry.activity, speech.wording
    return (
        entry.when,
        Link(activity.name, sheet_anchor(activity)),
        wording.place(activity),
        sentence(", ".join(wording.participants(activity, in_short=True))),
    )
