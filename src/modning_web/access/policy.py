"""The one table of who may do what where, and the questions that are asked of it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import FilteredRelation, Q, QuerySet
from django.utils import timezone

from modning_web.access.models import BrokenGlass, Hat, Membership, User
from modning_web.audit.acting import Acting
from modning_web.statements import prepared

Row = TypeVar("Row", bound=models.Model)
_HAT = tuple(one.attname for one in Membership._meta.concrete_fields)  # noqa: SLF001 -- a documented part of Django
_GLASS = tuple(one.attname for one in BrokenGlass._meta.concrete_fields)  # noqa: SLF001 -- as above


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
    "sites.glance": AGENCY | SITE_STAFF | {GRANTS: A},
    "definition.see": IN_A_PROGRAMME | WATCHERS | {LEAD: A, GRANTS: A},
    "definition.edit": AGENCY_LEADS,
    "definition.adopt": AGENCY_LEADS,
    "annex.download": IN_A_PROGRAMME | WATCHERS | {LEAD: A, GRANTS: A},
    "calendar.own": EVERYONE,
    # People
    "people.see": AGENCY | WATCHERS | {GRANTS: A, SUPPLIER: P, LEADER: S, MANAGER: S, NGO: S},
    "people.give_hats": AGENCY_LEADS | {LEADER: S, MANAGER: S, NGO: S},
    "people.import": AGENCY_LEADS,
    # The hats that reach every programme: one asks, another decides
    "platform_hats.see": WATCHERS | {LEAD: A, GRANTS: A},
    "platform_hats.ask": {LEAD: A, GRANTS: A},
    "platform_hats.decide": {LEAD: A, PROTECTION: A},
    "account.close": AGENCY_LEADS | {PROTECTION: A},
    # Those who look on are not shut out by those whom they look at
    "account.close_watchers": {PROTECTION: A},
    "own.see": EVERYONE,
    "organisation.see": {hat: A for hat in Hat if hat != Hat.CITIZEN},
    "organisation.edit": {LEAD: A, GRANTS: A},
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
    # By name. The evaluator and the grants office read in the minutes how many were there, and on
    # every page and document of a meeting people by their roles (`meetings.naming`).
    "attendance.see": AGENCY | SITE_STAFF | WATCHERS | {SUPPLIER: P},
    "attendance.write": AGENCY | SITE_LEADS | {SUPPLIER: P},
    "questions.answer": AGENCY | {GRANTS: A},
    # Minutes
    "minutes.see": AGENCY | SITE_STAFF | WATCHERS | {EVALUATOR: P, GRANTS: A},
    "minutes.write": AGENCY | SITE_LEADS,
    "minutes.approve": AGENCY | {LEADER: S, MANAGER: S, NGO: S},
    "task.solve": EVERYONE,
    # Training
    "training.see": AGENCY | SITE_STAFF | WATCHERS | {SUPPLIER: P},
    "certificate.issue": AGENCY_LEADS | {SUPPLIER: P},
    # Advice: kept from evaluators, whatever else they are (KEPT_FROM_EVALUATORS)
    "advice.see": AGENCY | {LEADER: S, MANAGER: S, NGO: S, PROTECTION: A},
    "advice.write": AGENCY,
    # Plans of dates
    "plan.see": AGENCY | WATCHERS | {GRANTS: A},
    "plan.propose": AGENCY,
    "plan.release": AGENCY_LEADS,
    "closed_days.write": AGENCY | SITE_LEADS,
}
ACTIONS = tuple(POLICY)

# What a broken glass opens: reading only. A glass of one site opens that site, and of its
# programme what is common to all.
THROUGH_GLASS: dict[str, Scope] = {
    "programme.see": P,
    "programme.see_all_sites": S,
    "site.see": S,
    "definition.see": P,
    "people.see": S,
    "attendance.see": S,
    "minutes.see": S,
    "training.see": S,
    "advice.see": S,
    "plan.see": P,
}
# One who evaluates a programme does not know what was advised there, not even by another hat.
KEPT_FROM_EVALUATORS = frozenset({"advice.see", "advice.write"})
# Reading these pages leaves no trace: they show no people, or the reader's own.
WITHOUT_TRACE = frozenset(
    {
        "programme.see",
        "programme.see_all_sites",
        "programme.create",
        "definition.see",
        "definition.edit",
        "definition.adopt",
        "annex.download",
        "calendar.own",
        "organisation.see",
        "organisation.edit",
        "own.see",
        "meeting.answer",
        "task.solve",
        "glass.break",
        "release.ask",
    }
)
# … and neither does this one, to those who see it by a hat worn at the site itself.
WITHOUT_TRACE_AT_HOME = frozenset({"site.see"})


class UnknownAction(LookupError):
    """The action stands in no column of the table."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Everywhere that one person may do one action, but for the programmes it is `withheld` in."""

    everywhere: bool = False
    own: bool = False
    programmes: frozenset[str] = frozenset()
    sites: frozenset[Place] = frozenset()
    withheld: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return self.everywhere or self.own or bool(self.programmes) or bool(self.sites)

    def __contains__(self, place: Place) -> bool:
        if place.programme_key in self.withheld:
            return False
        return self.everywhere or place.programme_key in self.programmes or place in self.sites


