"""The sites of a programme and their keys."""

from core.small_programme import small_programme
from hypothesis import given
from hypothesis import strategies as st

from modning.programme.reading import read_definition
from modning.programme.schema.definition import Programme
from modning.programme.site import planned_sites, site_key

NAMES = st.lists(
    st.sampled_from(["Aabenraa", "Åbenrå", "Odense", "Århus ", "東京", "北京", "Kommune 1", "X-Y"]),
    unique=True,
)


def _programme(**members: list[str]) -> Programme:
    small = small_programme()
    parties = [
        {"id": party, "kind": "municipality", "name": party, "site": True, "members": names}
        for party, names in members.items()
    ]
    said = small.model_dump(include={"format", "id", "title", "kind", "period"})
    return Programme.model_validate({**said, "parties": parties})


@given(NAMES, NAMES)
def test_every_site_has_a_key_of_its_own(some: list[str], others: list[str]) -> None:
    programme = _programme(kommuner=some, foreninger=others)

    keys = [site.key for site in planned_sites(programme)]

    assert len(set(keys)) == len(keys)


@given(NAMES)
def test_keys_stay_when_a_site_is_added(names: list[str]) -> None:
    before = planned_sites(_programme(kommuner=["Vejle", *names]))
    after = planned_sites(_programme(kommuner=["Vejle", *names, "Ringkøbing-Skjern"]))

    assert after[: len(before)] == before
    assert after[-1].key == "ringkoebing-skjern"


def test_parties_of_one_kind_give_places_with_names_of_their_own() -> None:
    sites = planned_sites(_programme(foerste=[], anden=[]))

    assert [(site.key, site.name) for site in sites] == [
        ("foerste-1", "foerste 1"),
        ("foerste-2", "foerste 2"),
        ("anden-1", "anden 1"),
        ("anden-2", "anden 2"),
    ]


def test_a_range_is_planned_at_its_highest() -> None:
    sites = planned_sites(small_programme())

    assert [site.key for site in sites] == ["kommune-1", "kommune-2", "kommune-3", "kommune-4"]
    assert not any(site.is_named for site in sites)


def test_municipalities_are_sites_where_no_party_says_so() -> None:
    text = """
format = 1
id = "x"
title = "x"
kind = "development-course"
period = "2024"
parties = [
  { id = "a", kind = "agency", name = "Styrelsen" },
  { id = "k", kind = "municipality", name = "Kommuner", number = "mindst 3" },
]
"""

    sites = planned_sites(read_definition(text).programme)

    assert [(site.name, site.party) for site in sites] == [
        ("Kommune 1", "k"),
        ("Kommune 2", "k"),
        ("Kommune 3", "k"),
    ]


def test_site_key_spells_danish_letters_out() -> None:
    assert site_key("Ærø, Sønderho & Åbyhøj") == "aeroe-soenderho-aabyhoej"
