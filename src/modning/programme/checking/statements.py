"""Whether the places in the source that speak of the same thing say the same."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Generic, TypeVar

from modning.language import Text
from modning.programme.checking import agreement
from modning.programme.checking.agreement import Agreement
from modning.programme.checking.inspection import Inspection, numbered, places
from modning.programme.checking.kinds import statements as kinds
from modning.programme.checking.wording import listed, statements, wordings
from modning.programme.findings import Finding, FindingKind, Path
from modning.programme.labels import FORMATS
from modning.programme.schema.activities import Activity, ActivityStatement
from modning.programme.schema.call import Call, CallStatement
from modning.programme.schema.parties import Party, PartyStatement
from modning.programme.schema.written import When

T = TypeVar("T")
_TOPICS = {
    kinds.TIMES_DIFFER.code: Text("Antal gange", "The number of times"),
    kinds.DURATION_DIFFERS.code: Text("Varigheden", "The duration"),
    kinds.FORMAT_DIFFERS.code: Text("Mødeformen", "The format"),
    kinds.PARTY_NUMBER_DIFFERS.code: Text("Antallet", "The number"),
}


@dataclass(frozen=True, slots=True)
class Said(Generic[T]):
    """What one place says."""

    at: str | None
    means: T
    text: str | Text


def find(inspection: Inspection) -> Iterator[Finding]:
    """Yield what different places say differently of one activity or one party."""
    for path, activity in numbered("activities", inspection.programme.activities):
        if activity.stated:
            yield from _of_dates(path, activity)
            yield from _of_values(path, activity)
    for path, party in numbered("parties", inspection.programme.parties):
        if party.stated:
            yield from _of_party(path, party)
    call = inspection.programme.call
    if call:
        yield from _of_call(call)


def _of_values(path: Path, activity: Activity) -> Iterator[Finding]:
    speaking: tuple[Activity | ActivityStatement, ...] = (activity, *activity.stated)
    times = [Said(one.at, one.times.means, one.times.text) for one in speaking if one.times]
    durations = [
        Said(one.at, one.duration.means, one.duration.text) for one in speaking if one.duration
    ]
    formats = [
        Said(one.at, frozenset[str](one.format), listed([FORMATS[name] for name in one.format]))
        for one in speaking
        if one.format
    ]
    subject = (*path, "stated"), activity.name
    yield from _compared(subject, times, agreement.of_numbers, kinds.TIMES_DIFFER)
    yield from _compared(subject, durations, agreement.of_durations, kinds.DURATION_DIFFERS)
    yield from _compared(subject, formats, agreement.of_sets, kinds.FORMAT_DIFFERS)


def _of_party(path: Path, party: Party) -> Iterator[Finding]:
    speaking: tuple[Party | PartyStatement, ...] = (party, *party.stated)
    said = [Said(one.at, one.number.means, one.number.text) for one in speaking if one.number]
    subject = (*path, "stated"), party.name
    yield from _compared(subject, said, agreement.of_numbers, kinds.PARTY_NUMBER_DIFFERS)


def _of_call(call: Call) -> Iterator[Finding]:
    speaking: tuple[Call | CallStatement, ...] = (call, *call.stated)
    named = [(one.at, one.name) for one in speaking if one.name]
    if len({name.casefold() for _, name in named}) > 1:
        yield kinds.CALL_HAS_TWO_NAMES.found(
            ("call", "stated"),
            subject=call.name,
            at=places(*(at for at, _ in named)),
            said=statements(named),
        )


def _compared(
    subject: tuple[Path, str],
    said: Sequence[Said[T]],
    compare: Callable[[T, T], Agreement],
    kind: FindingKind,
) -> Iterator[Finding]:
    verdicts = {compare(one.means, other.means) for one, other in combinations(said, 2)}
    if verdicts <= {"same"}:
        return
    path, name = subject
    found = kind if "different" in verdicts else kinds.NOT_QUITE_THE_SAME
    yield found.found(
        path,
        subject=name,
        at=places(*(one.at for one in said)),
        name=name,
        topic=_TOPICS[kind.code],
        said=_together(said),
    )


def _of_dates(path: Path, activity: Activity) -> Iterator[Finding]:
    speaking: tuple[Activity | ActivityStatement, ...] = (activity, *activity.stated)
    said = [Said(one.at, one.when, wordings(one.when)) for one in speaking if one.when]
    alone = [(when, one) for one in said for when in _alone(one, said, own=activity.when)]
    if not alone:
        return
    difference = [f"{when.text} ({one.at})" if one.at else when.text for when, one in alone]
    yield kinds.DATES_DIFFER.found(
        (*path, "stated"),
        subject=activity.name,
        at=places(*(one.at for one in said)),
        name=activity.name,
        said=_together(said),
        difference=listed(difference),
    )


def _alone(
    one: Said[tuple[When, ...]], said: Sequence[Said[tuple[When, ...]]], own: tuple[When, ...]
) -> list[When]:
    """Return the times of one place that some other place contradicts.

    A statement may leave a time out, since it need not tell them all; it may not add one.
    """
    contradicted: list[When] = []
    for other in said:
        mine = [when.means for when in one.means]
        theirs = [when.means for when in other.means]
        extra = agreement.unmatched(mine, theirs)
        if extra and (other.means is own or agreement.unmatched(theirs, mine)):
            contradicted += [when for when in one.means if when.means in extra]
    return list(dict.fromkeys(contradicted))


def _together(said: Sequence[Said[T]]) -> Text:
    return statements([(one.at, one.text) for one in said])