class Grant(NamedTuple):
    """One way by which a person may do an action: a hat they wear, or a glass they broke."""

    scope: Scope
    programme_key: str = ""
    site_key: str = ""
    hat: Membership | None = None
    glass: BrokenGlass | None = None

    def reaches(self, place: Place | None) -> bool:
        """Tell whether it lets them act at a place; without one, anywhere."""
        if place is None or self.scope is Scope.ALL:
            return True
        if self.programme_key != place.programme_key or self.scope is Scope.SELF:
            return False
        return self.scope is Scope.PROGRAMME or self.site_key == place.site_key


@cache
def allowed_scope(hat: str, action: str) -> Scope | None:
    """Look up one cell of the table; `hat` is a Hat or its value."""
    if action not in POLICY:
        raise UnknownAction(action)
    return POLICY[action].get(Hat(hat))


def reach(user: User | AnonymousUser, action: str, *, on: date | None = None) -> Reach:
    """Return where `user` may do `action`, on a day; today's is worked out once a request."""
    if not isinstance(user, User) or not user.is_active:
        return Reach()
    if on is not None:
        return _reach(grants(user, action, on=on), _withheld(user, action, on=on))
    kept: dict[str, Reach] = user.__dict__.setdefault("_reach_today", {})
    if action not in kept:
        kept[action] = _reach(grants(user, action), _withheld(user, action))
    return kept[action]


def _reach(ways: list[Grant], withheld: frozenset[str]) -> Reach:
    programmes = {way.programme_key for way in ways if way.scope is Scope.PROGRAMME}
    sites = {Place(way.programme_key, way.site_key) for way in ways if way.scope is Scope.SITE}
    return Reach(
        everywhere=any(way.scope is Scope.ALL for way in ways),
        own=any(way.scope is Scope.SELF for way in ways),
        programmes=frozenset(programmes - withheld - {""}),
        sites=frozenset(at for at in sites if at.site_key and at.programme_key not in withheld),
        withheld=withheld,
    )


def grants(user: User, action: str, *, on: date | None = None) -> list[Grant]:
    """Return every way by which `user` may do `action`; glasses are broken today only."""
    ways = []
    for membership in hats_worn(user, on=on):
        scope_ = allowed_scope(membership.hat, action)
        if scope_ is not None:
            place = (membership.programme_key, membership.site_key)
            ways.append(Grant(scope_, *place, hat=membership))
    scope_ = THROUGH_GLASS.get(action)
    if on is None and scope_ is not None:
        for glass in glasses_open(user):
            whole = scope_ if glass.site_key else Scope.PROGRAMME
            ways.append(Grant(whole, glass.programme_key, glass.site_key, glass=glass))
    return ways


