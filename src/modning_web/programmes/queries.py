"""What a person may see of programmes, their plans and versions."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from modning_web.access.models import User
from modning_web.access.policy import Place, can, reach
from modning_web.programmes.models import Occurrence, OccurrenceQuerySet, Programme, Site
from modning_web.statements import prepared

Person = User | AnonymousUser
Rows = TypeVar("Rows", bound=QuerySet[Any])


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


def sites_to_choose(person: Person, programme: Programme) -> list[tuple[str, str]]:
    """Return the key and the name of each of those sites."""
    return _keys_and_names(programme.pk, site_keys_seen_by(person, programme))


@prepared
def _keys_and_names(
    programme: UUID, keys: frozenset[str] | None
) -> QuerySet[Site, tuple[str, str]]:
    rows = Site.objects.filter(programme=programme)
    if keys is not None:
        rows = rows.filter(key__in=keys)
    return rows.values_list("key", "name")


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
    return view_of_plans(person, programmes).of(Occurrence.objects.all())


@dataclass(frozen=True, slots=True)
class ViewOfPlans:
    """What a person may see of programmes' plans: what is common, and what is held at sites.

    `whole` are the programmes of which every site is seen (None: all of them), `sites` others,
    each with its programme.
    """

    programmes: frozenset[UUID]
    whole: frozenset[UUID] | None
    sites: frozenset[tuple[UUID, str]]

    def of(self, rows: Rows) -> Rows:
        """Keep what is seen of occurrences or meetings; not read yet."""
        rows = rows.filter(programme__id__in=self.programmes)
        if self.whole is None:
            return rows
        seen = Q(site=None) | Q(programme__id__in=self.whole)
        for programme, site_key in self.sites:
            seen |= Q(programme=programme, site__key=site_key)
        return rows.filter(seen)


def view_of_plans(person: Person, programmes: Iterable[Programme]) -> ViewOfPlans:
    """Return what `person` may see of the plans of programmes."""
    shown = {one.key: one.pk for one in programmes}
    every_site, own = reach(person, "programme.see_all_sites"), reach(person, "site.see").sites
    whole = frozenset(pk for key, pk in shown.items() if Place(key) in every_site)
    return ViewOfPlans(
        programmes=frozenset(shown.values()),
        whole=None if len(whole) == len(shown) else whole,
        sites=frozenset(
            (shown[at.programme_key], at.site_key) for at in own if at.programme_key in shown
        ),
    )
