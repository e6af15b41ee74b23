"""Several programmes planned at once: the same people, and everything that binds them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Literal

from modning.planning.problem import Appointment, AtMost, Person, Problem, Travel


def together(problems: Mapping[str, Problem]) -> Problem:
    """Return the problems as one, each under a name that its meetings' keys begin with.

    People and rooms of one key are the same: a person is busy when any of the problems says so,
    and the strictest limit on meetings a day or a week holds. The rules are those of the first.
    """
    named = [_named(name, problem) for name, problem in problems.items()]
    travel: dict[tuple[str, str], int] = {}
    for problem in named:
        travel.update(problem.travel.quarters)
    return Problem(
        appointments=tuple(one for problem in named for one in problem.appointments),
        people=tuple(_people(one for problem in named for one in problem.people)),
        orders=tuple(one for problem in named for one in problem.orders),
        apart=tuple(one for problem in named for one in problem.apart),
        at_most=tuple(_strictest(one for problem in named for one in problem.at_most)),
        shares=tuple(one for problem in named for one in problem.shares),
        days_out=tuple(one for problem in named for one in problem.days_out),
        closed=tuple(dict.fromkeys(one for problem in named for one in problem.closed)),
        travel=Travel(
            MappingProxyType(travel), max((problem.travel.other for problem in named), default=0)
        ),
        rooms=tuple({room.key: room for problem in named for room in problem.rooms}.values()),
        rules=named[0].rules,
    )


def with_places_called(problem: Problem, called: Mapping[str, str]) -> Problem:
    """Return the problem with its places and sites by other keys, so that several can agree.

    What is not named keeps its key.
    """

    def new(key: str | None) -> str | None:
        return None if key is None else called.get(key, key)

    journeys = {
        (called.get(here, here), called.get(there, there)): quarters
        for (here, there), quarters in problem.travel.quarters.items()
    }
    return replace(
        problem,
        appointments=tuple(
            replace(one, place=new(one.place), site=new(one.site)) for one in problem.appointments
        ),
        people=tuple(
            replace(one, site=new(one.site), home=new(one.home)) for one in problem.people
        ),
        days_out=tuple(
            replace(one, site=called.get(one.site, one.site)) for one in problem.days_out
        ),
        closed=tuple(replace(one, site=new(one.site)) for one in problem.closed),
        travel=replace(problem.travel, quarters=MappingProxyType(journeys)),
        rooms=tuple(replace(one, place=called.get(one.place, one.place)) for one in problem.rooms),
    )


def _named(name: str, problem: Problem) -> Problem:
    def key(old: str) -> str:
        return f"{name}:{old}"

    def keys(old: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(key(one) for one in old)

    def appointment(old: Appointment) -> Appointment:
        return replace(old, key=key(old.key), series=key(old.series) if old.series else "")

    return replace(
        problem,
        appointments=tuple(appointment(one) for one in problem.appointments),
        orders=tuple(
            replace(one, first=key(one.first), then=key(one.then)) for one in problem.orders
        ),
        apart=tuple(replace(one, appointments=keys(one.appointments)) for one in problem.apart),
        shares=tuple(replace(one, appointments=keys(one.appointments)) for one in problem.shares),
        days_out=tuple(
            replace(one, appointments=keys(one.appointments)) for one in problem.days_out
        ),
    )


def _people(people: Iterable[Person]) -> Iterable[Person]:
    found: dict[str, Person] = {}
    for one in people:
        before = found.get(one.key)
        found[one.key] = (
            one
            if before is None
            else replace(
                before,
                roles=before.roles | one.roles,
                busy=tuple(dict.fromkeys((*before.busy, *one.busy))),
            )
        )
    return found.values()


def _strictest(limits: Iterable[AtMost]) -> Iterable[AtMost]:
    found: dict[tuple[str, Literal["day", "week"]], AtMost] = {}
    for one in limits:
        before = found.get((one.person, one.per), one)
        found[one.person, one.per] = min(before, one, key=lambda limit: limit.number)
    return found.values()
