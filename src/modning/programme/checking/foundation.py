"""What must be right before anything else can be checked."""

from collections.abc import Iterator
from datetime import date

from modning.amounts import Amount
from modning.dates import Interval, Moment, Repeated, Window
from modning.programme.checking.inspection import numbered, places
from modning.programme.checking.kinds import amounts, timing
from modning.programme.checking.spans import bounds
from modning.programme.findings import Finding, Path
from modning.programme.schema.definition import Programme

MOST_TIMES = 5000
MOST_ORGANISATIONS = 10_000
_OPEN_DAYS = 10 * 366
_DAYS: dict[Interval, int] = {
    "week": 7,
    "month": 30,
    "quarter": 91,
    "half-year": 182,
    "year": 365,
}


def find(programme: Programme) -> Iterator[Finding]:
    """Yield what makes it impossible to lay the programme out at all."""
    if not isinstance(programme.period.means, Window | Moment):
        yield timing.UNBOUNDED_PROGRAMME.found(
            ("period",),
            subject=programme.title,
            at=places(programme.at),
            when=programme.period.text,
        )
    for path, name, number, largest in _numbers(programme):
        if number > largest:
            yield amounts.TOO_LARGE.found(
                path, subject=name, name=name, number=number, largest=largest
            )


def _numbers(programme: Programme) -> Iterator[tuple[Path, str, int, int]]:
    for path, party in numbered("parties", programme.parties):
        if party.number:
            number = _largest(party.number.means)
            yield (*path, "number"), party.name, number, MOST_ORGANISATIONS
    for path, activity in numbered("activities", programme.activities):
        if activity.times:
            yield (*path, "times"), activity.name, _largest(activity.times.means), MOST_TIMES
        for number, when in enumerate(activity.when):
            if isinstance(when.means, Repeated):
                times = _rounds(programme, when.means)
                yield (*path, "when", number), activity.name, times, MOST_TIMES


def _rounds(programme: Programme, rhythm: Repeated) -> int:
    """Return about how often a rhythm comes round in the programme."""
    span = bounds(programme.period.means)
    is_closed = span is not None and span.start != date.min and span.end != date.max
    days = (span.end - span.start).days if span and is_closed else _OPEN_DAYS
    steps = 1 if rhythm.every == "programme" else days // _DAYS[rhythm.every] + 1
    return steps * (rhythm.times_at_most or rhythm.times)


def _largest(amount: Amount) -> int:
    return max(amount.lowest, amount.highest or 0)
