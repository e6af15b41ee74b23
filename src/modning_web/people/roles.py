"""Roles, and the hats and seats that go with them, between the site's rows and the method."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache

from modning.language import Text
from modning.meeting.seat import Holding, Seat, seats_of, vacancies
from modning.programme.people import People
from modning.programme.schema.definition import Programme as Defined
from modning.programme.schema.parties import Party, PartyKind, Role
from modning.programme.site import Site as PlannedSite
from modning.programme.site import site_parties
from modning_web.access.models import Hat, Membership
from modning_web.programmes.mapping import definition_of
from modning_web.programmes.models import Programme, Site

_KEPT = 64  # sites whose seats are remembered
# The hats that people of a party may wear, the usual one first.
HATS: dict[PartyKind, tuple[Hat, ...]] = {
    "agency": (Hat.PROCESS_CONSULTANT, Hat.PROGRAMME_LEAD, Hat.EVALUATOR),
    "municipality": (Hat.PRACTITIONER, Hat.MUNICIPAL_PROJECT_LEADER, Hat.MUNICIPAL_MANAGER),
    "ngo": (Hat.NGO_COORDINATOR, Hat.PRACTITIONER),
    "police-district": (Hat.POLICE_CONTACT,),
    "evaluator": (Hat.EVALUATOR,),
    "training-supplier": (Hat.TRAINING_SUPPLIER,),
    "citizens": (Hat.CITIZEN,),
    "other": (Hat.CITIZEN, Hat.TRAINING_SUPPLIER),
}
# What the name of a role says of the hat that goes with it, the first that fits.
_TELLING = (
    ("evalu", Hat.EVALUATOR),
    ("projektleder", Hat.MUNICIPAL_PROJECT_LEADER),
    ("koordinator", Hat.MUNICIPAL_PROJECT_LEADER),
    ("kontaktperson", Hat.MUNICIPAL_PROJECT_LEADER),
    ("projektejer", Hat.MUNICIPAL_MANAGER),
    ("leder", Hat.MUNICIPAL_MANAGER),
    ("ledelse", Hat.MUNICIPAL_MANAGER),
    ("chef", Hat.MUNICIPAL_MANAGER),
)


def defined(programme: Programme) -> Defined | None:
    """Return what the current definition of a programme says, if it has one."""
    return definition_of(programme.current.text).programme if programme.current else None


def usual_hat(role: Role | Party, party: Party) -> Hat:
    """Return the hat that goes with a role, unless someone says another."""
    hats = HATS[party.kind]
    if isinstance(role, Party):
        return hats[0]
    name = role.name.casefold()
    told = (hat for sign, hat in _TELLING if sign in name and hat in hats)
    return next(told, hats[0])


def planned_site(row: Site) -> PlannedSite:
    """Return a site as the method knows it."""
    return PlannedSite(row.key, row.name, row.party_key, row.is_named)


def holding(row: Membership, people: People) -> Holding:
    """Return a membership as the method knows it."""
    return Holding(
        person=str(row.user_id),
        role=row.role_key,
        party=people.party_of(row.role_key).id,
        since=row.from_date or date.min,
        until=row.to_date,
        site=row.site_key or None,
        is_deputy=row.is_deputy,
    )


def vacant_seats(
    programme: Programme,
    sites: Iterable[Site],
    held: Iterable[Holding],
    *,
    on: date,
    common: bool,
) -> list[Text]:
    """Return in words the seats that meetings ask for and too few hold on a day.

    Those that belong to no site come first, with `common`.
    """
    if programme.current is None:
        return []
    by_site: dict[str | None, list[Holding]] = defaultdict(list)
    for one in held:
        by_site[one.site].append(one)
    told: dict[Text, None] = {}
    text = programme.current.text
    if common:
        told |= dict.fromkeys(vacancies(_common_seats(text), by_site[None], on))
    for site in sites:
        seats = _seats_at(text, planned_site(site))
        told |= dict.fromkeys(vacancies(seats, by_site[site.key], on))
    return list(told)


@lru_cache(maxsize=_KEPT)
def _common_seats(text: str) -> tuple[Seat, ...]:
    """Return the seats of those who belong to no site."""
    return _most_asked(text, ())


@lru_cache(maxsize=_KEPT * 16)
def _seats_at(text: str, site: PlannedSite) -> tuple[Seat, ...]:
    return tuple(seat for seat in _most_asked(text, (site,)) if seat.site is not None)


def _most_asked(text: str, sites: tuple[PlannedSite, ...]) -> tuple[Seat, ...]:
    """Return the required seats of all meetings; of those for the same roles the largest.

    Their conditions hang on the meeting, and citizens come by themselves: no one appoints them.
    """
    says = definition_of(text).programme
    people = People(says)
    citizens = {party.id for party in says.parties if party.kind == "citizens"}
    local = sites[0] if sites else None
    largest: dict[frozenset[str], Seat] = {}
    for activity in says.activities:
        at = local if activity.scope == "local" else None
        for seat in seats_of(says, activity, sites, at=at):
            parties = {people.party_of(who).id for who in seat.filled_by}
            known = largest.get(seat.filled_by)
            is_asked = seat.is_required and not parties & citizens
            if is_asked and (known is None or known.lowest < seat.lowest):
                largest[seat.filled_by] = replace(seat, condition="", online=False)
    return tuple(largest.values())


def with_sites(says: Defined) -> frozenset[str]:
    """Return the parties whose people belong to a site."""
    return frozenset(party.id for party in site_parties(says))
