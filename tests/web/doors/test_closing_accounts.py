"""A closed account lets nobody in by any door, and nothing reaches it; it can be opened again."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from factories import add_hat, make_member, make_programme, make_user
from web.doors.coming_in import PASSWORD, deeds, signed_in_name, type_password

from modning_web.access.models import Hat, User
from modning_web.doors.actions import accounts, links
from modning_web.doors.actions.entering import UnableToSignIn
from modning_web.doors.actions.identities import Claim, UnknownPerson, recognise
from modning_web.doors.models import Closing, OutsideIdentity
from modning_web.notices.actions import bundle_due, tell, write_letters
from modning_web.notices.actions.deciding import UnableToSendAgain, send_again
from modning_web.notices.models import Letter, Notice

pytestmark = pytest.mark.django_db
KIND = "releases.asked"
SAID = {"who": "Karen", "what": "Listen"}


@pytest.fixture
def lead() -> User:
    make_programme()
    return make_member(Hat.PROGRAMME_LEAD, "vold")


@pytest.fixture
def person() -> User:
    added = make_user(password=PASSWORD)
    add_hat(added, Hat.PRACTITIONER, "vold", "nordby-kommune", role_key="fagperson")
    return added


def close(person: User, lead: User, reason: str = "Er holdt op.") -> Closing:
    return accounts.close_account(person=person, reason=reason, by=lead, at=timezone.now())


def test_visits_end_and_every_door_is_shut(person: User, lead: User, client: Client) -> None:
    now = timezone.now()
    type_password(client, person)
    assert signed_in_name(client) == person.name
    link = links.new_link(person=person, next_="", at=now)
    words = links.password_link(person)
    identity = OutsideIdentity.objects.create(
        user=person, provider_key="kommunen", subject="s1", known_since=now
    )

    close(person, lead)

    assert client.get(reverse("access:profile")).status_code == 302
    assert person.visits.count() == 0
    stranger = Client()
    type_password(stranger, person)
    assert signed_in_name(stranger) is None
    assert stranger.post(reverse("doors:use_link", args=[link])).status_code == 410
    assert stranger.get(reverse("doors:choose_password", args=words)).status_code == 410
    with pytest.raises(UnableToSignIn):
        links.use_link(token=link, from_address="1.2.3.4", at=now)
    with pytest.raises(UnknownPerson):
        recognise(claim=Claim(identity.provider_key, "s1"), at=now)
    with pytest.raises(UnknownPerson):
        recognise(claim=Claim("en-anden", "s2", email=person.email or ""), at=now)
    assert "doors.close_account" in deeds()


def test_half_signed_in_goes_no_further(person: User, lead: User, client: Client) -> None:
    from web.doors.coming_in import SECOND, person_with_app  # noqa: PLC0415 -- only here

    other, _secret, _codes = person_with_app()
    add_hat(other, Hat.PRACTITIONER, "vold", "nordby-kommune")
    type_password(client, other)

    close(other, lead)

    assert client.get(SECOND).status_code == 302
    assert signed_in_name(client) is None


def test_calendar_addresses_stop_and_stay_stopped(person: User, lead: User, client: Client) -> None:
    address = reverse("programmes:own_calendar", args=[person.calendar_token])
    assert client.get(address).status_code == 200

    close(person, lead)
    closed = client.get(address).status_code
    accounts.reopen_account(person=person, by=lead, at=timezone.now())
    person.refresh_from_db()

    assert closed == 404
    assert client.get(address).status_code == 404
    fresh = reverse("programmes:own_calendar", args=[person.calendar_token])
    assert client.get(fresh).status_code == 200


def test_letters_and_notices_stop(person: User, lead: User) -> None:
    now = timezone.now()
    said = {"kind": KIND, "people": [person], "values": SAID, "by": lead, "at": now}
    (waiting,) = write_letters(**said)
    tell(**said, link="/")

    close(person, lead)
    tell(**said, link="/")
    later = write_letters(**said)
    bundle_due(at=now + timedelta(days=1))

    waiting.refresh_from_db()
    assert waiting.state == "held"
    assert [step.state for step in waiting.steps.all()] == ["waiting", "held"]
    assert later == []
    assert Notice.objects.count() == 0
    assert Letter.objects.filter(person=person).count() == 1
    with pytest.raises(UnableToSendAgain):
        send_again(letter=waiting, by=lead, at=now)


def test_hats_and_history_stay(person: User, lead: User) -> None:
    close(person, lead)

    closing = Closing.objects.get()
    assert (closing.user, closing.closed_by, closing.reason) == (person, lead, "Er holdt op.")
    assert person.memberships.get().to_date is None


def test_one_who_is_let_in_again_is_told(person: User, lead: User, client: Client) -> None:
    close(person, lead)

    accounts.reopen_account(person=person, by=lead, at=timezone.now())

    type_password(client, person)
    assert signed_in_name(client) == person.name
    assert Letter.objects.get(person=person).kind == "doors.reopened"
    assert Closing.objects.get().reopened_by == lead
    close(person, lead)
    assert Closing.objects.count() == 2


def test_nothing_is_closed_or_opened_twice(person: User, lead: User) -> None:
    with pytest.raises(accounts.OpenAlready):
        accounts.reopen_account(person=person, by=lead, at=timezone.now())
    close(person, lead)
    with pytest.raises(accounts.ClosedAlready):
        close(person, lead)
    with pytest.raises(IntegrityError, match=r"closed_once|user_id"), transaction.atomic():
        Closing.objects.create(user=person, reason="x", closed_by=lead, closed_at=timezone.now())


@pytest.mark.parametrize("reason", ["", " \n"])
def test_closing_has_a_reason(reason: str, person: User, lead: User) -> None:
    with pytest.raises(accounts.ReasonMissing):
        close(person, lead, reason)


def test_nobody_closes_their_own(lead: User) -> None:
    with pytest.raises(accounts.OneselfOnly):
        close(lead, lead)


def test_lead_closes_accounts_of_people_in_their_programme_only(person: User, lead: User) -> None:
    elsewhere = make_member(Hat.PROGRAMME_LEAD, "unge")
    moved = make_user()
    today = timezone.localdate()
    add_hat(moved, Hat.PRACTITIONER, "vold", "nordby-kommune", to_date=today)
    found = {
        "another programme's": accounts.may_close(elsewhere, person),
        "own programme's": accounts.may_close(lead, person),
        "one who has left": accounts.may_close(lead, moved),
    }
    add_hat(moved, Hat.PRACTITIONER, "unge", "nordby-kommune")
    found["one who works elsewhere now"] = accounts.may_close(lead, moved)
    found["by the leader of a site"] = accounts.may_close(
        make_member(Hat.MUNICIPAL_PROJECT_LEADER, "vold", "nordby-kommune"), person
    )

    assert found == {
        "another programme's": False,
        "own programme's": True,
        "one who has left": True,
        "one who works elsewhere now": False,
        "by the leader of a site": False,
    }


def test_those_who_look_on_are_not_shut_out_by_those_they_look_at(lead: User) -> None:
    auditor = make_member(Hat.AUDITOR)
    add_hat(auditor, Hat.CITIZEN, "vold")
    protection = make_member(Hat.DATA_PROTECTION_OFFICER)

    with pytest.raises(accounts.NotTheirsToClose):
        close(auditor, lead)
    close(auditor, protection)

    assert not User.objects.get(pk=auditor.pk).is_active


def test_page_closes_and_opens(person: User, lead: User, client: Client) -> None:
    hat = person.memberships.get()
    address = reverse("people:account", args=[hat.pk])
    client.force_login(lead)

    refused = client.post(address, {"reason": ""})
    client.post(address, {"reason": "Telefonen er stjålet."})
    closed = client.get(address).content.decode()
    of_person = client.get(reverse("people:person", args=[hat.pk])).content.decode()
    client.post(reverse("people:reopen", args=[hat.pk]))

    assert refused.status_code == 422
    assert "Telefonen er stjålet." in closed
    assert "Kontoen er lukket" in of_person
    assert User.objects.get(pk=person.pk).is_active


def test_lead_of_another_programme_does_not_leave_one_without_a_lead(lead: User) -> None:
    other = make_member(Hat.PROGRAMME_LEAD, "unge")
    add_hat(lead, Hat.PROCESS_CONSULTANT, "unge")

    with pytest.raises(accounts.LeadsAlone):
        close(lead, other)
    with pytest.raises(accounts.LeadsAlone):
        accounts.close_account(
            person=lead, reason="Nu.", even_if_alone=True, by=other, at=timezone.now()
        )
    closed = make_member(Hat.PROGRAMME_LEAD, "vold")
    closed.is_active = False
    closed.save()
    with pytest.raises(accounts.LeadsAlone):
        close(lead, other)
    make_member(Hat.PROGRAMME_LEAD, "vold")
    close(lead, other)

    assert not User.objects.get(pk=lead.pk).is_active


def test_protection_officer_closes_an_only_lead_on_purpose(lead: User, client: Client) -> None:
    client.force_login(make_member(Hat.DATA_PROTECTION_OFFICER))
    address = reverse("people:account", args=[lead.memberships.get().pk])

    page = client.get(address).content.decode()
    refused = client.post(address, {"reason": "Telefonen er stjålet."})
    is_open = User.objects.get(pk=lead.pk).is_active
    client.post(address, {"reason": "Telefonen er stjålet.", "even_if_alone": "on"})

    assert "Ingen anden leder" in page
    assert refused.status_code == 422
    assert (is_open, User.objects.get(pk=lead.pk).is_active) == (True, False)


def test_page_asks_for_another_lead_first(lead: User, client: Client) -> None:
    other = make_member(Hat.PROGRAMME_LEAD, "unge")
    hat = add_hat(lead, Hat.PROCESS_CONSULTANT, "unge")
    address = reverse("people:account", args=[hat.pk])
    client.force_login(other)

    alone = client.get(address).content.decode()
    forced = client.post(address, {"reason": "Nu.", "even_if_alone": "on"})
    make_member(Hat.PROGRAMME_LEAD, "vold")
    together = client.get(address).content.decode()

    assert ("Giv først en anden rollen" in alone, 'name="reason"' in alone) == (True, False)
    assert forced.status_code == 422
    assert User.objects.get(pk=lead.pk).is_active
    assert ("Ingen anden leder" in together, 'name="reason"' in together) == (False, True)
