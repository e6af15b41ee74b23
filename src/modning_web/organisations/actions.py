"""Keeping the organisations."""

import tomllib
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.db.models import Q, QuerySet

from modning_web.access.models import User
from modning_web.audit import actions as audit
from modning_web.organisations.models import OFFICIAL_KINDS, Organisation, OrganisationKind

OFFICIAL = Path(__file__).with_name("official.toml")


class OfficialOrganisation(Exception):
    """Municipalities and police districts come with the software and are not typed in."""


class KnownAlready(Exception):
    """There is an organisation of that kind with that name or code."""


def official_organisations() -> dict[OrganisationKind, dict[str, str]]:
    """Return the names by official code of the kinds that have one."""
    read = tomllib.loads(OFFICIAL.read_text(encoding="utf-8"))
    return {OrganisationKind(kind): names for kind, names in read.items()}


@transaction.atomic
def load_official_organisations() -> int:
    """Add those that are missing and correct names that have changed; return how many."""
    changed = 0
    there = {(row.kind, row.code): row for row in Organisation.objects.exclude(code="")}
    for kind, names in official_organisations().items():
        for code, name in names.items():
            known = there.get((kind.value, code))
            if known is None or known.name != name:
                Organisation.objects.update_or_create(kind=kind, code=code, defaults={"name": name})
                changed += 1
    return changed


@transaction.atomic
def add_organisation(
    *, kind: str, name: str, code: str = "", cvr: str = "", by: User | None, at: datetime
) -> Organisation:
    """Add an organisation. Raise OfficialOrganisation or KnownAlready."""
    if kind in OFFICIAL_KINDS:
        raise OfficialOrganisation
    if _alike(kind, name, code).exists():
        raise KnownAlready
    added = Organisation.objects.create(kind=kind, name=name, code=code, cvr=cvr)
    audit.record("organisations.add", by=by, at=at, on=added)
    return added


@transaction.atomic
def change_organisation(
    *, organisation: Organisation, name: str, code: str, cvr: str, by: User, at: datetime
) -> None:
    """Correct what is known of an organisation; of an official one only its CVR number.

    Raise OfficialOrganisation or KnownAlready.
    """
    if organisation.is_official and (name, code) != (organisation.name, organisation.code):
        raise OfficialOrganisation
    if _alike(organisation.kind, name, code).exclude(pk=organisation.pk).exists():
        raise KnownAlready
    organisation.name, organisation.code, organisation.cvr = name, code, cvr
    organisation.save(update_fields=["name", "code", "cvr"])
    audit.record("organisations.change", by=by, at=at, on=organisation)


def _alike(kind: str, name: str, code: str) -> QuerySet[Organisation]:
    same = Q(name__iexact=name) | Q(code=code) if code else Q(name__iexact=name)
    return Organisation.objects.filter(same, kind=kind)
