"""What leaves for one who asked for safe contact tells nothing of what it is about."""

import email
from dataclasses import replace
from email.message import EmailMessage
from email.policy import default

import pytest
from core.meetings.invitations import invitation
from django.test import Client
from factories import NOON, make_user
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st
from pytest_django import Settings
from web.notices.sample_letters import declare, make_letter

from modning.meeting.contact import Contact
from modning.meeting.invitation import Invitee, invitation_mail
from modning_web.access.models import User
from modning_web.mail_environment import MailEnvironment
from modning_web.notices.actions import Outgoing, put_in_outbox, tell, write_letters
from modning_web.notices.models import Letter

pytestmark = pytest.mark.django_db
WORDS = st.text("abcdefghijklmnoprstuvæøåABEHKMSTVÆØÅ", min_size=6, max_size=30)
# Words of our own that a made-up title may happen to hold.
OURS = ("besked", "kalender", "aftale", "indkaldelse", "message", "calendar", "appointment")


@pytest.fixture(autouse=True)
def neutral_mailbox(settings: Settings) -> None:
    settings.SITE_ADDRESS = "https://www.example.dk"
    settings.MAIL = MailEnvironment(
        sender_name="Voldsprogrammet",
        sender_address="voldsprogrammet@styrelsen.example",
        neutral_address="post@kontakt.example",
    )


def parts_of(letter: Letter) -> str:
    """Return all that leaves, headers and parts decoded."""
    mail = email.message_from_bytes(bytes(letter.mime), policy=default)
    assert isinstance(mail, EmailMessage)
    texts = [str(part.get_content()) for part in mail.walk() if not part.is_multipart()]
    unfolded = "\n".join(texts).replace("\r\n ", "")
    return "\n".join([*(f"{name}: {value}" for name, value in mail.items()), unfolded]).casefold()


def safe_person() -> User:
    return make_user(name="Åse Ærlig", wants_safe_contact=True)


@given(title=WORDS, activity=WORDS, organisation=WORDS)
# Each example writes five letters to the database.
@examples(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_nothing_of_the_programme_leaves(title: str, activity: str, organisation: str) -> None:
    declare()
    person, contact = safe_person(), Contact("Åse Ærlig", "aase@example.dk")
    secrets = [title, activity, organisation]
    told = replace(
        invitation(),
        uid=f"{title}/{activity}/{person.pk}@programmes.modning",
        title=f"{title}: {activity}",
        organizer=Contact(organisation, "vold@styrelsen.example"),
        invitees=(Invitee(contact), Invitee(Contact(organisation, "bo@example.dk"))),
        place=organisation,
        description=activity,
        reason=title,
    )
    values = {"title": f"{title} {activity}", "when": organisation}
    about = {"by": None, "at": NOON, "programme_key": "vold", "about": title}
    neutral = invitation_mail(told, contact, in_safety=True, mailbox="post@kontakt.example")
    mails = [neutral, invitation_mail(told, contact)]  # the second was not made neutral

    letters = put_in_outbox(
        mails=[Outgoing("meetings.invitation", mail, person, "vold", title) for mail in mails],
        by=None,
        at=NOON,
    )
    people = [person]
    link = f"/moeder/{title}/"
    letters += write_letters(kind="tests.moved", people=people, values=values, link=link, **about)
    tell(kind="tests.moved", people=people, values=values, link=link, **about)
    tell(kind="tests.cancelled", people=people, values=values, link=link, **about)
    letters += Letter.objects.filter(person=person).exclude(pk__in=[one.pk for one in letters])

    assert len(letters) == 4
    leaks = [
        (secret, letter.kind)
        for letter in letters
        for secret in (*secrets, "styrelsen.example", "voldsprogrammet", "Åse Ærlig")
        if secret.casefold() in parts_of(letter).replace("aase@example.dk", "")
        and not any(secret.casefold() in word for word in OURS)
    ]
    in_calendar = [one for one in leaks if one == ("Åse Ærlig", "meetings.invitation")]
    assert leaks == in_calendar  # their own name, as they are invited under it


def test_same_letter_to_others_says_what_it_is_about() -> None:
    letter = make_letter(make_user())

    assert "dialogmøde er flyttet" in parts_of(letter)
    assert "voldsprogrammet" in parts_of(letter)


def test_letter_is_read_on_the_site_where_its_mail_leads(client: Client) -> None:
    person = safe_person()
    letter = make_letter(person)
    client.force_login(person)

    page = client.get(f"/post/min/{letter.pk}/").content.decode()

    assert f"https://www.example.dk/post/min/{letter.pk}/" in parts_of(letter)
    assert '<h1 class="letter-title">Dialogmøde er flyttet</h1>' in page
    assert "Mødet er den 12. april." in page


def test_neutral_letter_has_the_same_identifier_each_time_and_so_is_sent_once() -> None:
    person, contact = safe_person(), Contact("Åse Ærlig", "aase@example.dk")
    mail = invitation_mail(invitation(), contact)
    outgoing = Outgoing("meetings.invitation", mail, person)

    first = put_in_outbox(mails=[outgoing], by=None, at=NOON)
    second = put_in_outbox(mails=[outgoing, outgoing], by=None, at=NOON)

    assert (len(first), second) == (1, [])
