"""What concerns one person: the occurrences that their roles take part in or work for."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from modning.programme.expansion import Occurrence as Planned
from modning.programme.participation import activities_concerning
from modning.programme.schema.definition import Programme as Defined
from modning_web.access.models import Membership, User
from modning_web.access.policy import hats_worn
from modning_web.programmes.mapping import definition_of, planned_by_programme
from modning_web.programmes.models import Occurrence, OccurrenceQuerySet, Programme
from modning_web.programmes.queries import may_see_all_sites


@dataclass(frozen=True, slots=True)
class Concern:
    """The programmes that a person has a role in, what each says, and what there concerns them."""

    programmes: dict[UUID, Programme]
    defined: dict[UUID, Defined]
    occurrences: OccurrenceQuerySet

    def plans(self) -> list[tuple[Defined, list[Planned]]]:
        """Return what is held at a time, with what its programme says; read when asked."""
        says = {one.key: self.defined[pk] for pk, one in self.programmes.items()}
        meetings = planned_by_programme(self.occurrences.meetings())
        return [(says[key], planned) for key, planned in meetings.items()]

    @property
    def changed_at(self) -> datetime | None:
        """When one of the plans was last changed."""
        versions = (one.current for one in self.programmes.values())
        return max((one.adopted_at for one in versions if one), default=None)


def concern_of(person: User) -> Concern:
    """Return what concerns `person` by the roles they hold today; the rows are not read yet."""
    held: dict[str, list[Membership]] = defaultdict(list)
    for membership in hats_worn(person):
        if membership.programme_key and membership.role_key:
            held[membership.programme_key].append(membership)
    programmes = Programme.objects.select_related("current").filter(
        key__in=held, current__isnull=False
    )
    by_key = {one.pk: one for one in programmes}
    defined = {
        pk: definition_of(one.current.text).programme for pk, one in by_key.items() if one.current
    }
    wanted = Q(pk=None)
    for pk, says in defined.items():
        programme = by_key[pk]
        for membership in held[programme.key]:
            wanted |= _concerning(programme, says, membership, person)
    return Concern(by_key, defined, Occurrence.objects.filter(wanted, programme__in=by_key))


def _concerning(programme: Programme, says: Defined, membership: Membership, person: User) -> Q:
    keys = activities_concerning(says, [membership.role_key])
    rows = Q(programme=programme, activity_key__in=keys)
    if membership.site_key:
        return rows & (Q(site=None) | Q(site__key=membership.site_key))
    return rows if may_see_all_sites(person, programme.key) else rows & Q(site=None)
