"""Signing in, as a made-up person and with a password, and out again."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from factories import NOON, make_member, make_user
from pytest_django import DjangoAssertNumQueries, Settings

from modning_web.access.actions import (
    TooManyAttempts,
    UnableToSignIn,
    WrongEmailOrPassword,
    enter_as_demo_person,
    enter_with_password,
    rotate_calendar_token,
)
from modning_web.access.models import FailedSignIn, Hat, User
from modning_web.access.queries import ATTEMPTS, WITHIN
from modning_web.audit.models import AuditEvent

pytestmark = pytest.mark.django_db
SIGN_IN = "/log-ind/"
AS_DEMO = "/log-ind/demo/"
PASSWORD = "en lang og god adgangskode"


def signed_in_name(client: Client) -> str | None:
    key = client.session.get("_auth_user_id")
    return User.objects.get(pk=key).name if key else None


def make_demo_person(name: str = "Karen", hat: Hat = Hat.AUDITOR) -> User:
    person = make_member(hat)
    person.name, person.is_demo = name, True
    person.set_unusable_password()
    person.save()
    return person


def test_demo_person_signs_in_with_one_button(client: Client, settings: Settings) -> None:
    settings.DEMO = True
    person = make_demo_person()

    page = client.get(SIGN_IN)
    answer = client.post(AS_DEMO, {"person": person.pk})

    assert str(person.pk) in page.content.decode()
    assert answer.url == "/"
    assert signed_in_name(client) == "Karen"
    assert AuditEvent.objects.get().action == "access.demo_sign_in"


def test_demo_sign_in_is_impossible_outside_a_demo(
    client: Client, settings: Settings
) -> None:
    settings.DEMO = False
    person = make_demo_person()

    page = client.get(SIGN_IN)
    answer = client.post(AS_DEMO, {"person": person.pk})

    assert str(person.pk) not in page.content.decode()
    assert answer.status_code == 404
    assert signed_in_name(client) is None
    with pytest.raises(UnableToSignIn):
        enter_as_demo_person(person=person, at=NOON)


@pytest.mark.parametrize("fault", ["real", "inactive"])
def test_demo_sign_in_is_impossible_as_somebody_else(
    client: Client, settings: Settings, fault: str
) -> None:
    settings.DEMO = True
    person = make_demo_person()
    person.is_demo, person.is_active = fault != "real", fault != "inactive"
    person.save()

    answer = client.post(AS_DEMO, {"person": person.pk})

    assert answer.status_code == 404
    assert signed_in_name(client) is None
    with pytest.raises(UnableToSignIn):
        enter_as_demo_person(person=person, at=NOON)


def test_demo_sign_in_with_nonsense_is_not_found(client: Client, settings: Settings) -> None:
    settings.DEMO = True

    assert client.post(AS_DEMO, {"person": "nobody"}).status_code == 404


def test_person_signs_in_with_a_password_and_returns_to_where_they_were_going(
    client: Client,
) -> None:
    person = make_user(name="Bo", password=PASSWORD)

    answer = client.post(
        SIGN_IN, {"email": person.email.upper(), "password": PASSWORD, "next": "/min-side/"}
    )

    assert answer.url == "/min-side/"
    assert signed_in_name(client) == "Bo"


def test_sign_in_does_not_lead_to_other_sites(client: Client) -> None:
    person = make_user(password=PASSWORD)

    answer = client.post(
        SIGN_IN, {"email": person.email, "password": PASSWORD, "next": "https://evil.example/"}
    )

    assert answer.url == "/"


def test_wrong_password_says_so_without_saying_which_was_wrong(client: Client) -> None:
    person = make_user(password=PASSWORD)

    known = client.post(SIGN_IN, {"email": person.email, "password": "forkert"})
    unknown = client.post(SIGN_IN, {"email": "ukendt@example.dk", "password": "forkert"})

    text = "E-mail og adgangskode passer ikke sammen"
    assert text in known.content.decode()
    assert text in unknown.content.decode()
    assert signed_in_name(client) is None


def test_too_many_wrong_passwords_bar_the_account_for_a_while(client: Client) -> None:
    person = make_user(password=PASSWORD)
    for _ in range(ATTEMPTS):
        client.post(SIGN_IN, {"email": person.email, "password": "forkert"})

    answer = client.post(SIGN_IN, {"email": person.email, "password": PASSWORD})

    assert answer.status_code == 429
    assert signed_in_name(client) is None


def test_bar_is_for_one_account_from_one_address_and_ends() -> None:
    person = make_user(password=PASSWORD)
    for _ in range(ATTEMPTS):
        with pytest.raises(WrongEmailOrPassword):
            enter_with_password(email=person.email, password="x", address="10.0.0.1", at=NOON)

    with pytest.raises(TooManyAttempts):
        enter_with_password(email=person.email, password=PASSWORD, address="10.0.0.1", at=NOON)

    elsewhere = enter_with_password(
        email=person.email, password=PASSWORD, address="10.0.0.2", at=NOON
    )
    later = enter_with_password(
        email=person.email, password=PASSWORD, address="10.0.0.1", at=NOON + WITHIN
    )
    assert elsewhere == later == person


def test_failed_attempts_name_nobody_and_are_cleared() -> None:
    with pytest.raises(WrongEmailOrPassword):
        enter_with_password(email="bo@example.dk", password="x", address="10.0.0.1", at=NOON)
    kept = FailedSignIn.objects.get()

    with pytest.raises(WrongEmailOrPassword):
        enter_with_password(
            email="bo@example.dk", password="x", address="10.0.0.1", at=NOON + timedelta(days=1)
        )

    assert "bo" not in kept.attempt_key.replace("b0", "")
    assert len(kept.attempt_key) == 64
    assert not FailedSignIn.objects.filter(pk=kept.pk).exists()


def test_signing_out_takes_a_button_and_not_a_link(client: Client) -> None:
    client.force_login(make_user())

    assert client.get("/log-ud/").status_code == 405
    client.post("/log-ud/")

    assert signed_in_name(client) is None


def test_page_behind_the_gate_leads_to_sign_in_and_back(client: Client) -> None:
    answer = client.get("/min-side/")

    assert answer.url == "/log-ind/?next=/min-side/"


def test_calendar_address_can_be_renewed(client: Client) -> None:
    person = make_user()
    old = person.calendar_token
    client.force_login(person)

    client.post(reverse("access:rotate_calendar_token"))

    person.refresh_from_db()
    assert person.calendar_token != old
    assert rotate_calendar_token(by=person, at=NOON) == person.calendar_token
    assert AuditEvent.objects.filter(action="access.rotate_calendar_token").count() == 2


@pytest.mark.parametrize("people", [1, 3])
def test_sign_in_page_asks_as_often_for_one_person_as_for_three(
    client: Client,
    settings: Settings,
    django_assert_num_queries: DjangoAssertNumQueries,
    people: int,
) -> None:
    settings.DEMO = True
    for number in range(people):
        make_demo_person(f"Person {number}")

    with django_assert_num_queries(2):
        client.get(SIGN_IN)
