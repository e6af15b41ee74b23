"""The page of one's own: what the site knows of the person, in words."""

import pytest
from django.test import Client
from django.urls import reverse
from factories import add_hat, make_member, make_programme, small_definition
from pytest_django import DjangoAssertNumQueries

from modning_web.access.models import Hat

pytestmark = pytest.mark.django_db
STATEMENTS = 5


def test_own_roles_say_what_programme_and_site_are_called(client: Client) -> None:
    programme = make_programme(small_definition("vold"))
    site = programme.sites.get(key="nordby-kommune")
    client.force_login(make_member(Hat.MUNICIPAL_PROJECT_LEADER, "vold", site.key))

    page = client.get(reverse("access:profile")).content.decode()

    assert f"<td>{programme.title}</td>" in page
    assert f"<td>{site.name}</td>" in page


@pytest.mark.parametrize("number", [1, 3])
def test_number_of_statements_does_not_follow_the_roles(
    number: int, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    person = make_member(Hat.MUNICIPAL_PROJECT_LEADER, "nul", "nordby-kommune")
    for n in range(number):
        make_programme(small_definition(f"vold-{n}"))
        add_hat(person, Hat.MUNICIPAL_PROJECT_LEADER, f"vold-{n}", "nordby-kommune")
    client.force_login(person)

    with django_assert_num_queries(STATEMENTS):
        client.get(reverse("access:profile"))
