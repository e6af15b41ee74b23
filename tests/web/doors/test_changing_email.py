"""Another e-mail: it counts once its reader has said so, and the old address is told."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from factories import add_hat, make_member, make_programme, make_user
from web.doors.coming_in import PASSWORD, deeds, signed_in_name, type_password
from web.notices.sample_letters import make_letter

from modning_web.access.models import Hat, User
from modning_web.doors.actions import emails
from modning_web.doors.actions.accounts import close_account
from modning_web.doors.actions.links import LinkIsDead, password_link
from modning_web.doors.models import EmailChange
from modning_web.doors.queries import person_with_email
from modning_web.notices.models import Letter
from modning_web.notices.showing import shown_mail

pytestmark = pytest.mark.django_db
OLD, NEW = "gammel@example.dk", "ny@example.dk"
OWN = "doors:own_email"


@pytest.fixture
def person() -> User:
    return make_user(name="Bo Berg", email=OLD, password=PASSWORD)


def ask(person: User, email: str = NEW, by: User | None = None) -> str:
    """Ask for an e-mail and return the secret that is sent there."""
    emails.ask_for_email(
        person=person, email=email, by=by or person, from_address="1.2.3.4", at=timezone.now()
    )
    return secret()


def secret() -> str:
    letter = Letter.objects.filter(kind="doors.new_email").latest("id")
    mail = shown_mail(bytes(letter.mime))
    return re.findall(r"/log-ind/mail/([\w-]+)/", mail.text)[0]


def sent() -> list[tuple[str, str]]:
    return list(Letter.objects.order_by("id").values_list("kind", "to_address"))


def confirm(token: str) -> User:
    return emails.confirm_email(token=token, from_address="1.2.3.4", at=timezone.now())


def test_new_email_counts_when_its_reader_says_so(person: User, client: Client) -> None:
    token = ask(person)
    before = (person_with_email(OLD), person_with_email(NEW))

    answer = client.post(reverse("doors:confirm_email", args=[token]))

    assert before == (person, None)
    assert answer.status_code == 302
    assert (person_with_email(OLD), person_with_email(NEW)) == (None, person)
    person.refresh_from_db()
    type_password(client, person)
    assert signed_in_name(client) == "Bo Berg"
    assert sent() == [
        ("doors.new_email", NEW),
        ("doors.email_asked", OLD),
        ("doors.email_changed", OLD),
    ]
    assert deeds()[:2] == ["doors.ask_for_email", "doors.change_email"]
    change = EmailChange.objects.get()
    assert (change.before, change.email, change.asked_by) == (OLD, NEW, person)


def test_password_still_goes_with_the_old_email_until_then(person: User, client: Client) -> None:
    ask(person)

    type_password(client, person)

    assert signed_in_name(client) == "Bo Berg"


def test_opening_the_page_uses_nothing_up(person: User, client: Client) -> None:
    token = ask(person)

    page = client.get(reverse("doors:confirm_email", args=[token]))

    assert page.status_code == 200
    assert confirm(token) == person


def test_link_works_once_and_only_the_last_and_for_three_days(person: User, client: Client) -> None:
    first = ask(person)
    second = ask(person, "endnu-en@example.dk")
    with pytest.raises(LinkIsDead):
        confirm(first)
    confirm(second)
    with pytest.raises(LinkIsDead):
        confirm(second)
    third = ask(person, "tredje@example.dk")
    EmailChange.objects.update(asked_at=timezone.now() - timedelta(days=3, seconds=1))

    answer = client.post(reverse("doors:confirm_email", args=[third]))

    assert answer.status_code == 410
    person.refresh_from_db()
    assert person.email == "endnu-en@example.dk"


def test_links_to_the_old_address_are_dead(person: User, client: Client) -> None:
    words = password_link(person)
    token = ask(person)

    confirm(token)

    assert client.get(reverse("doors:choose_password", args=words)).status_code == 410


def test_email_of_another_is_refused_also_when_taken_meanwhile(person: User) -> None:
    make_user(email="Taget@example.dk")
    for email, refusal in (
        ("taget@EXAMPLE.dk", emails.EmailIsTaken),
        (OLD.upper(), emails.SameEmail),
    ):
        with pytest.raises(refusal):
            ask(person, email)
    token = ask(person)
    make_user(email=NEW.upper())

    with pytest.raises(emails.EmailIsTaken):
        confirm(token)

    person.refresh_from_db()
    assert person.email == OLD


def test_closed_account_gets_no_new_email(person: User) -> None:
    add_hat(person, Hat.PRACTITIONER, "vold", "nordby-kommune")
    token = ask(person)
    close_account(
        person=person,
        reason="Stjålet.",
        by=make_member(Hat.PROGRAMME_LEAD, "vold"),
        at=timezone.now(),
    )

    with pytest.raises(LinkIsDead):
        confirm(token)


def test_one_address_is_not_written_to_again_and_again(person: User) -> None:
    for _time in range(3):
        ask(person)

    with pytest.raises(emails.AskedTooOften):
        ask(person)


def test_one_in_safe_contact_is_told_at_both_addresses_in_neutral_mails(person: User) -> None:
    person.wants_safe_contact = True
    person.save()

    token = ask(person)

    assert sent() == [("doors.new_email", NEW), ("doors.email_asked", OLD)]
    for letter in Letter.objects.all():
        head = dict(shown_mail(bytes(letter.mime)).headers)
        assert "Bo Berg" not in str(head)
    assert confirm(token) == person


def test_own_page_asks_who_sits_there_and_then_sends(person: User, client: Client) -> None:
    client.force_login(person)
    asked_first = client.get(reverse(OWN))
    type_password(client, person)

    wrong = client.post(reverse(OWN), {"email": OLD})
    client.post(reverse(OWN), {"email": NEW})

    assert asked_first.status_code == 302
    assert "i forvejen" in wrong.content.decode()
    assert ("doors.new_email", NEW) in sent()


@pytest.mark.parametrize(
    ("asker", "place", "status"),
    [
        (Hat.PROGRAMME_LEAD, "", 302),
        (Hat.MUNICIPAL_PROJECT_LEADER, "nordby-kommune", 302),
        (Hat.MUNICIPAL_PROJECT_LEADER, "sydby-kommune", 403),
        (Hat.PROCESS_CONSULTANT, "", 403),
    ],
)
def test_who_could_give_all_the_hats_may_ask(
    asker: Hat, place: str, status: int, person: User, client: Client
) -> None:
    make_programme()
    hat = add_hat(person, Hat.PRACTITIONER, "vold", "nordby-kommune", role_key="fagperson")
    client.force_login(make_member(asker, "vold", place))

    answer = client.post(reverse("people:email", args=[hat.pk]), {"email": NEW})

    assert answer.status_code == status
    assert (("doors.new_email", NEW) in sent()) == (status == 302)


@pytest.mark.parametrize(
    ("hat", "programme", "site"),
    [
        (Hat.AUDITOR, "", ""),
        (Hat.PROGRAMME_LEAD, "unge", ""),
        (Hat.PRACTITIONER, "vold", "sydby-kommune"),
    ],
)
def test_nobody_comes_in_as_one_with_hats_that_they_cannot_give(
    hat: Hat, programme: str, site: str, person: User, client: Client
) -> None:
    make_programme()
    here = add_hat(person, Hat.PRACTITIONER, "vold", "nordby-kommune", role_key="fagperson")
    add_hat(person, hat, programme, site)
    leader = make_member(Hat.MUNICIPAL_PROJECT_LEADER, "vold", "nordby-kommune")
    client.force_login(leader)

    answer = client.post(reverse("people:email", args=[here.pk]), {"email": NEW})

    assert answer.status_code == 422
    assert "Bed personen om selv" in answer.content.decode()
    assert sent() == []


def test_letters_that_did_not_arrive_go_to_the_new_email_when_they_are_sent_again(
    person: User,
) -> None:
    letter = make_letter(person)
    Letter.objects.filter(pk=letter.pk).update(state="failed", error="550 no such mailbox")
    token = ask(person)

    confirm(token)

    letter.refresh_from_db()
    assert (letter.state, letter.to_address) == ("failed", NEW)
    assert f"To: Bo Berg <{NEW}>".encode() in bytes(letter.mime)
    assert [to for kind, to in sent() if kind == "doors.email_asked"] == [OLD]
