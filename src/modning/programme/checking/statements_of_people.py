"""Whether the places in the source name the same participants."""

from collections.abc import Iterable, Iterator

from modning.language import Text
from modning.programme.checking.inspection import Inspection, numbered, places
from modning.programme.checking.kinds import statements as kinds
from modning.programme.checking.wording import listed, statements
from modning.programme.findings import Finding, Path
from modning.programme.people import People
from modning.programme.schema.activities import Activity, ActivityStatement
from modning.programme.schema.parties import Party

_TOPIC = Text("Deltagerkredsen", "The circle of participants")


def find(inspection: Inspection) -> Iterator[Finding]:
    """Yield activities whose participants are named differently in different places."""
    for path, activity in numbered("activities", inspection.programme.activities):
        for number, statement in enumerate(activity.stated):
            if statement.participants and activity.participants:
                there: Path = (*path, "stated", number, "participants")
                yield from _compared(there, activity, statement, inspection.people)


def _compared(
    path: Path, activity: Activity, statement: ActivityStatement, people: People
) -> Iterator[Finding]:
    everyone = [one.who for one in activity.participants]
    required = [one.who for one in activity.participants if one.presence == "required"]
    added = _missing(statement.participants, everyone, people)
    left_out = _missing(required, statement.participants, people)
    if not added and not left_out:
        return
    own = _named(everyone, people)
    stated = _named(statement.participants, people)
    said = statements([(activity.at, own), (statement.at, stated)])
    kind = kinds.PARTICIPANTS_DIFFER if added else kinds.NOT_QUITE_THE_SAME
    yield kind.found(
        path,
        subject=activity.name,
        at=places(activity.at, statement.at),
        name=activity.name,
        topic=_TOPIC,
        said=said,
        difference=_named([*added, *left_out], people),
    )


def _named(who: Iterable[str], people: People) -> Text:
    """Name parties, roles and teams."""
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
