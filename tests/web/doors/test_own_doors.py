"""The page about how one signs in, and the visits that it ends."""

from uuid import uuid4

import pytest
from coming_in import OWN, PASSWORD, person_with_app, signed_in_name, type_password
from django.test import Client
from django.utils import timezone
from factories import NOON, make_user
from pytest_django import DjangoAssertNumQueries

from modning_web.doors.models import OutsideIdentity, Passkey, Visit
from modning_web.doors.queries import open_visits

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1"


def two_visits() -> tuple[Client, Client]:
    person = make_user(name="Bo", password=PASSWORD)
    here = Client(headers={"user-agent": FIREFOX})
    there = Client(headers={"user-agent": IPHONE})
    type_password(there, person)
    type_password(here, person)
    return here, there


def test_page_names_the_browsers_in_which_one_is_signed_in() -> None:
    here, _ = two_visits()

    page = here.get(OWN).content.decode()

    assert "Firefox, Linux" in page
    assert "Safari, iPhone" in page
    assert page.count("denne browser") == 1


def test_all_other_visits_end_at_once() -> None:
    here, there = two_visits()

    here.post(f"{OWN}andre-steder/")

    assert signed_in_name(here) == "Bo"
    assert there.get("/min-side/").status_code == 302
    assert Visit.objects.count() == 1


def test_one_visit_ends_alone() -> None:
    here, there = two_visits()
    visit = Visit.objects.get(browser="Safari, iPhone")

    here.post(f"{OWN}steder/{visit.pk}/")

    assert there.get("/min-side/").status_code == 302
    assert signed_in_name(here) == "Bo"


def test_visit_of_another_cannot_be_ended(client: Client) -> None:
    here, _ = two_visits()
    theirs = list(Visit.objects.all())
    type_password(client, make_user(password=PASSWORD))

    answers = [client.post(f"{OWN}steder/{visit.pk}/") for visit in theirs]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert signed_in_name(here) == "Bo"


def test_visit_whose_session_is_over_is_not_shown(client: Client) -> None:
    person = make_user(password=PASSWORD)
    type_password(client, person)
    client.session.flush()

    assert open_visits(person, at=timezone.now()) == []


def test_new_password_keeps_this_visit_in_view() -> None:
    here, there = two_visits()
    new = "et nyt og langt kodeord"

    here.post(f"{OWN}adgangskode/", {"password": new, "again": new})

    assert "denne browser" in here.get(OWN).content.decode()
    assert there.get("/min-side/").status_code == 302


def test_made_up_person_has_no_password_to_change(client: Client) -> None:
    person = make_user()
    person.is_demo = True
    person.save()
    client.force_login(person)
    session = client.session
    session["doors_confirmed_at"] = timezone.now().isoformat()
    session.save()

    assert client.get(f"{OWN}adgangskode/").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_page_asks_as_often_for_one_row_as_for_three(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    person, _, _ = person_with_app()
    for one in range(number):
        Passkey.objects.create(
            user=person, name=f"{one}", credential_id=uuid4().hex, public_key=b"", added_at=NOON
        )
        OutsideIdentity.objects.create(
            user=person, provider_key=f"p{one}", subject="x", known_since=NOON
        )
        Client().force_login(person)
    client.force_login(person)

    with django_assert_num_queries(8):
        client.get(OWN)
