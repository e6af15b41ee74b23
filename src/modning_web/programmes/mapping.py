"""Between the site's rows and the method's values."""

from collections import defaultdict
from datetime import date, time
from functools import lru_cache
from hashlib import sha256
from typing import Any

from modning.dates import Moment, Period
from modning.programme import expansion
from modning.programme.checking import check
from modning.programme.findings import Finding
from modning.programme.reading import Definition, read_definition
from modning.programme.site import Site as PlannedSite
from modning_web.programmes.models import Occurrence, OccurrenceQuerySet, Programme, Site

_PLANS_KEPT = 16
_KEPT = 64  # definitions in memory, each some hundred kilobytes at most


def fingerprint(text: str) -> str:
    """Return what tells one definition's text from another."""
    return sha256(text.encode()).hexdigest()


@lru_cache(maxsize=_KEPT)
def definition_of(text: str) -> Definition:
    """Return the definition in `text`; read once as long as it is in use."""
    return read_definition(text)


@lru_cache(maxsize=_KEPT)
def findings_of(text: str) -> tuple[Finding, ...]:
    """Return what is wrong or odd in the definition in `text`."""
    return check(definition_of(text))


@lru_cache(maxsize=_PLANS_KEPT)
def occurrences_of(text: str) -> tuple[expansion.Occurrence, ...]:
    """Return the plan that follows from the definition in `text`; kept as long as it is in use."""
    return expansion.expand(definition_of(text).programme)


def site_row(programme: Programme, site: PlannedSite, position: int) -> Site:
    """Return the row, not yet saved, of a site of the plan."""
    return Site(
        programme=programme,
        key=site.key,
        name=site.name,
        party_key=site.party,
        is_named=site.is_named,
        position=position,
    )


def occurrence_row(
    programme: Programme, planned: expansion.Occurrence, sites: dict[str, Site]
) -> Occurrence:
    """Return the row, not yet saved, of an occurrence; `sites` holds the rows by their keys."""
    moment = planned.moment
    return Occurrence(
        programme=programme,
        site=sites[planned.site.key] if planned.site else None,
        key=planned.key,
        activity_key=planned.activity,
        turn=planned.turn,
        form=planned.form,
        starts_on=planned.window.start,
        ends_on=planned.window.end,
        starts_at=moment.starts if moment else None,
        ends_at=moment.ends if moment else None,
        is_about=planned.about,
        is_dated=planned.dated,
    )


def planned_by_programme(rows: OccurrenceQuerySet) -> dict[str, list[expansion.Occurrence]]:
    """Return the method's values of `rows`, in their order, by the keys of their programmes.

    A plan has ten thousand rows and more: they are read as bare columns, for objects take longer
    than all that is done with them.
    """
    found: dict[str, list[expansion.Occurrence]] = defaultdict(list)
    sites: dict[str, PlannedSite] = {}
    for programme_key, *values in rows.values_list("programme__key", *_SITE, *_PLANNED):
        at = f"{programme_key}/{values[0]}"
        if values[0] and at not in sites:
            sites[at] = PlannedSite(*values[: len(_SITE)])
        found[programme_key].append(_planned(sites.get(at), *values[len(_SITE) :]))
    return found


def planned_of(row: Occurrence) -> expansion.Occurrence:
    """Return the method's value of one row."""
    site = row.site
    return _planned(
        PlannedSite(site.key, site.name, site.party_key, is_named=site.is_named) if site else None,
        *(row.starts_on, row.ends_on, row.starts_at, row.ends_at),
        *(row.activity_key, row.turn, row.form, row.is_about, row.is_dated),
    )


_SITE = ("site__key", "site__name", "site__party_key", "site__is_named")
_PLANNED = (
    *("starts_on", "ends_on", "starts_at", "ends_at"),
    *("activity_key", "turn", "form", "is_about", "is_dated"),
)


def _planned(
    site: PlannedSite | None,
    starts_on: date,
    ends_on: date,
    starts_at: time | None,
    ends_at: time | None,
    *others: Any,
) -> expansion.Occurrence:
    activity, turn, form, about, dated = others
    return expansion.Occurrence(
        activity=activity,
        turn=turn,
        site=site,
        window=Period(starts_on, ends_on),
        moment=Moment(starts_on, starts_at, ends_at) if starts_at else None,
        form=form,
        about=about,
        dated=dated,
    )


PLAN_FIELDS = (
    "site",
    "activity_key",
    "turn",
    "form",
    "starts_on",
    "ends_on",
    "starts_at",
    "ends_at",
    "is_about",
    "is_dated",
)


def same_plan(row: Occurrence, other: Occurrence) -> bool:
    """Tell whether two rows of one key say the same of time and place."""
    return all(_value(row, name) == _value(other, name) for name in PLAN_FIELDS)


def _value(row: Occurrence, field: str) -> object:
    return row.site_id if field == "site" else getattr(row, field)
