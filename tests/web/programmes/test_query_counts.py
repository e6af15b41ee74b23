"""Pages ask the database a fixed number of times, however much there is."""

from collections.abc import Iterable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from factories import (
    NOON,
    add_hat,
    make_draft,
    make_member,
    make_programme,
    make_user,
    small_definition,
)

from benchmarks.large_programme import large_programme
from modning_web.access.models import Hat, User
from modning_web.programmes import actions

pytestmark = pytest.mark.django_db
KEY, SIZES = "hele-landet", (1, 3, 98)
MOST, MOST_ON_THE_FRONT_PAGE = 12, 20


def page(name: str, *more: str) -> str:
    return reverse(f"programmes:{name}", args=[KEY, *more])


FRONT, SITES = reverse("home:home"), reverse("home:sites")
PAGES = (
    FRONT,
    SITES,
    reverse("programmes:programmes"),
    page("programme"),
    page("programme") + "?vis=steder",
    page("activities"),
    page("activities") + "?hvornaar=alle&spor=modning&hvem=projektleder&sted=kommune-1&side=2",
    page("activity", "raadgivning"),
    page("site", "kommune-1"),
    page("versions"),
    page("definition"),
    page("definition_file"),
    page("plan_calendar"),
    reverse("programmes:comparison", args=[KEY, 1, 2]),
)
OF_EDITORS = (
    page("draft"),
    page("head"),
    page("part", "parter", "kommuner"),
    page("part", "aktiviteter", "raadgivning"),
    page("new_part", "regler"),
)


def counts(person: User, addresses: Iterable[str]) -> dict[str, int]:
    """Return how many statements each address takes, once signed in and here before."""
    client = Client()
    client.force_login(person)
    client.get(FRONT)
    found = {}
    for address in addresses:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200, address
        found[address] = len(asked)
    return found


@pytest.mark.slow
def test_number_of_queries_is_the_same_with_one_three_and_ninety_eight_sites() -> None:
    lead = make_member(Hat.PROGRAMME_LEAD, KEY, role_key="projektleder")
    leader = make_member(Hat.MUNICIPAL_PROJECT_LEADER, KEY, "kommune-1", role_key="projektleder")
    make_programme(large_programme(municipalities=2))
    found = {}

    for size in SIZES:
        text = large_programme(municipalities=size)
        actions.adopt(draft=make_draft(text), note="Ny størrelse", by=lead, at=NOON)
        draft = make_draft(f"{text}# Kladde\n")
        found[size] = counts(lead, PAGES + OF_EDITORS), counts(leader, PAGES)
        actions.discard_draft(draft=draft, revision=1, by=lead, at=NOON)

    assert found[3] == found[1]
    assert found[98] == found[1]
    for by_address in found[98]:
        assert by_address.pop(FRONT) <= MOST_ON_THE_FRONT_PAGE
        assert max(by_address.values()) <= MOST


def test_number_of_queries_is_the_same_with_one_and_five_programmes() -> None:
    auditor, leader = make_member(Hat.AUDITOR), make_user()
    addresses = (FRONT, reverse("programmes:programmes"))
    found = []

    for number in range(5):
        make_programme(small_definition(f"nummer-{number}"))
        add_hat(
            leader,
            Hat.MUNICIPAL_PROJECT_LEADER,
            f"nummer-{number}",
            "nordby-kommune",
            role_key="projektleder",
        )
        found.append((counts(auditor, addresses), counts(leader, addresses)))

    assert found[4] == found[0]
    for by_address in found[4]:
        assert by_address[FRONT] <= MOST_ON_THE_FRONT_PAGE
        assert by_address[reverse("programmes:programmes")] <= MOST


def test_own_calendar_takes_as_many_queries_for_five_programmes_as_for_one() -> None:
    person = make_user()
    address = reverse("programmes:own_calendar", args=[person.calendar_token])
    found = []

    for number in range(5):
        make_programme(small_definition(f"nummer-{number}"))
        add_hat(person, Hat.EVALUATOR, f"nummer-{number}", role_key="projektleder")
        found.append(counts(make_user(), [address])[address])

    assert found[4] == found[0] <= MOST
