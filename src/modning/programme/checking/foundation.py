"""What must be right before anything else can be checked."""

from collections.abc import Iterator

from modning.amounts import Amount
from modning.dates import Moment, Repeated, Window
from modning.programme.checking.inspection import numbered, places
from modning.programme.checking.kinds import amounts, timing
from modning.programme.findings import Finding, Path
from modning.programme.schema.definition import Programme

MOST_TIMES = 1000
MOST_ORGANISATIONS = 10_000


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
                times = when.means.times_at_most or when.means.times
                yield (*path, "when", number), activity.name, times, MOST_TIMES


def _largest(amount: Amount) -> int:
    return max(amount.lowest, amount.highest or 0)
