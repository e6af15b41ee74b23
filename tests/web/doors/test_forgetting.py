"""What no door takes any more is thrown away; what is open stays."""

from datetime import timedelta

import pytest
from coming_in import PASSWORD, deeds, signed_in_name, type_password
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from factories import make_user

from modning_web.doors.actions import links
from modning_web.doors.actions.attempts import attempt
from modning_web.doors.actions.emails import ask_for_email
from modning_web.doors.actions.outside import ask
from modning_web.doors.models import Attempt, EmailChange, OutsideRequest, SignInLink, Visit
from modning_web.home.forgetting import forget_what_is_over

pytestmark = pytest.mark.django_db
WHERE = "1.2.3.4"
KEPT = (Session, Visit, SignInLink, EmailChange, OutsideRequest, Attempt)


def counts() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in KEPT}


def test_what_is_over_goes_and_the_record_stays(client: Client) -> None:
    person, now = make_user(password=PASSWORD), timezone.now()
    type_password(client, person)
    links.new_link(person=person, next_="", at=now)
    ask(provider_key="nemlog-in", request_id="_1", next_="", at=now)
    attempt(kind="link", who="", address=WHERE, at=now)
    ask_for_email(person=person, email="ny@example.dk", by=person, from_address=WHERE, at=now)
    before = counts()

    forget_what_is_over(at=now)
    soon, name = counts(), signed_in_name(client)
    forget_what_is_over(at=now + timedelta(days=4))

    assert min(before.values()) > 0
    assert (soon, name) == (before, person.name)
    assert set(counts().values()) == {0}
    assert "doors.sign_in" in deeds()


def test_email_that_was_changed_is_remembered() -> None:
    person, now = make_user(), timezone.now()
    ask_for_email(person=person, email="ny@example.dk", by=person, from_address=WHERE, at=now)
    EmailChange.objects.update(confirmed_at=now)

    forget_what_is_over(at=now + timedelta(days=400))

    assert EmailChange.objects.get().email == "ny@example.dk"
