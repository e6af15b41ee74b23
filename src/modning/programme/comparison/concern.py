"""Whom the parts of a programme concern."""

from collections.abc import Iterable

from modning.programme.comparison.changes import Concerned
from modning.programme.expansion import sites_of
from modning.programme.schema.activities import Activity
from modning.programme.schema.call import Call, Criterion, Requirement
from modning.programme.schema.definition import Phase, Programme, Track
from modning.programme.schema.evaluation import DataSource, Evaluation, EvaluationQuestion, Step
from modning.programme.schema.parties import Party, Role, Team
from modning.programme.schema.rules import Rule
from modning.programme.schema.written import Part
from modning.programme.site import Site

Version = tuple[Programme, tuple[Site, ...]]


def concerned(*versions: tuple[Version, Part | None]) -> Concerned:
    """Return whom a part concerns, in all the versions that have it.

    A part that names nobody concerns every party: better one too many than one not told.
    """
    names: dict[str, str] = {}
    sites: dict[str, None] = {}
    for (programme, places), part in versions:
        if part is None:
            continue
        everyone: tuple[Party | Role | Team, ...]
        everyone = (*programme.parties, *programme.roles, *programme.teams)
        named = set(_named(programme, part)) or {party.id for party in programme.parties}
        names |= {one.id: one.name for one in everyone if one.id in named}
        if isinstance(part, Activity):
            sites |= {site.key: None for site in sites_of(programme, part, places) or ()}
    return Concerned(tuple(names), tuple(dict.fromkeys(names.values())), tuple(sites))


def _named(programme: Programme, part: Part) -> Iterable[str]:
    match part:
        case Activity():
            return _of_activity(part)
        case Party():
            return (part.id,)
        case Role() | Team():
            return (part.id, part.party)
        case Phase() | Track():
            return _of_activities(programme, part.id)
        case Rule():
            return _of_rule(programme, part)
        case Requirement() | Criterion() | Call():
            return _of_call(programme)
        case Evaluation() | EvaluationQuestion() | DataSource() | Step():
            return _of_evaluation(programme, part)
        case _:
            return ()


def _of_activity(activity: Activity) -> list[str]:
    named = [participant.who for participant in activity.participants]
    for _, who in activity.responsible:
        named += who
    return named + [who for item in activity.agenda for who in item.by]


def _of_activities(programme: Programme, phase_or_track: str) -> list[str]:
    return [
        who
        for activity in programme.activities
        if phase_or_track in (*activity.phases, *activity.tracks)
        for who in _of_activity(activity)
    ]


def _of_rule(programme: Programme, rule: Rule) -> list[str]:
    counted = [
        who
        for activity in programme.activities
        if activity.id in rule.of or activity.kind in rule.of_kind
        for who in _of_activity(activity)
    ]
    return counted + ([rule.with_party] if rule.with_party else [])


def _of_call(programme: Programme) -> list[str]:
    call = programme.call
    if call is None:
        return []
    return [partner.party for partner in call.partners] + ([call.contact] if call.contact else [])


def _of_evaluation(programme: Programme, part: Part) -> tuple[str, ...]:
    if isinstance(part, Step):
        return part.by
    evaluators = programme.evaluation.by if programme.evaluation else ()
    return (*evaluators, *part.who) if isinstance(part, DataSource) else evaluators
