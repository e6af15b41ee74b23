"""What programmes and sites are called, for rows that know them by their keys."""

from collections.abc import Iterable

from django import template

from modning_web.access.models import Membership
from modning_web.programmes.models import Programme, Site

register = template.Library()


@register.simple_tag
def with_places(memberships: Iterable[Membership]) -> list[tuple[Membership, str, str]]:
    """Return each hat with the names of its programme and its site; a key that is gone stays."""
    rows = list(memberships)
    keys = {row.programme_key for row in rows}
    programmes = dict(Programme.objects.filter(key__in=keys).values_list("key", "title"))
    sites = {
        (programme, key): name
        for programme, key, name in Site.objects.filter(programme__key__in=keys).values_list(
            "programme__key", "key", "name"
        )
    }
    return [
        (
            row,
            programmes.get(row.programme_key, row.programme_key),
            sites.get((row.programme_key, row.site_key), row.site_key),
        )
        for row in rows
    ]
