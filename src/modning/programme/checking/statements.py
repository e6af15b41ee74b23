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
from modning.programme.checking.wording import listed, wordings
from modning.programme.findings import Finding, FindingKind, Path
from modning.programme.labels import FORMATS
from modning.programme.schema.activities import Activity
from modning.programme.schema.parties import Party
from modning.programme.schema.written import When

T = TypeVar("T")
_HERE = Text("Her i filen", "Here in the file")
_TIMES = Text("Antal gange", "The number of times")
_DURATION = Text("Varigheden", "The duration")
_FORMAT = Text("Mødeformen", "The format")
_NUMBER = Text("Antallet", "The number")


@dataclass(frozen=True, slots=True)
class Said(Generic[T]):
    """What one place says."""

    at: str | None
    means: T
    text: str | Text

    @property
    def sentence(self) -> Text:
        """The place and its words: “Afsnit 2.1: august 2024”."""
        place: str | Text = self.at or _HERE
        return Text("{place}: {text}", "{place}: {text}").filled(place=place, text=self.text)


def find(inspection: Inspection) -> Iterator[Finding]:
    """Yield what different places say differently of one activity or one party."""
    for path, activity in numbered("activities", inspection.programme.activities):
        if activity.stated:
            yield from _of_dates(path, activity)
            yield from _of_values(path, activity)
    for path, party in numbered("parties", inspection.programme.parties):
        if party.stated:
            yield from _of_party(path, party)


def _of_values(path: Path, activity: Activity) -> Iterator[Finding]:
    places_that_speak = (activity, *activity.stated)
    times = [Said(one.at, one.times.means, one.times.text) for one in places_that_speak if one.times]
    durations = [
        Said(one.at, one.duration.means, one.duration.text)
        for one in places_that_speak
        if one.duration
    ]
    formats = [
        Said(one.at, frozenset[str](one.format), listed([FORMATS[name] for name in one.format]))
        for one in places_that_speak
        if one.format
    ]
    found = (
        _compared(times, agreement.of_numbers, kinds.TIMES_DIFFER, _TIMES),
        _compared(durations, agreement.of_durations, kinds.DURATION_DIFFERS, _DURATION),
        _compared(formats, agreement.of_sets, kinds.FORMAT_DIFFERS, _FORMAT),
    )
    for kind, topic, said in filter(None, found):
        yield kind.found(
            (*path, "stated"),
            subject=activity.name,
            at=places(*(one.at for one in said)),
            name=activity.name,
            topic=topic,
            said=_together(said),
        )


def _of_party(path: Path, party: Party) -> Iterator[Finding]:
    said = [
        Said(one.at, one.number.means, one.number.text)
        for one in (party, *party.stated)
        if one.number
    ]
    found = _compared(said, agreement.of_numbers, kinds.PARTY_NUMBER_DIFFERS, _NUMBER)
    if found:
        kind, topic, _ = found
        yield kind.found(
            (*path, "stated"),
            subject=party.name,
            at=places(*(one.at for one in said)),
            name=party.name,
            topic=topic,
            said=_together(said),
        )


def _compared(
    said: Sequence[Said[T]],
    compare: Callable[[T, T], Agreement],
    kind: FindingKind,
    topic: Text,
) -> tuple[FindingKind, Text, Sequence[Said[T]]] | None:
    verdicts = {compare(one.means, other.means) for one, other in combinations(said, 2)}
    if "different" in verdicts:
        return kind, topic, said
    return (kinds.NOT_QUITE_THE_SAME, topic, said) if "nearly" in verdicts else None


def _of_dates(path: Path, activity: Activity) -> Iterator[Finding]:
    said = [
        Said(one.at, one.when, wordings(one.when))
        for one in (activity, *activity.stated)
        if one.when
    ]
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
    return listed([one.sentence for one in said], separator="; ")