def _withheld(user: User, action: str, *, on: date | None = None) -> frozenset[str]:
    if action not in KEPT_FROM_EVALUATORS:
        return frozenset()
    evaluated = (one for one in hats_worn(user, on=on) if one.hat == Hat.EVALUATOR)
    return frozenset(one.programme_key for one in evaluated)


def hats_worn(user: User, *, on: date | None = None) -> list[Membership]:
    """Return the memberships of `user` on a day; today's are read once a request."""
    if on is None or on == timezone.localdate():
        return _worn_today(user)[0]
    return _read_worn(user, on)[0]


def glasses_open(user: User) -> list[BrokenGlass]:
    """Return the glasses that `user` has open now, if a hat they wear today lets them break any."""
    return _worn_today(user)[1]


def _worn_today(user: User) -> tuple[list[Membership], list[BrokenGlass]]:
    """Read hats and glasses in one statement, once a request."""
    kept: tuple[list[Membership], list[BrokenGlass]] | None = user.__dict__.get("_worn_today")
    if kept is None:
        kept = user.__dict__["_worn_today"] = _read_worn(user, timezone.localdate())
    return kept


def forget_reach(user: User) -> None:
    """Work out anew where a person may do what, after a deed that changes it."""
    user.__dict__.pop("_worn_today", None)
    user.__dict__.pop("_reach_today", None)


def _read_worn(user: User, on: date) -> tuple[list[Membership], list[BrokenGlass]]:
    hats: dict[UUID, Membership] = {}
    glasses: dict[UUID, BrokenGlass] = {}
    for row in _worn_and_open(user.pk, on, on + timedelta(days=1), timezone.now()):
        hat, followed, glass = row[: len(_HAT)], row[len(_HAT)], row[len(_HAT) + 1 :]
        worn = hats.setdefault(row[0], Membership.from_db(None, _HAT, hat))
        if followed:
            whose = (worn.follows_id, followed)
            worn.follows = Membership.from_db(None, ("id", "user_id"), whose)
        if glass[0] and allowed_scope(worn.hat, "glass.break"):
            glasses[glass[0]] = BrokenGlass.from_db(None, _GLASS, glass)
    return list(hats.values()), sorted(glasses.values(), key=lambda one: one.broken_at)


@prepared
def _worn_and_open(
    user: UUID, on: date, day_after: date, now: datetime
) -> QuerySet[Membership, tuple[Any, ...]]:
    is_open = Q(
        user__broken_glass__closed_at=None,
        user__broken_glass__broken_at__lte=now,
        user__broken_glass__ends_at__gt=now,
    )
    held = Membership.objects.running_between(on, day_after).filter(user=user)
    joined = held.annotate(open_glass=FilteredRelation("user__broken_glass", condition=is_open))
    return joined.values_list(*_HAT, "follows__user", *(f"open_glass__{name}" for name in _GLASS))


def acting(user: User, action: str, on: Place | None) -> Acting | None:
    """Return in whose place `user` does `action`: None when one of their own hats lets them."""
    ways = [way for way in grants(user, action) if way.reaches(on)]
    if any(way.hat is not None and not way.hat.is_deputy for way in ways):
        return None
    for way in ways:
        if way.hat is not None:
            follows = way.hat.follows
            stands_in_for = {"deputy_for": way.hat.role_key or way.hat.hat}
            return Acting(user.pk, follows.user_id if follows else None, stands_in_for)
    for way in ways:
        if way.glass is not None:
            return Acting(user.pk, details={"glass": str(way.glass.pk)})
    return None


def leaves_trace(user: User, action: str, on: Place | None) -> bool:
    """Tell whether reading a page that asks for `action` is recorded."""
    ways = [way for way in grants(user, action) if way.reaches(on)]
    if ways and all(way.glass is not None for way in ways):
        return True
    if action in WITHOUT_TRACE:
        return False
    at_home = any(way.scope is Scope.SITE and way.glass is None for way in ways)
    return not (action in WITHOUT_TRACE_AT_HOME and at_home)


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
    if where.withheld:
        rows = rows.exclude(**{f"{programme}__in": where.withheld})
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
