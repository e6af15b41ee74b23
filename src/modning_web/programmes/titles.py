"""What programmes are called on pages about post."""

from collections.abc import Collection

from modning_web.notices.naming import names_programmes
from modning_web.programmes.concern import short_title_of
from modning_web.programmes.models import Programme


@names_programmes
def short_titles(keys: Collection[str]) -> dict[str, str]:
    """Return the short titles of programmes by their keys."""
    rows = Programme.objects.select_related("current").filter(key__in=keys)
    return {one.key: short_title_of(one) for one in rows}
