"""Whether everything that is declared is used."""

from collections.abc import Iterator

from modning.language import Text
from modning.programme.checking.inspection import Inspection, numbered, places
from modning.programme.checking.kinds import people as kinds
from modning.programme.findings import Finding
from modning.programme.reading.references import references
from modning.programme.schema.definition import Programme

_SORTS = {
    "parties": Text("Parten", "party"),
    "roles": Text("Rollen", "role"),
    "teams": Text("Teamet", "team"),
    "phases": Text("Fasen", "phase"),
    "tracks": Text("Sporet", "track"),
}


def find(inspection: Inspection) -> Iterator[Finding]:
    """Yield parties, roles, teams, phases and tracks that nothing refers to."""
    programme = inspection.programme
    used = _used(programme)
    for field, sort in _SORTS.items():
        for path, part in numbered(field, getattr(programme, field)):
            if part.id not in used[field]:
                yield kinds.UNUSED.found(
                    path, subject=part.name, at=places(part.at), sort=sort, name=part.name
                )


def _used(programme: Programme) -> dict[str, set[str]]:
    referred = [
        (sort, name)
        for path, sort, name in references(programme)
        # That a role or a team says whose it is, is no use of it.
        if path[0] not in {"roles", "teams"}
    ]
    people = {name for sort, name in referred if sort in {"who", "party", "role"}}
    teams = [team for team in programme.teams if team.id in people]
    people |= {member.role for team in teams for member in team.members}
    parties = {role.party for role in programme.roles if role.id in people}
    phases = {name for sort, name in referred if sort == "phase"}
    return {
        "parties": people | parties | {team.party for team in teams},
        "roles": people,
        "teams": people,
        # Phases that no activity names at all are a calendar that stands for itself.
        "phases": phases or {phase.id for phase in programme.phases if phase.when},
        "tracks": {name for sort, name in referred if sort == "track"},
    }
