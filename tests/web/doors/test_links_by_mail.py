"""Links by mail: once, for a short time, for whose address it is, and telling nobody else."""

import re
from datetime import timedelta

import pytest
from coming_in import (
    OWN,
    PASSWORD,
    SECOND,
    SIGN_IN,
    deeds,
    person_with_app,
    signed_in_name,
    type_password,
)
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from factories import NOON, make_user
from pytest_django import Settings

from modning_web.access.models import User
from modning_web.audit.models import AuditEvent
from modning_web.doors.actions.attempts import TooManyAttempts
from modning_web.doors.actions.links import LinkIsDead, new_link, use_link
from modning_web.doors.actions.wishes import answer, ask_for_letter
from modning_web.doors.models import LetterWish, SignInLink, Visit
from modning_web.doors.policy import LIMITS, LINK_LIFE
from modning_web.notices.models import Letter

pytestmark = pytest.mark.django_db
ASK, FORGOT = "/log-ind/link/", "/log-ind/glemt/"
LIFE = LINK_LIFE - timedelta(seconds=1)


def letter_to(person: User) -> str:
    letter = Letter.objects.filter(person=person).order_by("-id")[0]
    return bytes(letter.mime).decode().replace("=\r\n", "").replace("=\n", "")


def without_tokens(page: bytes) -> bytes:
    return re.sub(rb'csrfmiddlewaretoken" value="\w+"', b"", page)


def link_to(person: User) -> str:
    """Return the path of the link in the latest letter."""
    return re.findall(r"https?://[^/\s]+(/log-ind/[\w/-]+/)", letter_to(person))[0]


def test_link_signs_in_on_any_device(client: Client) -> None:
    person = make_user(name="Bo")
    client.post(ASK, {"email": person.email, "next": "/min-side/"})
    elsewhere = Client()

    page = elsewhere.get(link_to(person))
    answer = elsewhere.post(link_to(person))

    assert page.status_code == 200
    assert answer.url == "/min-side/"
    assert signed_in_name(elsewhere) == "Bo"
    assert deeds() == ["doors.ask_for_letter", "doors.sign_in"]


def test_looking_at_a_link_does_not_use_it_up(client: Client) -> None:
    person = make_user(name="Bo")
    client.post(ASK, {"email": person.email})
    link = link_to(person)

    for _ in range(3):  # a scanner of mail, a preview, a person
        client.get(link)
        client.head(link)
    client.post(link)

    assert signed_in_name(client) == "Bo"


def test_link_is_good_once(client: Client) -> None:
    person = make_user()
    client.post(ASK, {"email": person.email})
    link = link_to(person)
    client.post(link)
    other = Client()

    answer = other.post(link)

    assert answer.status_code == 410
    assert "Linket virker ikke" in answer.content.decode()
    assert signed_in_name(other) is None


def test_link_is_good_for_a_quarter_of_an_hour() -> None:
    token = new_link(person=make_user(), next_="", at=NOON)
    too_late = new_link(person=make_user(), next_="", at=NOON)

    assert use_link(token=token, from_address="10.0.0.1", at=NOON + LIFE)
    with pytest.raises(LinkIsDead):
        use_link(token=too_late, from_address="10.0.0.1", at=NOON + LINK_LIFE)


def test_newer_link_ends_the_older() -> None:
    person = make_user()
    older = new_link(person=person, next_="", at=NOON)
    new_link(person=person, next_="", at=NOON)

    with pytest.raises(LinkIsDead):
        use_link(token=older, from_address="10.0.0.1", at=NOON)


def test_secret_of_a_link_does_not_stand_in_its_row() -> None:
    token = new_link(person=make_user(), next_="", at=NOON)

    assert token not in str(vars(SignInLink.objects.get()))


@pytest.mark.parametrize("address", [ASK, FORGOT])
def test_asking_tells_nobody_who_is_known(client: Client, address: str) -> None:
    known, inactive = make_user(), make_user(is_active=False)

    pages = [
        without_tokens(client.post(address, {"email": email}).content)
        for email in (known.email, inactive.email, "ukendt@example.dk")
    ]

    assert b"Se i din indbakke" in pages[0]
    assert len(set(pages)) == 1
    assert list(Letter.objects.values_list("person", flat=True)) == [known.pk]


def test_request_itself_does_not_look_whose_email_it_is(client: Client, settings: Settings) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    known = make_user()
    asked = []

    for email in (known.email, "ukendt@example.dk"):
        with CaptureQueriesContext(connection) as seen:
            client.post(ASK, {"email": email})
        asked.append(len(seen))

    assert asked[0] == asked[1]
    assert not Letter.objects.exists()
    assert LetterWish.objects.count() == 2


