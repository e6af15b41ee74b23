"""The language that a page is shown in."""

import pytest
from django.test import Client
from factories import make_user

pytestmark = pytest.mark.django_db


def test_first_page_is_danish_whatever_the_browser_speaks(client: Client) -> None:
    answer = client.get("/log-ind/", headers={"accept-language": "en-GB,en"})

    assert answer.headers["Content-Language"] == "da"


def test_choice_of_a_person_follows_them_to_another_browser() -> None:
    person = make_user(password="en lang og god adgangskode")
    here, there = Client(), Client()
    here.force_login(person)

    here.post("/sprog/", {"language": "en"})
    there.post("/log-ind/", {"email": person.email, "password": "en lang og god adgangskode"})

    assert there.get("/").headers["Content-Language"] == "en"


def test_unknown_language_changes_nothing(client: Client) -> None:
    client.post("/sprog/", {"language": "tlh", "next": "/log-ind/"})

    assert client.get("/log-ind/").headers["Content-Language"] == "da"


def test_choice_of_language_does_not_lead_to_other_sites(client: Client) -> None:
    answer = client.post("/sprog/", {"language": "en", "next": "//evil.example/"})

    assert answer.url == "/"
