"""The one table of who may do what where, and the questions that are asked of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils import timezone

from modning_web.access.models import Hat, Membership, User

Row = TypeVar("Row", bound=models.Model)


class Scope(StrEnum):
    """How far an action reaches for a hat."""

    ALL = "all"
    PROGRAMME = "own programme"
    SITE = "own site"
    SELF = "own"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is done: in a programme, and at one of its sites when `site_key` says so."""

    programme_key: str
    site_key: str = ""


_Row = dict[Hat, Scope]
A, P, S, OWN = Scope.ALL, Scope.PROGRAMME, Scope.SITE, Scope.SELF

LEAD, GRANTS, CONSULTANT = Hat.PROGRAMME_LEAD, Hat.GRANT_OFFICER, Hat.PROCESS_CONSULTANT
LEADER, PRACTITIONER, MANAGER = (
    Hat.MUNICIPAL_PROJECT_LEADER,
    Hat.PRACTITIONER,
    Hat.MUNICIPAL_MANAGER,
)
NGO, POLICE, SUPPLIER = Hat.NGO_COORDINATOR, Hat.POLICE_CONTACT, Hat.TRAINING_SUPPLIER
EVALUATOR, AUDITOR, PROTECTION = Hat.EVALUATOR, Hat.AUDITOR, Hat.DATA_PROTECTION_OFFICER

EVERYONE: _Row = dict.fromkeys(Hat, OWN)
AGENCY_LEADS: _Row = {LEAD: P}
AGENCY: _Row = {LEAD: P, CONSULTANT: P}
SITE_LEADS: _Row = {LEADER: S, NGO: S}
SITE_STAFF: _Row = {LEADER: S, PRACTITIONER: S, MANAGER: S, NGO: S, POLICE: S}
WATCHERS: _Row = {AUDITOR: A, PROTECTION: A}
IN_A_PROGRAMME: _Row = {
    CONSULTANT: P,
    LEADER: P,
    PRACTITIONER: P,
    MANAGER: P,
    NGO: P,
    POLICE: P,
    SUPPLIER: P,
    EVALUATOR: P,
}

# One row an action: the hats that may do it, and how far. A hat that is not named may not.
POLICY: dict[str, _Row] = {
    "programme.see": IN_A_PROGRAMME | WATCHERS | {LEAD: A, GRANTS: A},
    "programme.see_all_sites": AGENCY | WATCHERS | {GRANTS: A, SUPPLIER: P, EVALUATOR: P},
    "programme.create": {LEAD: A},
    "site.see": AGENCY | SITE_STAFF | WATCHERS | {GRANTS: A, SUPPLIER: P, EVALUATOR: P},
    "definition.see": IN_A_PROGRAMME | WATCHERS | {LEAD: A, GRANTS: A},
    "definition.edit": AGENCY_LEADS,
    "definition.adopt": AGENCY_LEADS,
    "annex.download": IN_A_PROGRAMME | WATCHERS | {LEAD: A, GRANTS: A},
    "calendar.own": EVERYONE,
    # People
    "people.see": AGENCY | WATCHERS | {GRANTS: A, SUPPLIER: P, LEADER: S, MANAGER: S, NGO: S},
    "people.give_hats": AGENCY_LEADS | {LEADER: S, MANAGER: S, NGO: S},
    "people.import": AGENCY_LEADS,
    "own.see": EVERYONE,
    # What leaves, and who looks
    "audit.see": AGENCY_LEADS | WATCHERS,
    "glass.break": {LEAD: A, GRANTS: A, CONSULTANT: A},
    "release.ask": AGENCY_LEADS | WATCHERS | {GRANTS: A},
    "release.approve": AGENCY_LEADS | {GRANTS: A, PROTECTION: A},
    # Letters
    "letters.see": AGENCY | WATCHERS | {GRANTS: A},
    "letters.edit": AGENCY_LEADS,
    "letters.edit_all": {LEAD: A},
    "letters.see_incoming": {LEAD: A} | WATCHERS,
    "letters.see_to_incoming": {LEAD: A},
    # Meetings
    "meeting.plan": AGENCY | SITE_LEADS,
    "meeting.answer": EVERYONE,
    "agenda.write": AGENCY | SITE_LEADS | {SUPPLIER: P},
    "attendance.see": AGENCY | SITE_STAFF | WATCHERS | {SUPPLIER: P, EVALUATOR: P, GRANTS: A},
    "attendance.write": AGENCY | SITE_LEADS | {SUPPLIER: P},
    "questions.answer": AGENCY | {GRANTS: A},
    # Minutes
    "minutes.see": AGENCY | SITE_STAFF | WATCHERS | {SUPPLIER: P, EVALUATOR: P, GRANTS: A},
    "minutes.write": AGENCY | SITE_LEADS,
    "minutes.approve": AGENCY | {LEADER: S, MANAGER: S, NGO: S},
    "task.solve": EVERYONE,
    # Training
    "training.see": AGENCY | SITE_STAFF | WATCHERS | {SUPPLIER: P, EVALUATOR: P, GRANTS: A},
    "certificate.issue": AGENCY_LEADS | {SUPPLIER: P},
    # Advice: kept from the evaluator, who wears a hat of their own
    "advice.see": AGENCY | WATCHERS | {LEADER: S, MANAGER: S, NGO: S},
    "advice.write": AGENCY,
    # Plans of dates
    "plan.see": AGENCY | WATCHERS | {GRANTS: A},
    "plan.propose": AGENCY,
    "plan.release": AGENCY_LEADS,
}
ACTIONS = tuple(POLICY)


