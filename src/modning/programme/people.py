"""Who a definition means by an id: a party, a role or a team."""

from functools import cached_property

from modning.programme.schema.definition import Programme
from modning.programme.schema.parties import Party, Role, Team


class People:
    """The parties, roles and teams of a programme, by their ids."""

    def __init__(self, programme: Programme) -> None:
        self._programme = programme

    @cached_property
    def _by_id(self) -> dict[str, Party | Role | Team]:
        programme = self._programme
        everyone: tuple[Party | Role | Team, ...] = (
            *programme.parties,
            *programme.roles,
            *programme.teams,
        )
        return {one.id: one for one in everyone}

    def knows(self, who: str) -> bool:
        """Tell whether the programme has a party, role or team with the id `who`."""
        return who in self._by_id

    def named(self, who: str) -> Party | Role | Team:
        """Return the party, role or team with the id `who`."""
        return self._by_id[who]

    def party_of(self, who: str) -> Party:
        """Return the party that `who` is, or belongs to."""
        one = self._by_id[who]
        if isinstance(one, Party):
            return one
        party = self._by_id[one.party]
        if not isinstance(party, Party):
            message = f"“{one.party}” is not a party"
            raise TypeError(message)
        return party

    def roles_in(self, who: str) -> frozenset[str]:
        """Return the roles that `who` covers: all of a party or a team, or the role itself."""
        one = self._by_id[who]
        if isinstance(one, Role):
            return frozenset({one.id})
        if isinstance(one, Team):
            return frozenset(member.role for member in one.members)
        return frozenset(role.id for role in self._programme.roles if role.party == one.id)
