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


A, P, S, OWN, NO = Scope.ALL, Scope.PROGRAMME, Scope.SITE, Scope.SELF, None  # cells of the table

ACTIONS = (
    "programme.see",
    "programme.see_all_sites",
    "programme.create",
    "site.see",
    "definition.see",
    "definition.edit",
    "definition.adopt",
    "annex.download",
    "calendar.own",
    "audit.see",
)

# One row a hat, one column an action, in the order of ACTIONS.
POLICY: dict[Hat, tuple[Scope | None, ...]] = {
    Hat.PROGRAMME_LEAD: (A, P, A, P, A, P, P, A, OWN, P),
    Hat.GRANT_OFFICER: (A, A, NO, A, A, NO, NO, A, OWN, NO),
    Hat.PROCESS_CONSULTANT: (P, P, NO, P, P, NO, NO, P, OWN, NO),
    Hat.MUNICIPAL_PROJECT_LEADER: (P, NO, NO, S, P, NO, NO, P, OWN, NO),
    Hat.PRACTITIONER: (P, NO, NO, S, NO, NO, NO, P, OWN, NO),
    Hat.MUNICIPAL_MANAGER: (P, NO, NO, S, P, NO, NO, P, OWN, NO),
    Hat.NGO_COORDINATOR: (P, NO, NO, S, P, NO, NO, P, OWN, NO),
    Hat.POLICE_CONTACT: (P, NO, NO, S, NO, NO, NO, P, OWN, NO),
    Hat.TRAINING_SUPPLIER: (P, P, NO, P, P, NO, NO, P, OWN, NO),
    Hat.EVALUATOR: (P, P, NO, P, P, NO, NO, P, OWN, NO),
    Hat.AUDITOR: (A, A, NO, A, A, NO, NO, A, OWN, A),
    Hat.CITIZEN: (NO, NO, NO, NO, NO, NO, NO, NO, OWN, NO),
}


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
    if action not in ACTIONS:
        raise UnknownAction(action)
    return POLICY[hat][ACTIONS.index(action)]


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


SCOPE_WORDS = {A: "all", P: "own programme", S: "own site", OWN: "own", NO: "–"}


def as_markdown() -> str:
    """Write the table for people to read (docs/permissions.md)."""
    head = ["hat", *ACTIONS]
    lines = ["| " + " | ".join(head) + " |", "| " + " | ".join("---" for _ in head) + " |"]
    for hat in Hat:
        cells = [hat.value, *(SCOPE_WORDS[cell] for cell in POLICY[hat])]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"
