"""Whether the places in the source name the same participants."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from modning.language import Text
from modning.programme.checking.inspection import Inspection, numbered, places
from modning.programme.checking.kinds import statements as kinds
from modning.programme.checking.wording import listed, statements
from modning.programme.findings import Finding, Path
from modning.programme.people import People
from modning.programme.schema.activities import Activity
from modning.programme.schema.parties import Party

_TOPIC = Text("Deltagerkredsen", "The circle of participants")


@dataclass(frozen=True, slots=True)
class Circle:
    """Who takes part, as one place has it; `required` are those that may not be left out."""

    path: Path
    at: str | None
    everyone: tuple[str, ...]
    required: tuple[str, ...]


def find(inspection: Inspection) -> Iterator[Finding]:
    """Yield activities whose participants are named differently in different places."""
    for path, activity in numbered("activities", inspection.programme.activities):
        if activity.stated:
            # The activity's own circle stands first, and is what the others are held against.
            first, *others = _circles(path, activity)
            for other in others:
                yield from _compared(activity, first, other, inspection.people)


def _circles(path: Path, activity: Activity) -> list[Circle]:
    own = activity.participants
    required = tuple(one.who for one in own if one.presence == "required")
    circles = [Circle(path, activity.at, tuple(one.who for one in own), required)]
    for number, said in enumerate(activity.stated):
        there = (*path, "stated", number, "participants")
        circles.append(Circle(there, said.at, said.participants, said.participants))
    return [circle for circle in circles if circle.everyone] or circles[:1]


def _compared(
    activity: Activity, first: Circle, other: Circle, people: People
) -> Iterator[Finding]:
    added = _missing(other.everyone, first.everyone, people)
    left_out = _missing(first.required, other.everyone, people)
    if not added and not left_out:
        return
    said = [(circle.at, _named(circle.everyone, people)) for circle in (first, other)]
    # A place that names only some may have meant no more than them.
    kind = kinds.PARTICIPANTS_DIFFER if added else kinds.NOT_QUITE_THE_SAME
    yield kind.found(
        other.path,
        subject=activity.name,
        at=places(first.at, other.at),
        name=activity.name,
        topic=_TOPIC,
        said=statements(said),
        difference=_named([*added, *left_out], people),
    )


def _named(who: Iterable[str], people: People) -> Text:
    return listed([people.named(one).name for one in who])


def _missing(these: Iterable[str], those: Iterable[str], people: People) -> list[str]:
    """Return those of `these` that are neither among `those` nor a part of them nor the whole."""
    others = tuple(those)
    return [one for one in these if not _among(one, others, people)]


def _among(who: str, others: tuple[str, ...], people: People) -> bool:
    party = people.party_of(who).id
    of_the_party = [other for other in others if people.party_of(other).id == party]
    if who in others or party in of_the_party:
        return True
    if isinstance(people.named(who), Party):
        return bool(of_the_party)
    covered = frozenset[str]().union(*(people.roles_in(other) for other in of_the_party))
    return people.roles_in(who) <= covered
