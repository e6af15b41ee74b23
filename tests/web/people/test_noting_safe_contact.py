"""Staff note that somebody has asked for safe contact: before the first mail, or later."""

import pytest
from django.test import Client
from django.urls import reverse
from factories import make_member, make_programme

from modning_web.access.models import Hat, User
from modning_web.audit.models import AuditEvent
from modning_web.notices.models import Letter

pytestmark = pytest.mark.django_db
NORDBY = "nordby-kommune"
NEW = {
    "email": "bo@demo.example",
    "name": "Bo Demo",
    "role": "projektleder",
    "site": NORDBY,
    "from_date": "2024-03-01",
}


@pytest.fixture
def lead(client: Client) -> User:
    make_programme()
    lead = make_member(Hat.PROGRAMME_LEAD, "vold")
    client.force_login(lead)
    return lead


def add(client: Client, **typed: str) -> User:
    answer = client.post(reverse("people:add", args=["vold"]), NEW | typed)
    assert answer.status_code == 302
    return User.objects.get(email=NEW["email"])


def test_first_mail_to_one_who_asked_for_safe_contact_tells_nothing(
    client: Client, lead: User
) -> None:
    bo = add(client, in_safety="on")

    assert bo.wants_safe_contact
    first = bytes(Letter.objects.get(person=bo).mime).decode()
    assert first.startswith("From: Besked <")
    assert "program" not in first
    told = AuditEvent.objects.get(action="notices.choose_safe_contact")
    assert (told.by, told.object_key) == (lead, str(bo.pk))


def test_one_who_did_not_ask_has_no_safe_contact(client: Client, lead: User) -> None:
    assert not add(client).wants_safe_contact


def test_safe_contact_is_noted_later_and_not_taken_back_by_staff(
    client: Client, lead: User
) -> None:
    bo = add(client)
    hat = bo.memberships.get()
    address = reverse("people:contact", args=[hat.pk])

    client.post(address, {"name": bo.name, "in_safety": "on"})
    client.post(address, {"name": bo.name})

    bo.refresh_from_db()
    assert bo.wants_safe_contact


def test_form_does_not_tell_who_has_safe_contact(client: Client, lead: User) -> None:
    bo = add(client, in_safety="on")
    hat = bo.memberships.get()

    page = client.get(reverse("people:contact", args=[hat.pk])).content.decode()

    assert 'name="in_safety"' in page
    assert "checked" not in page
