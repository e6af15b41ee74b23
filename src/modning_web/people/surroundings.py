"""Reads once what all the memberships of a page need to be put into words."""

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from django.db.models import Q

from modning_web.access.models import Absence, Membership
from modning_web.people import queries
from modning_web.people.roles import defined
from modning_web.people.wording import Surroundings
from modning_web.programmes.models import Programme, Site


def surroundings_of(
    rows: Collection[Membership],
    *,
    on: date,
    away: Mapping[UUID, Absence] | None = None,
) -> Surroundings:
    """Return what memberships of any programmes need; `away` where it has been read."""
    keys = {row.programme_key for row in rows if row.programme_key}
    programmes = Programme.objects.filter(key__in=keys).select_related("current")
    says = {one.key: said for one in programmes if (said := defined(one))}
    wanted = Q(pk=None)
    for programme_key, site_key in {(row.programme_key, row.site_key) for row in rows}:
        wanted |= Q(programme__key=programme_key, key=site_key)
    sites = Site.objects.filter(wanted).select_related("programme", "organisation")
    return Surroundings(
        says=says,
        sites={(site.programme.key, site.key): site for site in sites},
        organisations=queries.organisations_by_key(rows),
        away=queries.away_on({row.user_id for row in rows}, on) if away is None else away,
        others=queries.with_the_same_role(rows, on),
        on=on,
    )
