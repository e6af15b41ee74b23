"""What a person may see of programmes, their plans and versions."""

from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from modning_web.access.models import User
from modning_web.access.policy import Place, can, reach
from modning_web.programmes.models import Occurrence, OccurrenceQuerySet, Programme, Site

Person = User | AnonymousUser


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
