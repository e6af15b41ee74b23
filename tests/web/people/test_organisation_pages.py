"""Pages about organisations: who works there, and which site one is."""

import pytest
from django.test import Client
from django.urls import reverse
from factories import add_hat, make_member, make_programme, make_user
from people_pages import send, shown

from modning_web.access.models import Hat, Membership, User
from modning_web.organisations.models import Organisation
from modning_web.programmes.models import Programme

pytestmark = pytest.mark.django_db
MANAGER = Hat.MUNICIPAL_MANAGER
NORDBY, SYDBY = "nordby-kommune", "sydby-kommune"


@pytest.fixture
def programme() -> Programme:
    return make_programme()


@pytest.fixture
def lead() -> User:
    return make_member(Hat.PROGRAMME_LEAD, "vold")


@pytest.fixture
def anna(programme: Programme) -> Membership:
    """Anna leads the project at Nordby."""
    person = make_user(name="Anna <b>Demo</b>", email="anna@demo.example")
    leader = Hat.MUNICIPAL_PROJECT_LEADER
    return add_hat(person, leader, "vold", NORDBY, role_key="projektleder")


def test_organisation_is_added_corrected_and_linked_to_a_site(
    client: Client, lead: User, anna: Membership, programme: Programme
) -> None:
    typed = {"kind": "ngo", "name": "Nordhuset", "cvr": "12345678"}
    assert send(client, lead, "new_organisation", **typed) == 302
    assert send(client, lead, "new_organisation", **typed) == 422
    ngo = Organisation.objects.get(name="Nordhuset")
    assert send(client, lead, "change_organisation", ngo.pk, name="Nordhuset", cvr="1") == 422
    nordby = Organisation.objects.create(kind="municipality", code="0999", name="Nordby")

    assert send(client, lead, "change_organisation", nordby.pk, cvr="87654321", name="X") == 302
    assert send(client, lead, "site", "vold", NORDBY, organisation=str(ngo.pk)) == 422
    assert send(client, lead, "site", "vold", NORDBY, organisation=str(nordby.pk)) == 302

    page = shown(client, lead, "organisation", nordby.pk)
    assert "Anna &lt;b&gt;" in page
    assert "87654321" in page
    assert Organisation.objects.get(pk=nordby.pk).name == "Nordby"


def test_organisation_shows_people_only_to_those_who_may_see_them(
    client: Client, anna: Membership, programme: Programme
) -> None:
    nordby = Organisation.objects.create(kind="municipality", code="0999", name="Nordby")
    programme.sites.filter(key=NORDBY).update(organisation=nordby)

    assert "Anna" in shown(client, make_member(MANAGER, "vold", NORDBY), "organisation", nordby.pk)
    assert "Anna" not in shown(
        client, make_member(MANAGER, "vold", SYDBY), "organisation", nordby.pk
    )
    assert "Anna" not in shown(
        client, make_member(Hat.EVALUATOR, "vold"), "organisation", nordby.pk
    )


def test_organisations_are_found_by_name_code_and_kind(client: Client, lead: User) -> None:
    Organisation.objects.create(kind="municipality", code="0999", name="Ærø By")
    Organisation.objects.create(kind="ngo", name="Huset")
    client.force_login(lead)

    def found(**asked: str) -> list[bool]:
        page = client.get(reverse("people:organisations"), asked).content.decode()
        return [name in page for name in ("Ærø By", "Huset")]

    assert found() == [True, True]
    assert found(soeg="ærø") == [True, False]
    assert found(soeg="0999") == [True, False]
    assert found(slags="ngo") == [False, True]
    assert found(slags="ukendt") == [True, True]
