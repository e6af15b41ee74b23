"""Whether people are asked for who are there."""

from collections.abc import Iterator

from modning.programme.checking.inspection import Inspection, numbered, places
from modning.programme.checking.kinds import people as kinds
from modning.programme.checking.spans import loosely
from modning.programme.findings import Finding, Path
from modning.programme.schema.activities import Activity
from modning.programme.schema.parties import Role
from modning.programme.site import site_parties


def find(inspection: Inspection) -> Iterator[Finding]:
    """Yield activities that nobody takes part in, has a place for, or has people enough for."""
    has_sites = bool(site_parties(inspection.programme))
    for path, activity in numbered("activities", inspection.programme.activities):
        at = places(activity.at)
        if activity.scope == "local" and not has_sites:
            yield kinds.NO_SITES.found(
                (*path, "scope"), subject=activity.name, at=at, name=activity.name
            )
        if not activity.participants:
            yield kinds.NOBODY_TAKES_PART.found(
                path, subject=activity.name, at=at, name=activity.name
            )
        yield from _too_many_asked(path, activity, inspection)


def _too_many_asked(path: Path, activity: Activity, inspection: Inspection) -> Iterator[Finding]:
    for number, participant in enumerate(activity.participants):
        role = inspection.people.named(participant.who)
        # Counted per department or the like, it says nothing of the role as a whole.
        if participant.number is None or participant.per or not isinstance(role, Role):
            continue
        if role.number and loosely(participant.number.means)[0] > loosely(role.number.means)[1]:
            yield kinds.TOO_MANY_ASKED.found(
                (*path, "participants", number, "number"),
                subject=activity.name,
                at=places(activity.at, role.at),
                name=activity.name,
                asked=participant.number.text,
                role=role.name,
                held=role.number.text,
            )