class UnknownAction(LookupError):
    """The action stands in no column of the table."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Everywhere that one person may do one action."""

    everywhere: bool = False
    own: bool = False
    programmes: frozenset[str] = frozenset()
    sites: frozenset[Place] = frozenset()

    def __bool__(self) -> bool:
        return self.everywhere or self.own or bool(self.programmes) or bool(self.sites)

    def __contains__(self, place: Place) -> bool:
        return self.everywhere or place.programme_key in self.programmes or place in self.sites


def allowed_scope(hat: Hat, action: str) -> Scope | None:
    """Look up one cell of the table."""
    if action not in POLICY:
        raise UnknownAction(action)
    return POLICY[action].get(hat)


def reach(user: User | AnonymousUser, action: str, *, on: date | None = None) -> Reach:
    """Return where `user` may do `action`, on a day; today's is worked out once a request."""
    if not isinstance(user, User) or not user.is_active:
        return Reach()
    if on is not None:
        return _reach(user, action, on)
    kept: dict[str, Reach] = user.__dict__.setdefault("_reach_today", {})
    if action not in kept:
        kept[action] = _reach(user, action, None)
    return kept[action]


def _reach(user: User, action: str, on: date | None) -> Reach:
    programmes: set[str] = set()
    sites: set[Place] = set()
    own = False
    for membership in hats_worn(user, on=on):
        scope_ = allowed_scope(Hat(membership.hat), action)
        if scope_ is Scope.ALL:
            return Reach(everywhere=True)
        own = own or scope_ is Scope.SELF
        if scope_ is Scope.PROGRAMME and membership.programme_key:
            programmes.add(membership.programme_key)
        if scope_ is Scope.SITE and membership.site_key:
            sites.add(Place(membership.programme_key, membership.site_key))
    return Reach(own=own, programmes=frozenset(programmes), sites=frozenset(sites))


def hats_worn(user: User, *, on: date | None = None) -> list[Membership]:
    """Return the memberships of `user` on a day; today's are read once a request."""
    if on is not None:
        return list(user.memberships.held_on(on))
    kept: list[Membership] | None = user.__dict__.get("_hats_worn_today")
    if kept is None:
        kept = user.__dict__["_hats_worn_today"] = list(
            user.memberships.held_on(timezone.localdate())
        )
    return kept


def can(user: User | AnonymousUser, action: str, on: Place) -> bool:
    """Tell whether `user` may do `action` at a place today."""
    return on in reach(user, action)


def can_somewhere(user: User | AnonymousUser, action: str) -> bool:
    """Tell whether there is any place where `user` may do `action` today: for menus and lists."""
    return bool(reach(user, action))


def scope(
    rows: models.QuerySet[Row],
    *,
    user: User | AnonymousUser,
    action: str,
    programme: str = "programme_key",
    site: str = "",
) -> models.QuerySet[Row]:
    """Keep the rows where `user` may do `action`; `programme` and `site` name the lookups.

    Without `site`, a person who may act at one site of a programme gets the programme's rows
    only if the action reaches the whole programme.
    """
    where = reach(user, action)
    if where.everywhere:
        return rows
    kept = Q(**{f"{programme}__in": where.programmes})
    if site:
        for place in where.sites:
            kept |= Q(**{programme: place.programme_key, site: place.site_key})
    return rows.filter(kept)


SCOPE_WORDS = {A: "all", P: "own programme", S: "own site", OWN: "own", None: "–"}


def as_markdown() -> str:
    """Write the table for people to read (docs/permissions.md)."""
    head = ["action", *(hat.value for hat in Hat)]
    lines = ["| " + " | ".join(head) + " |", "| " + " | ".join("---" for _ in head) + " |"]
    for action in ACTIONS:
        cells = [action, *(SCOPE_WORDS[allowed_scope(hat, action)] for hat in Hat)]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"
