"""What the keys in the record are called."""

from collections.abc import Collection, Iterable

from django.db.models import QuerySet

from modning_web.access.models import User
from modning_web.access.policy import reach
from modning_web.inspection.queries import Event, names_of_people
from modning_web.inspection.telling import Names
from modning_web.programmes.models import Programme, Site
from modning_web.statements import prepared


def programmes_watched_by(person: User) -> list[Programme]:
    """Return the programmes whose record a person may read."""
    where = reach(person, "audit.see")
    rows = Programme.objects.all()
    return list(rows if where.everywhere else rows.filter(key__in=where.programmes))


def names_in(events: Iterable[Event], programmes: Iterable[Programme]) -> Names:
    """Return what the keys in events are called: two statements, however many there are."""
    shown = tuple(events)
    return Names(
        people=names_of_people(shown),
        programmes={one.key: one.title for one in programmes},
        sites=_names_of_sites({(one.programme_key, one.site_key) for one in shown if one.site_key}),
    )


def _names_of_sites(places: Collection[tuple[str, str]]) -> dict[tuple[str, str], str]:
    found = _sites(frozenset(key for key, _ in places), frozenset(key for _, key in places))
    return {(programme, site): name for programme, site, name in found}


@prepared
def _sites(
    programme_keys: frozenset[str], site_keys: frozenset[str]
) -> QuerySet[Site, tuple[str, str, str]]:
    sites = Site.objects.filter(programme__key__in=programme_keys, key__in=site_keys)
    return sites.order_by().values_list("programme__key", "key", "name")
