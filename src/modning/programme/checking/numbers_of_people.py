"""Whether the numbers of parties, roles and seats add up."""

from collections.abc import Iterator

from modning.programme.checking.inspection import Inspection, numbered, places
from modning.programme.checking.kinds import amounts as kinds
from modning.programme.checking.spans import apart, loosely
from modning.programme.findings import Finding, Path
from modning.programme.schema.parties import Party, Role, Team
from modning.programme.site import site_parties


def find(inspection: Inspection) -> Iterator[Finding]:
    """Yield numbers of parties, roles and seats that do not add up."""
    programme = inspection.programme
    for path, party in numbered("parties", programme.parties):
        yield from _members(path, party)
    for path, team in numbered("teams", programme.teams):
        yield from _seats(path, team, inspection)
    yield from _partners(inspection)
    yield from _capacity(inspection)


def _members(path: Path, party: Party) -> Iterator[Finding]:
    if not party.members or party.number is None:
        return
    lowest, highest = loosely(party.number.means)
    if not lowest <= len(party.members) <= highest:
        yield kinds.MEMBERS_AND_NUMBER.found(
            (*path, "members"),
            subject=party.name,
            at=places(party.at),
            name=party.name,
            number=party.number.text,
            count=len(party.members),
        )


def _seats(path: Path, team: Team, inspection: Inspection) -> Iterator[Finding]:
    for number, member in enumerate(team.members):
        role = inspection.people.named(member.role)
        if member.number is None or not isinstance(role, Role) or role.number is None:
            continue
        if loosely(member.number.means)[0] > loosely(role.number.means)[1]:
            yield kinds.TOO_MANY_SEATS.found(
                (*path, "members", number, "number"),
                subject=team.name,
                at=places(team.at, role.at),
                name=team.name,
                seats=member.number.text,
                role=role.name,
                held=role.number.text,
            )


def _partners(inspection: Inspection) -> Iterator[Finding]:
    call = inspection.programme.call
    for number, partner in enumerate(call.partners if call else ()):
        party = inspection.people.party_of(partner.party)
        if party.number and apart(partner.number.means, party.number.means):
            yield kinds.PARTNERS_AND_PARTY.found(
                ("call", "partners", number, "number"),
                subject=party.name,
                at=places(call.at if call else None, party.at),
                name=party.name,
                asked=partner.number.text,
                number=party.number.text,
            )


def _capacity(inspection: Inspection) -> Iterator[Finding]:
    call = inspection.programme.call
    parties = site_parties(inspection.programme)
    # With partners, a place is for a whole project and not for one organisation.
    if call is None or call.capacity is None or call.partners or len(parties) != 1:
        return
    party = parties[0]
    if party.number and apart(call.capacity.means, party.number.means):
        yield kinds.CAPACITY_AND_PARTY.found(
            ("call", "capacity"),
            subject=party.name,
            at=places(call.at, party.at),
            name=party.name,
            capacity=call.capacity.text,
            number=party.number.text,
        )
