"""What concerns one person: what their roles take part in or work for."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from uuid import UUID

from django.db.models import Q

from modning.programme.expansion import Occurrence as Planned
from modning.programme.participation import activities_concerning
from modning.programme.schema.definition import Programme as Defined
from modning_web.access.models import Membership, User
from modning_web.access.policy import hats_worn
from modning_web.programmes.adopted import adopted_programmes
from modning_web.programmes.folding import SeenTurn, Turn, coming_turns
from modning_web.programmes.mapping import definition_of, planned_by_programme
from modning_web.programmes.models import Occurrence, OccurrenceQuerySet, Programme
from modning_web.programmes.queries import may_see_all_sites


@dataclass(frozen=True, slots=True)
class Part:
    """The part that one role has: in which activities, and at which sites (None: at all)."""

    activity_keys: frozenset[str]
    site_keys: frozenset[str] | None

    def rows(self) -> Q:
        """Return what is common, or held at these sites."""
        rows = Q(activity_key__in=self.activity_keys)
        if self.site_keys is None:
            return rows
        return rows & (Q(site=None) | Q(site__key__in=self.site_keys))

    def sites_of(self, turn: Turn) -> frozenset[str]:
        """Return the sites of `turn` that belong to the part."""
        return turn.site_keys if self.site_keys is None else turn.site_keys & self.site_keys


@dataclass(frozen=True, slots=True)
class Concern:
    """The programmes that a person has a role in, and the parts that their roles have there."""

    programmes: dict[UUID, Programme]
    parts: dict[UUID, list[Part]]

    @property
    def occurrences(self) -> OccurrenceQuerySet:
        """The rows of what concerns the person; not read yet."""
        wanted = Q(pk=None)
        for pk, parts in self.parts.items():
            for part in parts:
                wanted |= Q(programme=pk) & part.rows()
        return Occurrence.objects.filter(wanted, programme__in=self.programmes)

    def activity_keys(self, pk: UUID) -> frozenset[str]:
        """Return the keys of the activities that concern the person in one programme."""
        return frozenset().union(*(one.activity_keys for one in self.parts[pk]))

    @property
    def site_keys(self) -> frozenset[str] | None:
        """The keys of the sites at which something concerns the person; None for all."""
        found = [part.site_keys for parts in self.parts.values() for part in parts]
        keys = [one for one in found if one is not None]
        return frozenset().union(*keys) if len(keys) == len(found) else None

    def plans(self) -> list[tuple[Defined, list[Planned]]]:
        """Return what is held at a time, with what its programme says; read when asked."""
        says = {one.key: definition_of(text_of(one)).programme for one in self.programmes.values()}
        meetings = planned_by_programme(self.occurrences.meetings())
        return [(says[key], planned) for key, planned in meetings.items()]

    @property
    def changed_at(self) -> datetime | None:
        """When one of the plans was last changed."""
        versions = (one.current for one in self.programmes.values())
        return max((one.adopted_at for one in versions if one), default=None)


def turns_of(text: str, parts: Iterable[Part], *, coming_on: date, until: date) -> list[SeenTurn]:
    """Return what of a plan concerns the parts and is coming, in order of time.

    `coming_on` is the day one looks from, `until` the last day that a turn may begin on.
    """
    found = []
    for turn in coming_turns(text, on=coming_on, until=until):
        theirs = [one for one in parts if turn.activity_key in one.activity_keys]
        at: frozenset[str] = frozenset().union(*(one.sites_of(turn) for one in theirs))
        if at or (theirs and not turn.site_keys):
            found.append(SeenTurn(turn, at))
    return found


def concern_of(person: User, *, among: Iterable[Programme] | None = None) -> Concern:
    """Return what concerns `person` by the roles they hold today; no row of a plan is read yet.

    `among` are programmes that were read already, with their current versions.
    """
    held: dict[str, list[Membership]] = defaultdict(list)
    for membership in hats_worn(person):
        if membership.programme_key and membership.role_key:
            held[membership.programme_key].append(membership)
    rows = adopted_programmes(held) if among is None else among
    programmes = {one.pk: one for one in rows if one.key in held}
    parts = {
        pk: [_part(one, membership, person) for membership in held[one.key]]
        for pk, one in programmes.items()
    }
    return Concern(programmes, parts)


def text_of(programme: Programme) -> str:
    """Return the text of a programme's current definition; empty before the first."""
    return programme.current.text if programme.current else ""


def short_title_of(programme: Programme) -> str:
    """Return what a programme is called where there is little room."""
    text = text_of(programme)
    return (definition_of(text).programme.short_title if text else "") or programme.title


def _part(programme: Programme, membership: Membership, person: User) -> Part:
    keys = _activities_of(text_of(programme), membership.role_key)
    if membership.site_key:
        return Part(keys, frozenset({membership.site_key}))
    return Part(keys, None if may_see_all_sites(person, programme.key) else frozenset())


@lru_cache(maxsize=256)
def _activities_of(text: str, role_key: str) -> frozenset[str]:
    return activities_concerning(definition_of(text).programme, [role_key])
