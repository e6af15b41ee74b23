"""Who takes part, and how the programme is divided in phases and tracks."""

from collections.abc import Iterator

from modning.document.content import Heading, Part, Table
from modning.programme.schema.parties import Party, Team
from modning.programme.wording import sentence
from modning.reports.annex import labels
from modning.reports.annex.speech import Speech, table_of


def people(speech: Speech) -> Iterator[Part]:
    """Yield the parties, their roles and teams, and the phases and tracks."""
    yield Heading(speech.say(labels.PEOPLE), "people")
    yield _parties(speech)
    if speech.programme.roles:
        yield _roles(speech)
    if speech.programme.phases and speech.programme.tracks:
        yield Heading(speech.say(labels.STRUCTURE), "structure")
    elif speech.programme.phases or speech.programme.tracks:
        only = labels.PHASES if speech.programme.phases else labels.TRACKS
        yield Heading(speech.say(only), "structure")
    if speech.programme.phases:
        yield _phases(speech)
    if speech.programme.tracks:
        rows = [(track.name, track.purpose or "") for track in speech.programme.tracks]
        yield table_of(speech, labels.TRACKS, {labels.TRACK: 3, labels.PURPOSE: 7}, rows)


def _parties(speech: Speech) -> Table:
    columns = {labels.PARTY: 3, labels.NUMBER: 2, labels.PART_PLAYED: 5}
    rows = [_party(party, speech) for party in speech.programme.parties]
    return table_of(speech, labels.PARTIES, columns, rows)


def _party(party: Party, speech: Speech) -> tuple[str, str, str]:
    name = "\n".join([party.name, *party.members])
    number = speech.wording.how_many(party.number) if party.number else ""
    return name, number, party.purpose or ""


def _roles(speech: Speech) -> Table:
    wording, programme = speech.wording, speech.programme
    columns = {labels.ROLE: 3, labels.PARTY: 2, labels.PART_PLAYED: 5}
    rows = []
    for role in programme.roles:
        number = f" ({wording.how_many(role.number)})" if role.number else ""
        rows.append((role.name + number, wording.name(role.party), role.purpose or ""))
    rows += [(team.name, wording.name(team.party), _team(team, speech)) for team in programme.teams]
    return table_of(speech, labels.ROLES, columns, rows)


def _team(team: Team, speech: Speech) -> str:
    members = [
        speech.wording.name(member.role)
        + (f" ({speech.wording.how_many(member.number)})" if member.number else "")
        for member in team.members
    ]
    told = speech.say(labels.TEAM_OF.filled(members=speech.wording.listed(members)))
    return f"{told} {team.purpose}" if team.purpose else told


def _phases(speech: Speech) -> Table:
    columns = {labels.PHASE: 3, labels.WHEN: 3, labels.PURPOSE: 4}
    rows = [
        (
            phase.name,
            sentence(speech.wording.when(phase.when)) if phase.when else "",
            phase.purpose or "",
        )
        for phase in speech.programme.phases
    ]
    return table_of(speech, labels.PHASES, columns, rows)
