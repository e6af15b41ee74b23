"""What a person may see of programmes, their plans and versions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Page, Paginator
from django.db.models import CharField, Count, Min, Q, QuerySet
from django.db.models.functions import Cast

from modning_web.access.models import User
from modning_web.access.policy import Place, can, reach
from modning_web.programmes.models import Occurrence, OccurrenceQuerySet, Programme, Site

Person = User | AnonymousUser
_RUNS_OUT_FIRST = ("ends_on", "starts_on", "activity_key", "turn")
ROWS_A_PAGE = 50
_READ_AT_ONCE = 1000


def programmes_seen_by(person: Person) -> QuerySet[Programme]:
    """Return the programmes that `person` may see, with their current versions.

    One that was never adopted is seen only by those who may work on it.
    """
    where = reach(person, "programme.see")
    rows = Programme.objects.select_related("current")
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


def may_see_all_sites(person: Person, programme_key: str) -> bool:
    """Tell whether `person` may see what is held at any of a programme's sites."""
    return can(person, "programme.see_all_sites", Place(programme_key))


def site_keys_seen_by(person: Person, programme: Programme) -> frozenset[str] | None:
    """Return the keys of the sites that `person` may see, or None for all of them."""
    if may_see_all_sites(person, programme.key):
        return None
    own = reach(person, "site.see").sites
    return frozenset(place.site_key for place in own if place.programme_key == programme.key)


def plan_seen_by(person: Person, programme: Programme) -> OccurrenceQuerySet:
    """Return the occurrences that `person` may see: common ones, and those at their sites."""
    return plans_seen_by(person, [programme])


def plans_seen_by(person: Person, programmes: Iterable[Programme]) -> OccurrenceQuerySet:
    """Return the occurrences of several programmes that `person` may see."""
    shown = {one.key: one.pk for one in programmes}
    rows = Occurrence.objects.filter(programme__in=shown.values())
    every_site = reach(person, "programme.see_all_sites")
    if every_site.everywhere:
        return rows
    whole = [pk for key, pk in shown.items() if Place(key) in every_site]
    seen = Q(site=None) | Q(programme__in=whole)
    for place in reach(person, "site.see").sites:
        if place.programme_key in shown:
            seen |= Q(programme=shown[place.programme_key], site__key=place.site_key)
    return rows.filter(seen)


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
    site_name: str | None = None
    site_key: str | None = None


def folded(rows: OccurrenceQuerySet) -> QuerySet[Occurrence, dict[str, Any]]:
    """Fold the sites of each time an activity is held; next first. Rows fit `PlanRow`.

    Each row names its programme too, as `programme`.
    """
    fields = [name for name in PlanRow.__dataclass_fields__ if not name.startswith("site")]
    # The identifier of one site, not its name: the index of folded lists answers without a look
    # at other tables. As text, since not every database knows the least of two UUIDs.
    of_a_time = rows.values("programme", *fields).annotate(
        sites=Count("site"), site_pk=Min(Cast("site", CharField()))
    )
    ordered: QuerySet[Occurrence, dict[str, Any]] = of_a_time.order_by(
        "starts_on", "ends_on", "activity_key", "turn"
    )
    return ordered


def plan_rows(found: Iterable[dict[str, Any]]) -> list[PlanRow]:
    """Return rows of `folded` as values, with the names of sites that stand alone in one query."""
    rows = list(found)
    # Also of rows at several sites: so the number of queries does not hang on how many there are.
    sites = Site.objects.in_bulk({UUID(row["site_pk"]) for row in rows if row["site_pk"]})
    return [_plan_row(row, sites) for row in rows]


def _plan_row(found: dict[str, Any], sites: dict[UUID, Site]) -> PlanRow:
    values = {name: found[name] for name in PlanRow.__dataclass_fields__ if name in found}
    if found["sites"] != 1:
        return PlanRow(**values)
    site = sites[UUID(found["site_pk"])]
    return PlanRow(**values, site_name=site.name, site_key=site.key)


def folded_page(rows: OccurrenceQuerySet, number: str | None) -> Page[dict[str, Any]]:
    """Return a page of `folded`; a plan of ordinary size is read whole, and so not counted too."""
    plan = folded(rows)
    read = list(plan[:_READ_AT_ONCE])
    return Paginator(read if len(read) < _READ_AT_ONCE else plan, ROWS_A_PAGE).get_page(number)


def coming(rows: OccurrenceQuerySet, *, on: date, most: int) -> list[PlanRow]:
    """Return what is next on the day `on` in one programme, see `next_of_each_activity`."""
    return [row for _, row in next_of_each_activity(rows, on=on, most=most)]


def next_of_each_activity(
    rows: OccurrenceQuerySet, *, on: date, most: int
) -> list[tuple[UUID, PlanRow]]:
    """Return what is next on the day `on`: of each activity the time that runs out first.

    Each row stands beside its programme's identifier. Which activities are next is asked first:
    so only their rows are folded, and not those of all that is to come.
    """
    dated = rows.coming(on).dated()
    ends = dated.order_by().values("programme", "activity_key").annotate(first=Min("ends_on"))
    of_next = Q(pk=None)
    for one in ends.order_by("first", "activity_key")[:most]:
        of_next |= Q(
            programme=one["programme"], activity_key=one["activity_key"], ends_on=one["first"]
        )
    found: dict[tuple[UUID, str], dict[str, Any]] = {}
    for row in folded(dated.filter(of_next)).order_by(*_RUNS_OUT_FIRST):
        found.setdefault((row["programme"], row["activity_key"]), row)
    first = list(found.values())
    return [(row["programme"], shown) for row, shown in zip(first, plan_rows(first), strict=True)]


def next_of_each_programme(rows: OccurrenceQuerySet, *, on: date) -> dict[UUID, PlanRow]:
    """Return, by programme, the time that runs out first on the day `on`: two queries for all."""
    coming_rows = rows.coming(on).dated()
    first = coming_rows.order_by().values("programme").annotate(ends_first=Min("ends_on"))
    days = {one["programme"]: one["ends_first"] for one in first}
    found: dict[UUID, dict[str, Any]] = {}
    candidates = coming_rows.filter(programme__in=days, ends_on__in=set(days.values()))
    for row in folded(candidates).order_by(*_RUNS_OUT_FIRST):
        if row["ends_on"] == days[row["programme"]]:
            found.setdefault(row["programme"], row)
    return dict(zip(found, plan_rows(found.values()), strict=True))
