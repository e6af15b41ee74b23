"""What a person may see of programmes, their plans and versions."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Min, Q, QuerySet

from modning_web.access.models import User
from modning_web.access.policy import Place, can, reach
from modning_web.programmes.models import Draft, Occurrence, OccurrenceQuerySet, Programme, Site

Person = User | AnonymousUser
_TURNS_LOOKED_AT = 12  # for each row shown; a monthly meeting has twelve in a year


def programmes_seen_by(person: Person) -> QuerySet[Programme]:
    """Return the programmes that `person` may see, with their current versions.

    One that was never adopted is seen only by those who may work on it.
    """
    where = reach(person, "programme.see")
    rows = Programme.objects.select_related("current", "draft").order_by("title")
    if not where.everywhere:
        rows = rows.filter(key__in=where.programmes)
    editing = reach(person, "definition.edit")
    if editing.everywhere:
        return rows
    return rows.filter(Q(current__isnull=False) | Q(key__in=editing.programmes))


def sites_seen_by(person: Person, programme: Programme) -> QuerySet[Site]:
    """Return the sites of `programme` that `person` may see by themselves."""
    keys = site_keys_seen_by(person, programme)
    return programme.sites.all() if keys is None else programme.sites.filter(key__in=keys)


def site_keys_seen_by(person: Person, programme: Programme) -> frozenset[str] | None:
    """Return the keys of the sites that `person` may see, or None for all of them."""
    if can(person, "programme.see_all_sites", Place(programme.key)):
        return None
    own = reach(person, "site.see").sites
    return frozenset(place.site_key for place in own if place.programme_key == programme.key)


def plan_seen_by(person: Person, programme: Programme) -> OccurrenceQuerySet:
    """Return the occurrences that `person` may see: common ones, and those at their sites."""
    rows = Occurrence.objects.filter(programme=programme)
    keys = site_keys_seen_by(person, programme)
    return rows if keys is None else rows.filter(Q(site=None) | Q(site__key__in=keys))


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One time that an activity is held, its sites folded: their number, and the name of one."""

    activity_key: str
    turn: int
    form: str
    starts_on: date
    ends_on: date
    starts_at: time | None
    ends_at: time | None
    is_dated: bool
    sites: int
    site_name: str | None
    site_key: str | None


def folded(rows: OccurrenceQuerySet) -> QuerySet[Occurrence, dict[str, Any]]:
    """Fold the sites of each time an activity is held; next first. Rows fit `PlanRow`."""
    fields = [name for name in PlanRow.__dataclass_fields__ if not name.startswith("site")]
    together: QuerySet[Occurrence, dict[str, Any]] = rows.values(*fields).annotate(
        sites=Count("site"), site_name=Min("site__name"), site_key=Min("site__key")
    )
    return together.order_by("starts_on", "ends_on", "activity_key", "turn")


def coming(rows: OccurrenceQuerySet, *, on: date, most: int) -> list[PlanRow]:
    """Return what is next on the day `on`: of each activity the time that runs out first."""
    dated = folded(rows.coming(on).filter(is_dated=True))
    nearest = dated.order_by("ends_on", "starts_on", "activity_key", "turn")
    found: dict[str, PlanRow] = {}
    for row in nearest[: most * _TURNS_LOOKED_AT]:
        found.setdefault(row["activity_key"], PlanRow(**row))
    return list(found.values())[:most]


def draft_of(programme: Programme) -> Draft | None:
    """Return the programme's draft, if someone works on one."""
    return Draft.objects.filter(programme=programme).select_related("saved_by", "base").first()
