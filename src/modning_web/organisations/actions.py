"""Keeping the organisations."""

import tomllib
from pathlib import Path

from django.db import transaction

from modning_web.organisations.models import Organisation, OrganisationKind

OFFICIAL = Path(__file__).with_name("official.toml")


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
