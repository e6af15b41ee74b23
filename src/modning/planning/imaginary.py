"""Planning before people are known: an imaginary person a seat, and the days each gives."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from modning.planning.plan import Plan
from modning.planning.points import days_of
from modning.planning.problem import Person, Problem
from modning.planning.quarters import AN_HOUR, day_of
from modning.programme.schema.definition import Programme
from modning.programme.schema.parties import Party, Role
from modning.programme.site import Site, site_parties


@dataclass(frozen=True, slots=True)
class SetAside:
    """What one person of a role must set aside in a year, at most over those who hold it."""

    role: str
    year: int
    people: int
    appointments: int
    days: int
    hours: float


def imaginary_people(programme: Programme, sites: Iterable[Site]) -> tuple[Person, ...]:
    """Return a person for each seat: every role, in its number, at each site of its party.

    A party without roles has one person. Citizens are left out. Everybody is free.
    """
    at_sites = {party.id for party in site_parties(programme)}
    sites = tuple(sites)
    return tuple(
        person
        for party in programme.parties
        if party.kind != "citizens"
        for person in _of_party(programme, party, sites if party.id in at_sites else ())
    )


def _of_party(programme: Programme, party: Party, sites: tuple[Site, ...]) -> Iterator[Person]:
    seats: list[Party | Role] = [role for role in programme.roles if role.party == party.id]
    own: list[Site | None] = [site for site in sites if site.party == party.id]
    for site in own or [None]:
        for seat in seats or [party]:
            number = seat.number.means.lowest if isinstance(seat, Role) and seat.number else 1
            for n in range(1, max(1, number) + 1):
                yield _person(seat, site, n if number > 1 else None)


def _person(seat: Party | Role, site: Site | None, number: int | None) -> Person:
    parts = [seat.id, *([str(number)] if number else []), *([site.key] if site else [])]
    name = " ".join([seat.name, *([str(number)] if number else [])])
    return Person(
        key="/".join(parts),
        name=f"{name}, {site.name}" if site else name,
        roles=frozenset({seat.id}),
        site=site.key if site else None,
        home=site.key if site else None,
    )


def set_aside(problem: Problem, plan: Plan) -> tuple[SetAside, ...]:
    """Return how much each role must set aside in each year of the plan."""
    found: dict[tuple[str, int], list[SetAside]] = defaultdict(list)
    for person in problem.people:
        for one in _of_person(problem, plan, person):
            found[one.role, one.year].append(one)
    return tuple(
        SetAside(
            role,
            year,
            people=len(each),
            appointments=max(one.appointments for one in each),
            days=max(one.days for one in each),
            hours=max(one.hours for one in each),
        )
        for (role, year), each in sorted(found.items())
    )


def _of_person(problem: Problem, plan: Plan, person: Person) -> Iterator[SetAside]:
    years: dict[int, list[tuple[range, int]]] = defaultdict(list)
    for placed in plan.placed:
        if person.key in placed.attending:
            appointment = problem.appointment[placed.appointment]
            stretch = appointment.length.stretch(placed.start)
            days = days_of(appointment, placed.start)
            quarters = (
                7 * AN_HOUR * len(days) if appointment.length.days else stretch.end - stretch.start
            )
            years[day_of(placed.start).year].append((days, quarters))
    for year, held in years.items():
        distinct = {day for days, _ in held for day in days}
        hours = sum(quarters for _, quarters in held) / AN_HOUR
        for role in person.roles:
            yield SetAside(role, year, 1, len(held), len(distinct), hours)
