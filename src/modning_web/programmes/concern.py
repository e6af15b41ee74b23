"""What concerns one person: the occurrences that their roles take part in or work for."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q

from modning.programme.participation import activities_concerning
from modning.programme.schema.definition import Programme as Defined
from modning_web.access.models import Membership, User
from modning_web.access.policy import hats_worn
from modning_web.programmes.mapping import definition_of
from modning_web.programmes.models import Occurrence, Programme


@dataclass(frozen=True, slots=True)
class Concern:
    """A programme that a person has a role in, and the occurrences that concern them, in order."""

    programme: Programme
    defined: Defined
    occurrences: list[Occurrence]


def concerns_of(person: User) -> list[Concern]:
    """Return what concerns `person` by the roles they hold today, with a query for all of it."""
    held: dict[str, list[Membership]] = defaultdict(list)
    for membership in hats_worn(person):
        if membership.programme_key and membership.role_key:
            held[membership.programme_key].append(membership)
    programmes = Programme.objects.select_related("current").filter(
        key__in=held, current__isnull=False
    )
    defined = {one: definition_of(one.current.text).programme for one in programmes if one.current}
    wanted = Q(pk=None)
    for programme, says in defined.items():
        for membership in held[programme.key]:
            wanted |= _concerning(programme, says, membership)
    found: dict[str, list[Occurrence]] = defaultdict(list)
    for row in (
        Occurrence.objects.filter(wanted)
        .select_related("site")
        .order_by("starts_on", "ends_on", "id")
    ):
        found[str(row.programme_id)].append(row)
    return [Concern(one, says, found[str(one.pk)]) for one, says in defined.items()]


def _concerning(programme: Programme, says: Defined, membership: Membership) -> Q:
    keys = activities_concerning(says, [membership.role_key])
    rows = Q(programme=programme, activity_key__in=keys)
    if membership.site_key:
        rows &= Q(site=None) | Q(site__key=membership.site_key)
    return rows
