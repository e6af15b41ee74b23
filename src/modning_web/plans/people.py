"""The people of a programme as the planner knows them: their roles, homes and busy times."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

from modning.dates import Period
from modning.planning.busy_times import day_stretch, joined
from modning.planning.problem import Need, Person, Problem
from modning.planning.quarters import Stretch
from modning.programme.people import People
from modning_web.access.models import Membership, User
from modning_web.plans.taken import Busy
from modning_web.programmes.models import Programme

OFFICE = "hjemmefra"  # where those who belong to no site travel from


def hats_in(programme: Programme, known: People, period: Period) -> list[Membership]:
    """Return the hats with a role in a programme that are worn on some day of the period."""
    rows = Membership.objects.filter(programme_key=programme.key, user__is_active=True)
    rows = rows.exclude(role_key="").select_related("user").order_by("user__name", "user_id", "id")
    return [
        row for row in rows.running_between(period.start, period.end) if known.knows(row.role_key)
    ]


def planned_people(hats: Iterable[Membership], busy: Busy, period: Period) -> tuple[Person, ...]:
    """Return everybody once; a deputy has no role of their own.

    A day on which a person holds no role here is as if they were busy.
    """
    worn: dict[UUID, list[Membership]] = defaultdict(list)
    for hat in hats:
        worn[hat.user_id].append(hat)
    return tuple(_person(own, busy.get(user, []), period) for user, own in worn.items())


def _person(own: list[Membership], busy: list[Stretch], period: Period) -> Person:
    site = next((hat.site_key for hat in own if hat.site_key), None)
    elsewhere = [day_stretch(gap) for gap in gaps_of(own, period)]
    return Person(
        key=str(own[0].user_id),
        name=own[0].user.name,
        roles=frozenset(hat.role_key for hat in own if not hat.is_deputy),
        site=site,
        home=site or OFFICE,
        busy=tuple(joined([*busy, *elsewhere])),
    )


def gaps_of(own: Iterable[Membership], period: Period) -> Iterator[Period]:
    """Yield the parts of a period in which none of the hats is worn."""
    free = period.start
    for hat in sorted(own, key=lambda one: one.from_date or date.min):
        starts = hat.from_date or date.min
        if starts > free:
            yield Period(free, min(starts, period.end))
        free = max(free, hat.to_date or date.max)
        if free >= period.end:
            return
    yield Period(free, period.end)


def with_deputies(problem: Problem, hats: Iterable[Membership]) -> Problem:
    """Return the problem with the deputies of each role, at its site, beside those who hold it."""
    ordinary: dict[str, set[tuple[str, str]]] = defaultdict(set)
    deputies: dict[tuple[str, str], list[str]] = defaultdict(list)
    for hat in hats:
        place = hat.role_key, hat.site_key
        if hat.is_deputy:
            deputies[place].append(str(hat.user_id))
        else:
            ordinary[str(hat.user_id)].add(place)
    if not deputies:
        return problem

    def helped(need: Need) -> Need:
        places = sorted({place for one in need.people for place in ordinary[one]})
        found = dict.fromkeys(one for place in places for one in deputies.get(place, ()))
        return replace(need, deputies=tuple(one for one in found if one not in need.people))

    return replace(
        problem,
        appointments=tuple(
            replace(one, needs=tuple(helped(need) for need in one.needs))
            for one in problem.appointments
        ),
    )


def people_by_key(keys: Iterable[str]) -> dict[str, User]:
    """Return people by the keys that the planner knows them by."""
    return {str(one.pk): one for one in User.objects.filter(pk__in={UUID(key) for key in keys})}
