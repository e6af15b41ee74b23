"""The places of a programme as the planner knows them, and the journeys between them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import combinations
from types import MappingProxyType

from django.db.models import DateField, UUIDField, Value
from django.db.models.functions import Cast

from modning.planning.problem import Travel
from modning.programme.schema.definition import Programme as Defined
from modning_web.plans.models import Journey, Room
from modning_web.plans.people import OFFICE
from modning_web.programmes.models import Site

_A_QUARTER = 15
Names = Mapping[str, str]


def places_of(defined: Defined, sites: Collection[Site]) -> Names:
    """Return what each place is called, by the planner's key for it; the office first.

    The places of common meetings are called what the programme says; a site is one place.
    """
    common = [
        one.place
        for one in defined.activities
        if one.place and one.scope == "common" and "in-person" in (one.format or ("in-person",))
    ]
    names = {OFFICE: OFFICE} | dict.fromkeys(common)
    return {key: key for key in names} | {site.key: site.name for site in sites}


def ordered(here: str, there: str) -> tuple[str, str]:
    """Return two names in the order in which a journey between them is kept."""
    return (here, there) if here < there else (there, here)


def minutes_noted(names: Names) -> dict[tuple[str, str], int]:
    """Return the minutes of journeys between places with these names, by the names in order."""
    called = set(names.values())
    rows = Journey.objects.filter(here__in=called, there__in=called)
    return {(row.here, row.there): row.minutes for row in rows}


@dataclass(frozen=True, slots=True)
class Noted:
    """What is noted of places: the minutes between them, by their names in order, and rooms."""

    minutes: Mapping[tuple[str, str], int]
    rooms: tuple[Room, ...]


def noted_of(names: Names) -> Noted:
    """Return what is noted of places with these names, asked for in one statement."""
    called = set(names.values())
    journeys = Journey.objects.filter(here__in=called, there__in=called).order_by()
    rooms = Room.objects.filter(place__in=called).order_by()
    no_room = Cast(Value(None), UUIDField()), Cast(Value(None), DateField())
    found = rooms.values_list("place", "name", "seats", "pk", "to_date").union(
        journeys.values_list("here", "there", "minutes", *no_room), all=True
    )
    told = sorted(found, key=lambda row: (*row[:2], str(row[3])))
    return Noted(
        {(here, there): minutes for here, there, minutes, room, _ in told if room is None},
        tuple(
            Room(pk=room, place=place, name=name, seats=seats, to_date=ends)
            for place, name, seats, room, ends in told
            if room is not None
        ),
    )


def travel_between(
    names: Names, noted: Mapping[tuple[str, str], int], other_minutes: int
) -> Travel:
    """Return how long journeys take; where no minutes are noted, `other_minutes`."""
    quarters = {
        (one, other): _quarters(noted[ordered(here, there)])
        for (one, here), (other, there) in combinations(names.items(), 2)
        if here != there and ordered(here, there) in noted
    }
    same = {
        (one, other): 0
        for (one, here), (other, there) in combinations(names.items(), 2)
        if here == there
    }
    return Travel(MappingProxyType(quarters | same), _quarters(other_minutes))


def _quarters(minutes: int) -> int:
    return -(-minutes // _A_QUARTER)