def test_wish_is_answered_once_and_forgotten() -> None:
    person = make_user()
    wish = LetterWish.objects.create(kind="sign-in", email=person.email, asked_at=NOON)

    answer(wish=wish, at=NOON)
    answer(wish=wish, at=NOON)

    assert Letter.objects.count() == 1
    assert not LetterWish.objects.exists()


def test_asking_is_counted_by_account_and_address(client: Client) -> None:
    person, limit = make_user(), LIMITS["mail"].of_account

    statuses = [client.post(ASK, {"email": person.email}).status_code for _ in range(limit + 1)]

    assert statuses == [200] * limit + [429]
    with pytest.raises(TooManyAttempts):
        ask_for_letter(
            kind=LetterWish.Kind.SIGN_IN,
            email=person.email,
            next_="",
            from_address="10.9.9.9",
            at=timezone.now(),
        )


def test_guessing_links_is_barred(client: Client) -> None:
    statuses = [client.post(f"{ASK}{number}/").status_code for number in range(16)]

    assert statuses == [410] * 15 + [429]


def test_person_with_a_second_factor_is_asked_for_it_after_the_link(client: Client) -> None:
    person, _, _ = person_with_app()
    client.post(ASK, {"email": person.email})

    answer = client.post(link_to(person))

    assert answer.url == SECOND
    assert signed_in_name(client) is None


def test_link_never_leads_to_another_site(client: Client) -> None:
    person = make_user()
    client.post(ASK, {"email": person.email, "next": "https://evil.example/"})

    assert client.post(link_to(person)).url == "/"


def test_letter_goes_to_the_sites_own_address_whatever_the_visitor_calls_it(
    client: Client, settings: Settings
) -> None:
    settings.SITE_ADDRESS = "https://modning.example.dk"
    person = make_user()

    client.post(ASK, {"email": person.email}, headers={"host": "127.0.0.1"})

    assert "https://modning.example.dk/log-ind/link/" in letter_to(person)


def test_letter_says_nothing_of_what_the_site_is_about(client: Client) -> None:
    person = make_user()

    client.post(ASK, {"email": person.email})

    letter = Letter.objects.get(person=person)
    assert letter.subject == "Dit link til at logge ind"
    assert "vold" not in letter_to(person).casefold()


def test_link_reaches_one_who_asked_for_safe_contact(client: Client) -> None:
    person = make_user(wants_safe_contact=True)
    client.post(ASK, {"email": person.email})

    answer = client.post(link_to(person))

    assert answer.url == "/"
    assert person.name not in letter_to(person).partition("\r\n\r\n")[0]


def test_forgotten_password_is_replaced_and_ends_every_visit(client: Client) -> None:
    person = make_user(name="Bo", password=PASSWORD)
    type_password(client, person)
    other = Client()
    other.post(FORGOT, {"email": person.email})
    link, new = link_to(person), "et nyt og langt kodeord"

    chosen = other.post(link, {"password": new, "again": new})
    used_up = other.post(link, {"password": PASSWORD, "again": PASSWORD})
    type_password(other, person, new)

    assert (chosen.url, used_up.status_code) == (SIGN_IN, 410)
    assert signed_in_name(other) == "Bo"
    assert client.get("/min-side/").status_code == 302
    assert Visit.objects.count() == 1


def test_password_link_asks_no_less_of_a_password(client: Client) -> None:
    person = make_user()
    client.post(FORGOT, {"email": person.email})
    link = link_to(person)

    short = client.post(link, {"password": "kort", "again": "kort"}).content.decode()
    unlike = client.post(link, {"password": PASSWORD, "again": "noget andet"}).content.decode()

    assert "12 tegn" in short
    assert "ikke ens" in unlike


@pytest.mark.parametrize("words", ["a/b", "MDFh/c5-abc", "%C3%A6/1-1"])
def test_password_link_that_was_never_one_is_dead(client: Client, words: str) -> None:
    assert client.get(f"/log-ind/adgangskode/{words}/").status_code == 410


def test_person_is_told_when_the_way_in_changes(client: Client) -> None:
    person = make_user(password=PASSWORD)
    type_password(client, person)
    new = "et nyt og langt kodeord"

    client.post(f"{OWN}adgangskode/", {"password": new, "again": new})

    assert Letter.objects.get(person=person).kind == "doors.changed"
    assert signed_in_name(client) == person.name
    assert new not in str([vars(event) for event in AuditEvent.objects.all()])
