"""Who takes part, and how the programme is divided in phases and tracks."""

from collections.abc import Iterator

from modning.document.content import Column, Heading, Part, Table
from modning.programme.schema.parties import Party, Team
from modning.reports.annex import labels
from modning.reports.annex.speech import Speech


def people(speech: Speech) -> Iterator[Part]:
    """Yield the parties, their roles and teams, and the phases and tracks."""
    yield Heading(speech.say(labels.PEOPLE), "people")
    yield _parties(speech)
    if speech.programme.roles:
        yield _roles(speech)
    if speech.programme.phases or speech.programme.tracks:
        yield Heading(speech.say(labels.STRUCTURE), "structure")
    if speech.programme.phases:
        yield _phases(speech)
    if speech.programme.tracks:
        rows = tuple((track.name, track.purpose or "") for track in speech.programme.tracks)
        columns = (Column(speech.say(labels.TRACK), 3), Column(speech.say(labels.PURPOSE), 7))
        yield Table(speech.say(labels.TRACKS), columns, rows, row_headers=True)


def _parties(speech: Speech) -> Table:
    columns = (
        Column(speech.say(labels.PARTY), 3),
        Column(speech.say(labels.NUMBER), 2),
        Column(speech.say(labels.PART_PLAYED), 5),
    )
    rows = tuple(_party(party, speech) for party in speech.programme.parties)
    return Table(speech.say(labels.PARTIES), columns, rows, row_headers=True)


def _party(party: Party, speech: Speech) -> tuple[str, str, str]:
    name = "\n".join([party.name, *party.members])
    number = speech.wording.how_many(party.number) if party.number else ""
    return name, number, party.purpose or ""


def _roles(speech: Speech) -> Table:
    wording, programme = speech.wording, speech.programme
    columns = (
        Column(speech.say(labels.ROLE), 3),
        Column(speech.say(labels.PARTY), 2),
        Column(speech.say(labels.PART_PLAYED), 5),
    )
    rows = []
    for role in programme.roles:
        number = f" ({wording.how_many(role.number)})" if role.number else ""
        rows.append((role.name + number, wording.name(role.party), role.purpose or ""))
    rows += [(team.name, wording.name(team.party), _team(team, speech)) for team in programme.teams]
    return Table(speech.say(labels.ROLES), columns, tuple(rows), row_headers=True)


def _team(team: Team, speech: Speech) -> str:
    members = [
        speech.wording.name(member.role)
        + (f" ({speech.wording.how_many(member.number)})" if member.number else "")
        for member in team.members
    ]
    told = speech.say(labels.TEAM_OF.filled(members=speech.wording.listed(members)))
    return f"{told} {team.purpose}" if team.purpose else told


def _phases(speech: Speech) -> Table:
    columns = (
        Column(speech.say(labels.PHASE), 3),
        Column(speech.say(labels.WHEN), 3),
        Column(speech.say(labels.PURPOSE), 4),
    )
    rows = tuple(
        (phase.name, speech.wording.when(phase.when) if phase.when else "", phase.purpose or "")
        for phase in speech.programme.phases
    )
    return Table(speech.say(labels.PHASES), columns, rows, row_headers=True)
