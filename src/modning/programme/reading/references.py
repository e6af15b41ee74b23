"""Whether every id that a definition refers to is there, and there only once."""

from collections.abc import Iterable, Iterator
from typing import Literal

from modning.language import Text
from modning.programme.findings import Finding, Path
from modning.programme.reading import kinds
from modning.programme.schema.activities import Activity
from modning.programme.schema.call import Call
from modning.programme.schema.definition import Programme
from modning.programme.schema.evaluation import Evaluation, Intervention

Sort = Literal["who", "party", "role", "activity", "track", "phase", "step"]
Reference = tuple[Path, Sort, str]

SORTS: dict[Sort, Text] = {
    "who": Text("part, rolle eller team", "a party, role or team"),
    "party": Text("part", "a party"),
    "role": Text("rolle", "a role"),
    "activity": Text("aktivitet", "an activity"),
    "track": Text("spor", "a track"),
    "phase": Text("fase", "a phase"),
    "step": Text("trin", "a step"),
}


def reference_findings(programme: Programme) -> Iterator[Finding]:
    """Yield a finding for each id used twice and each reference to an id that is not there."""
    yield from _duplicates(programme)
    known = _known(programme)
    for path, sort, name in references(programme):
        if name not in known[sort]:
            nearest = kinds.nearest(name, known[sort])
            yield kinds.UNKNOWN_REFERENCE.found(path, name=name, sort=SORTS[sort], nearest=nearest)


def _known(programme: Programme) -> dict[Sort, set[str]]:
    parties = {party.id for party in programme.parties}
    roles = {role.id for role in programme.roles}
    steps = programme.intervention.steps if programme.intervention else ()
    return {
        "who": parties | roles | {team.id for team in programme.teams},
        "party": parties,
        "role": roles,
        "activity": {activity.id for activity in programme.activities},
        "track": {track.id for track in programme.tracks},
        "phase": {phase.id for phase in programme.phases},
        "step": {step.id for step in steps},
    }


def _duplicates(programme: Programme) -> Iterator[Finding]:
    who = [(("parties", n), party.id) for n, party in enumerate(programme.parties)] + [
        (("roles", n), role.id) for n, role in enumerate(programme.roles)
    ]
    who += [(("teams", n), team.id) for n, team in enumerate(programme.teams)]
    yield from _twice(who)
    for field in ("phases", "tracks", "activities", "rules"):
        yield from _twice(((field, n), part.id) for n, part in enumerate(getattr(programme, field)))


def _twice(named: Iterable[tuple[Path, str]]) -> Iterator[Finding]:
    seen: set[str] = set()
    for path, name in named:
        if name in seen:
            yield kinds.DUPLICATE_ID.found((*path, "id"), name=name)
        seen.add(name)


def references(programme: Programme) -> Iterator[Reference]:
    """Return every reference: its place, the sort of part that it means, and the id."""
    yield from _of_parties(programme)
    for n, activity in enumerate(programme.activities):
        yield from _of_activity(("activities", n), activity)
    for n, rule in enumerate(programme.rules):
        yield from _each(("rules", n, "of"), "activity", rule.of)
        if rule.with_party:
            yield ("rules", n, "with_party"), "who", rule.with_party
    for n, contribution in enumerate(programme.contributions):
        yield from _each(("contributions", n, "who"), "who", contribution.who)
    if programme.call:
        yield from _of_call(programme.call)
    if programme.evaluation:
        yield from _of_evaluation(programme.evaluation)
    if programme.intervention:
        yield from _of_intervention(programme.intervention)


def _of_parties(programme: Programme) -> Iterator[Reference]:
    if programme.owner:
        yield ("owner",), "party", programme.owner
    for n, role in enumerate(programme.roles):
        yield ("roles", n, "party"), "party", role.party
    for n, team in enumerate(programme.teams):
        yield ("teams", n, "party"), "party", team.party
        for m, member in enumerate(team.members):
            yield ("teams", n, "members", m, "role"), "role", member.role


def _each(path: Path, sort: Sort, names: Iterable[str]) -> Iterator[Reference]:
    for n, name in enumerate(names):
        yield (*path, n), sort, name


def _of_activity(path: Path, activity: Activity) -> Iterator[Reference]:
    yield from _each((*path, "tracks"), "track", activity.tracks)
    yield from _each((*path, "phases"), "phase", activity.phases)
    yield from _each((*path, "after"), "activity", activity.after)
    if activity.during:
        yield (*path, "during"), "activity", activity.during
    for n, participant in enumerate(activity.participants):
        yield (*path, "participants", n, "who"), "who", participant.who
    for duty, who in activity.responsible:
        yield from _each((*path, "responsible", duty), "who", who)
    for n, item in enumerate(activity.agenda):
        yield from _each((*path, "agenda", n, "by"), "who", item.by)
    for n, statement in enumerate(activity.stated):
        yield from _each((*path, "stated", n, "participants"), "who", statement.participants)


def _of_call(call: Call) -> Iterator[Reference]:
    for n, partner in enumerate(call.partners):
        yield ("call", "partners", n, "party"), "party", partner.party
    if call.information_meeting:
        yield ("call", "information_meeting"), "activity", call.information_meeting
    if call.contact:
        yield ("call", "contact"), "who", call.contact


def _of_evaluation(evaluation: Evaluation) -> Iterator[Reference]:
    yield from _each(("evaluation", "by"), "who", evaluation.by)
    for n, source in enumerate(evaluation.data_sources):
        path: Path = ("evaluation", "data_sources", n)
        yield from _each((*path, "who"), "who", source.who)
        if source.activity:
            yield (*path, "activity"), "activity", source.activity


def _of_intervention(intervention: Intervention) -> Iterator[Reference]:
    for n, step in enumerate(intervention.steps):
        path: Path = ("intervention", "steps", n)
        yield from _each((*path, "who"), "who", step.who)
        yield from _each((*path, "by"), "who", step.by)
        yield from _each((*path, "after"), "step", step.after)
        if step.parallel_to:
            yield (*path, "parallel_to"), "step", step.parallel_to
