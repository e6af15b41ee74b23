"""Whom an activity concerns: what makes one person's calendar out of a whole programme."""

from collections.abc import Collection, Iterable

from modning.programme.expansion import Occurrence
from modning.programme.people import People
from modning.programme.schema.activities import Activity
from modning.programme.schema.definition import Programme
from modning.programme.site import Site


def concerning(
    programme: Programme,
    occurrences: Iterable[Occurrence],
    roles: Collection[str],
    site: Site | None = None,
) -> tuple[Occurrence, ...]:
    """Return the occurrences that people with `roles` at `site` take part in or do work for.

    `roles` are ids of roles, parties or teams. A role is meant by its party and its teams too,
    and a party by each of its roles. Without `site` every site's occurrences count. An activity
    that names nobody concerns everybody: better one too many in a calendar than one missed.
    """
    activities = activities_concerning(programme, roles)
    return tuple(
        occurrence
        for occurrence in occurrences
        if occurrence.activity in activities
        and (site is None or occurrence.site is None or occurrence.site.key == site.key)
    )


def activities_concerning(programme: Programme, roles: Collection[str]) -> frozenset[str]:
    """Return the ids of the activities that people with `roles` have a part in, see `concerning`.

    A role that the programme does not have, or has no longer, has no part in anything.
    """
    people = People(programme)
    known = [role for role in roles if people.knows(role)]
    if not known:
        return frozenset()
    meant = _meant(people, known)
    return frozenset(
        activity.id
        for activity in programme.activities
        if not (named := _named(activity)) or meant & _meant(people, named)
    )


def _named(activity: Activity) -> set[str]:
    named = {participant.who for participant in activity.participants}
    named.update(*(who for _, who in activity.responsible))
    return named.union(*(item.by for item in activity.agenda))


def _meant(people: People, who: Iterable[str]) -> set[str]:
    who = set(who)
    return who.union(*(people.roles_in(one) for one in who))
