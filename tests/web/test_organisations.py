"""The official organisations."""

import re

import pytest

from modning_web.organisations.actions import load_official_organisations, official_organisations
from modning_web.organisations.models import Organisation, OrganisationKind

MUNICIPALITIES = official_organisations()[OrganisationKind.MUNICIPALITY]
POLICE_DISTRICTS = official_organisations()[OrganisationKind.POLICE_DISTRICT]


def test_there_are_98_municipalities_and_12_police_districts() -> None:
    assert len(set(MUNICIPALITIES.values())) == len(MUNICIPALITIES) == 98
    assert len(set(POLICE_DISTRICTS.values())) == len(POLICE_DISTRICTS) == 12


def test_codes_are_four_digits_in_rising_order() -> None:
    for codes in (list(MUNICIPALITIES), list(POLICE_DISTRICTS)):
        assert all(re.fullmatch(r"[01]\d{3}", code) for code in codes)
        assert codes == sorted(codes)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("0101", "København"),
        ("0147", "Frederiksberg"),
        ("0265", "Roskilde"),
        ("0400", "Bornholm"),
        ("0461", "Odense"),
        ("0561", "Esbjerg"),
        ("0621", "Kolding"),
        ("0730", "Randers"),
        ("0751", "Aarhus"),
        ("0851", "Aalborg"),
        ("0860", "Hjørring"),
    ],
)
def test_well_known_municipality_has_its_code(code: str, name: str) -> None:
    assert MUNICIPALITIES[code] == name


@pytest.mark.django_db
def test_loading_adds_all_once_and_corrects_names() -> None:
    first = load_official_organisations()
    odense = Organisation.objects.get(code="0461")
    Organisation.objects.filter(pk=odense.pk).update(name="Odinsvi")

    second, third = load_official_organisations(), load_official_organisations()

    assert (first, second, third) == (110, 1, 0)
    assert Organisation.objects.get(code="0461").pk == odense.pk
    assert Organisation.objects.get(code="0461").name == "Odense"
