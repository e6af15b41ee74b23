"""A person chooses safe contact, and leaves it again."""

import pytest
from django.test import Client
from factories import NOON, make_user
from web.notices.sample_letters import VALUES, declare, make_letter

from modning_web.audit.models import AuditEvent
from modning_web.notices.actions import tell
from modning_web.notices.actions.contact import choose_safe_contact
from modning_web.notices.models import Letter

pytestmark = pytest.mark.django_db


def test_person_who_chooses_safe_contact_gets_waiting_letters_neutral(client: Client) -> None:
    person = make_user()
    letter = make_letter(person)
    client.force_login(person)

    client.post("/post/sikker-kontakt/", {"wanted": "on"})

    letter.refresh_from_db()
    person.refresh_from_db()
    assert person.wants_safe_contact
    assert letter.subject == "Ny besked"
    assert b"Dialog" not in bytes(letter.mime)
    assert letter.title_inside == "Dialogmøde er flyttet"
    assert AuditEvent.objects.get().action == "notices.choose_safe_contact"


def test_person_can_leave_safe_contact(client: Client) -> None:
    person = make_user(wants_safe_contact=True)
    client.force_login(person)

    client.post("/post/sikker-kontakt/", {})

    person.refresh_from_db()
    assert not person.wants_safe_contact


def test_notice_waiting_when_safe_contact_is_chosen_is_written_neutral() -> None:
    declare()
    person = make_user()
    tell(kind="tests.moved", people=[person], values=VALUES, link="/x/", by=None, at=NOON)

    choose_safe_contact(wanted=True, by=person, at=NOON)
    tell(kind="tests.cancelled", people=[person], values=VALUES, link="/x/", by=None, at=NOON)

    assert Letter.objects.get().subject == "Ny besked"
