"""The head of every page is drawn once for many: nothing of one request is kept for another."""

import pytest
from django.test import Client
from lxml import html

from modning_web.access.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead() -> User:
    return User.objects.create_user(name="Opdigtet Leder")


def header_of(client: Client, address: str) -> html.HtmlElement:
    (found,) = html.fromstring(client.get(address).content.decode()).xpath("//header")
    return found


def test_header_of_another_person_names_that_person(lead: User) -> None:
    other = User.objects.create_user(name="Anden Opdigtet")
    mine, theirs = Client(), Client()
    mine.force_login(lead)
    theirs.force_login(other)
    header_of(mine, "/")

    shown = header_of(theirs, "/").text_content()

    assert other.name in shown
    assert lead.name not in shown


def test_header_leads_back_to_the_page_it_is_on(lead: User) -> None:
    client = Client()
    client.force_login(lead)
    header_of(client, "/min-side/")

    back = header_of(client, "/min-side/?side=2&a=%22").xpath(".//input[@name='next']/@value")

    assert set(back) == {"/min-side/?side=2&a=%22"}


def test_header_carries_the_token_of_its_own_request(lead: User) -> None:
    client, of_a_namesake = Client(enforce_csrf_checks=True), Client()
    client.force_login(lead)
    of_a_namesake.force_login(User.objects.create_user(name=lead.name))
    header_of(of_a_namesake, "/")  # looks the same but for the token
    token = header_of(client, "/").xpath(".//input[@name='csrfmiddlewaretoken']/@value")[0]

    answer = client.post("/sprog/", {"language": "en", "next": "/", "csrfmiddlewaretoken": token})

    assert answer.status_code == 302


def test_header_with_a_name_of_markup_shows_it_as_text() -> None:
    person = User.objects.create_user(name="<b>Fed</b>")
    client = Client()
    client.force_login(person)

    drawn = client.get("/").content.decode()

    assert "<b>Fed</b>" not in drawn
    assert "&lt;b&gt;Fed&lt;/b&gt;" in drawn
