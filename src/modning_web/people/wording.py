"""People's hats in words, as pages show them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal
from uuid import UUID

from django.utils.translation import gettext as _

from modning.programme.people import People
from modning.programme.schema.definition import Programme as Defined
from modning_web.access.models import Absence, Hat, Membership
from modning_web.moments import day as day_in_words
from modning_web.moments import last_day
from modning_web.organisations.models import Organisation
from modning_web.programmes.models import Site

State = Literal["today", "coming", "over"]
NEW_FOR = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class HatLine:
    """A membership as a page shows it."""

    membership: Membership
    programme: str
    role: str
    hat: str
    place: str
    acts_for: str
    when: str
    state: State
    is_new: bool
    away: str = ""
    others: tuple[Membership, ...] = ()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is read once to put all memberships of a page into words."""

    says: Mapping[str, Defined]
    sites: Mapping[tuple[str, str], Site]
    organisations: Mapping[str, Organisation]
    away: Mapping[UUID, Absence]
    others: Mapping[UUID, list[Membership]]
    on: date


def hat_line(row: Membership, around: Surroundings) -> HatLine:
    """Put a membership into words."""
    says = around.says.get(row.programme_key)
    people = People(says) if says else None
    is_known = people is not None and people.knows(row.role_key)
    site = around.sites.get((row.programme_key, row.site_key))
    party = people.party_of(row.role_key).name if people and is_known else ""
    state = state_of(row, around.on)
    away = around.away.get(row.user_id) if state != "over" else None
    is_new = row.from_date is not None and around.on - NEW_FOR < row.from_date <= around.on
    return HatLine(
        membership=row,
        programme=says.title if says else "",
        role=str(people.named(row.role_key).name) if people and is_known else row.role_key,
        hat=str(Hat(row.hat).label),
        place=site.name if site else row.site_key,
        acts_for=_acts_for(row, site, party, around.organisations),
        when=period_in_words(row.from_date, row.to_date),
        state=state,
        is_new=is_new,
        away=period_in_words(away.from_date, away.to_date) if away else "",
        others=tuple(around.others.get(row.pk, ())),
    )


def hat_lines(rows: Iterable[Membership], around: Surroundings) -> list[HatLine]:
    """Put memberships into words."""
    return [hat_line(row, around) for row in rows]


def _acts_for(
    row: Membership, site: Site | None, party: str, organisations: Mapping[str, Organisation]
) -> str:
    if row.organisation_key in organisations:
        return organisations[row.organisation_key].name
    if site is None:
        return party
    return site.organisation.name if site.organisation else site.name


def state_of(row: Membership, on: date) -> State:
    """Tell where a membership is on a day."""
    if row.to_date is not None and (row.to_date <= on or row.to_date == row.from_date):
        return "over"
    return "coming" if row.from_date is not None and row.from_date > on else "today"


def period_in_words(since: date | None, until: date | None) -> str:
    """Return “fra 1. februar 2024 til og med 31. marts 2024”, as far as it is known."""
    if since is not None and since == until:
        return _("blev aldrig til noget")
    parts = []
    if since is not None:
        parts.append(_("fra {day}").format(day=day_in_words(since)))
    if until is not None:
        last = last_day(until)
        parts.append(_("til og med {day}").format(day=last))
    return " ".join(parts) or _("uden slutdato")
