"""What a person may see of the advice to sites."""

from django.db.models import Q

from modning_web.access.policy import Place, Reach, reach
from modning_web.advice.models import Advice, AdviceQuerySet
from modning_web.programmes.models import Site
from modning_web.programmes.queries import Person


def advice_seen_by(person: Person) -> AdviceQuerySet:
    """Return what `person` may see: all of a programme, of own sites what is not internal."""
    return advice_within(reach(person, "advice.see"))


def advice_within(where: Reach) -> AdviceQuerySet:
    """Return what they see who may see advice there."""
    if where.everywhere:
        return Advice.objects.exclude(programme__key__in=where.withheld)
    seen = Q(programme__key__in=where.programmes)
    for place in where.sites:
        here = Q(programme__key=place.programme_key, site__key=place.site_key)
        seen |= here & Q(is_internal=False)
    return Advice.objects.filter(seen)


def sees_internal(person: Person, programme_key: str) -> bool:
    """Tell whether `person` sees the whole programme, and so what is kept from the sites."""
    return Place(programme_key) in reach(person, "advice.see")


def sites_with_advice_seen_by(person: Person) -> list[Site]:
    """Return the sites whose log `person` may open, by programme."""
    where = reach(person, "advice.see")
    rows = Site.objects.select_related("programme").filter(programme__current__isnull=False)
    if not where.everywhere:
        kept = Q(programme__key__in=where.programmes)
        for place in where.sites:
            kept |= Q(programme__key=place.programme_key, key=place.site_key)
        rows = rows.filter(kept)
    rows = rows.exclude(programme__key__in=where.withheld)
    return list(rows.order_by("programme__title", "programme", "position"))


def found(rows: AdviceQuerySet, text: str) -> AdviceQuerySet:
    """Keep entries that have every word somewhere.

    A plain search within one site's entries, some hundred at most: no index is needed. SQLite
    knows upper and lower case of the letters a–z alone, PostgreSQL of all.
    """
    for word in text.split():
        rows = rows.filter(
            Q(topic__icontains=word)
            | Q(text__icontains=word)
            | Q(agreed__icontains=word)
            | Q(barrier__icontains=word)
            | Q(with_whom__icontains=word)
        )
    return rows
