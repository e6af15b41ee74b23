"""Signing in, as a made-up person and with a password, and out again."""

from datetime import timedelta

import pytest
from coming_in import PASSWORD, SIGN_IN, deeds, signed_in_name, type_password
from django.test import Client
from django.urls import reverse
from factories import NOON, make_member, make_user
from pytest_django import DjangoAssertNumQueries, Settings

from modning_web.access.actions import rotate_calendar_token
from modning_web.access.models import Hat, User
from modning_web.audit.models import AuditEvent
from modning_web.doors.actions.attempts import TooManyAttempts
from modning_web.doors.actions.entering import (
    UnableToSignIn,
    WrongEmailOrPassword,
    check_demo_person,
    check_password,
)
from modning_web.doors.models import Attempt, Visit
from modning_web.doors.policy import LIMITS, WITHIN

pytestmark = pytest.mark.django_db
AS_DEMO = "/log-ind/demo/"
LIMIT = LIMITS["password"]


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
    assert AuditEvent.objects.get().details == {"way": "demo"}


def test_demo_sign_in_is_impossible_outside_a_demo(client: Client, settings: Settings) -> None:
    settings.DEMO = False
    person = make_demo_person()

    page = client.get(SIGN_IN)
    answer = client.post(AS_DEMO, {"person": person.pk})

    assert str(person.pk) not in page.content.decode()
    assert answer.status_code == 404
    assert signed_in_name(client) is None
    with pytest.raises(UnableToSignIn):
        check_demo_person(person=person)


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
        check_demo_person(person=person)


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
    for _ in range(LIMIT.of_account):
        client.post(SIGN_IN, {"email": person.email, "password": "forkert"})

    answer = client.post(SIGN_IN, {"email": person.email, "password": PASSWORD})

    assert answer.status_code == 429
    assert signed_in_name(client) is None


def test_bar_is_for_one_account_from_one_address_and_ends() -> None:
    person = make_user(password=PASSWORD)
    for _ in range(LIMIT.of_account):
        with pytest.raises(WrongEmailOrPassword):
            check_password(email=person.email, password="x", address="10.0.0.1", at=NOON)

    with pytest.raises(TooManyAttempts):
        check_password(email=person.email, password=PASSWORD, address="10.0.0.1", at=NOON)

    elsewhere = check_password(email=person.email, password=PASSWORD, address="10.0.0.2", at=NOON)
    later = check_password(
        email=person.email, password=PASSWORD, address="10.0.0.1", at=NOON + WITHIN
    )
    assert elsewhere == later == person


def test_failed_attempts_name_nobody_and_are_cleared() -> None:
    with pytest.raises(WrongEmailOrPassword):
        check_password(email="bo@example.dk", password="x", address="10.0.0.1", at=NOON)
    kept = Attempt.objects.all()[0]

    with pytest.raises(WrongEmailOrPassword):
        check_password(
            email="bo@example.dk", password="x", address="10.0.0.1", at=NOON + timedelta(days=1)
        )

    assert "bo@example.dk" not in str(vars(kept))
    assert "10.0.0.1" not in str(vars(kept))
    assert not Attempt.objects.filter(pk=kept.pk).exists()


def test_signing_out_takes_a_button_and_not_a_link(client: Client) -> None:
    client.force_login(make_user())

    assert client.get("/log-ud/").status_code == 405
    client.post("/log-ud/")

    assert signed_in_name(client) is None


def test_page_behind_the_gate_leads_to_sign_in_and_back(client: Client) -> None:
    answer = client.get("/min-side/")

    assert answer.url == "/log-ind/?next=/min-side/"


def test_signing_out_is_written_down_and_ends_the_visit(client: Client) -> None:
    type_password(client, make_user(password=PASSWORD))

    client.post("/log-ud/")

    assert deeds() == ["doors.sign_in", "doors.sign_out"]
    assert not Visit.objects.exists()


def test_signing_in_gives_the_session_a_new_key(client: Client) -> None:
    client.post("/sprog/", {"language": "en"})
    client.get(SIGN_IN)
    session = client.session
    session["seen"] = True
    session.save()
    before = session.session_key

    type_password(client, make_user(password=PASSWORD))

    assert client.session.session_key != before
    assert Visit.objects.get().session_key == client.session.session_key


def test_sign_in_and_failure_are_written_down_without_what_was_typed(client: Client) -> None:
    person = make_user(password=PASSWORD)

    type_password(client, person, "hemmelig-men-forkert")
    type_password(client, person)

    assert deeds() == ["doors.failure", "doors.sign_in"]
    kept = str([vars(event) for event in AuditEvent.objects.all()])
    assert "hemmelig" not in kept
    assert PASSWORD not in kept


def test_one_address_cannot_try_many_accounts(client: Client) -> None:
    for number in range(LIMIT.of_address):
        with pytest.raises(WrongEmailOrPassword):
            check_password(email=f"{number}@example.dk", password="x", address="10.1.1.1", at=NOON)

    with pytest.raises(TooManyAttempts):
        check_password(email="en.ny@example.dk", password="x", address="10.1.1.1", at=NOON)


def test_people_who_know_their_password_do_not_fill_up_their_address() -> None:
    person = make_user(password=PASSWORD)

    for _ in range(LIMIT.of_address + 1):
        check_password(email=person.email, password=PASSWORD, address="10.1.1.1", at=NOON)

    assert Attempt.objects.count() == 0


def test_behind_a_proxy_the_address_that_it_put_last_counts(
    client: Client, settings: Settings
) -> None:
    settings.BEHIND_PROXY = True
    person = make_user(password=PASSWORD)

    for number in range(LIMIT.of_account):
        seen = f"6.6.6.{number}, 10.0.0.9"  # what a visitor writes comes first
        client.post(
            SIGN_IN,
            {"email": person.email, "password": "x"},
            headers={"x-forwarded-for": seen},
        )
    form = {"email": person.email, "password": PASSWORD}
    barred = client.post(SIGN_IN, form, headers={"x-forwarded-for": "10.0.0.9"})
    elsewhere = client.post(SIGN_IN, form, headers={"x-forwarded-for": "10.0.0.8"})

    assert (barred.status_code, elsewhere.status_code) == (429, 302)


def test_inactive_person_cannot_sign_in(client: Client) -> None:
    person = make_user(password=PASSWORD, is_active=False)

    type_password(client, person)

    assert signed_in_name(client) is None


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
