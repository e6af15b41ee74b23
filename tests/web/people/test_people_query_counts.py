"""Pages about people ask the database a fixed number of times, however many there are."""

from datetime import date

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from factories import make_member, make_programme, make_user, small_definition

from modning_web.access.models import Absence, Hat, Membership, User
from modning_web.organisations.models import Organisation

pytestmark = pytest.mark.django_db
MOST = 12
SIZES = ((1, 2), (3, 30), (98, 2000))  # sites and people


def definition(sites: int) -> str:
    names = ", ".join(f'"Kommune {n}"' for n in range(1, sites + 1))
    return small_definition().replace('"Nordby Kommune", "Sydby Kommune"', names)


def fill(sites: int, people: int) -> User:
    """Add people with a role at each site, some of them away or deputies; return one of them."""
    programme = make_programme(definition(sites))
    for site in programme.sites.all():
        organisation = Organisation.objects.create(kind="municipality", name=site.name)
        programme.sites.filter(pk=site.pk).update(organisation=organisation)
    users = [make_user() for _ in range(people)]
    Membership.objects.bulk_create(
        Membership(
            user=user,
            hat=Hat.PRACTITIONER,
            programme_key="vold",
            site_key=f"kommune-{number % sites + 1}",
            role_key=("fagperson", "projektleder")[number % 2],
            is_deputy=number % 5 == 4,
            from_date=date(2020, 1, 1),
        )
        for number, user in enumerate(users)
    )
    Absence.objects.bulk_create(
        Absence(user=user, from_date=date(2020, 1, 1)) for user in users[::9]
    )
    return users[0]


def count(viewer: User, address: str) -> int:
    client = Client()
    client.force_login(viewer)
    client.get(address)  # what is remembered between requests is read by now
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


def counts(sites: int, people: int) -> dict[str, int]:
    person = fill(sites, people)
    lead = make_member(Hat.PROGRAMME_LEAD, "vold")
    organisation = Organisation.objects.get(name="Kommune 1")
    hat = person.memberships.get()
    addresses = {
        "programmes": reverse("people:programmes"),
        "programme": reverse("people:programme", args=["vold"]),
        "filtered": reverse("people:programme", args=["vold"])
        + "?vis=alle&sted=kommune-1&soeg=person",
        "place": reverse("people:place", args=["vold", "kommune-1"]),
        "person": reverse("people:person", args=[hat.pk]),
        "end": reverse("people:end", args=[hat.pk]),
        "sites": reverse("people:sites", args=["vold"]),
        "organisations": reverse("people:organisations"),
        "organisation": reverse("people:organisation", args=[organisation.pk]),
        "add": reverse("people:add", args=["vold"]),
        "hand_over": reverse("people:hand_over", args=[hat.pk]),
    }
    return {name: count(lead, address) for name, address in addresses.items()}


def test_number_of_statements_does_not_hang_on_the_number_of_rows() -> None:
    found = []
    for sites, people in SIZES:
        with transaction.atomic():
            found.append(counts(sites, people))
            transaction.set_rollback(True)

    assert found == [found[0]] * len(SIZES)
    assert max(found[0].values()) <= MOST
