"""Old letters: what they said and where they went is erased, that they were sent stays."""

from dataclasses import replace
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from factories import NOON, make_member, make_user
from pytest_django import Settings
from web.notices.sample_letters import VALUES, declare, make_letter

from modning_web.access.models import Hat
from modning_web.audit.models import AuditEvent
from modning_web.notices.actions import bundle_due, erase_old_letters, tell
from modning_web.notices.models import Letter, LetterStep, Notice
from modning_web.notices.tasks import keep_post_moving

pytestmark = pytest.mark.django_db
KEPT = timedelta(days=730)
LATE = NOON + KEPT + timedelta(seconds=1)


def sent(letter: Letter, state: str = "sent") -> Letter:
    letter.state = state
    letter.sent_at = NOON if state == "sent" else None
    letter.answer, letter.inside = "250 <bo@example.dk> taken", "Emne\nDet hele."
    letter.save()
    LetterStep.objects.create(letter=letter, state=state, at=NOON, note="250 <bo@example.dk> taken")
    return letter


def test_what_a_letter_said_goes_and_that_it_was_sent_stays() -> None:
    person = make_user(name="Bo Berg", email="bo@example.dk")
    letter = sent(make_letter(person))

    erased = (erase_old_letters(at=NOON + KEPT), erase_old_letters(at=LATE))

    assert erased == (0, 1)
    letter.refresh_from_db()
    assert (bytes(letter.mime), letter.to_address, letter.inside, letter.answer) == (
        b"",
        "",
        "",
        "",
    )
    assert letter.subject == "Møde flyttet"
    assert (letter.state, letter.sent_at, letter.person) == ("sent", NOON, person)
    assert [(one.state, one.note) for one in letter.steps.all()] == [("waiting", ""), ("sent", "")]
    assert "bo@example.dk" not in str(list(Letter.objects.values()))
    event = AuditEvent.objects.latest("id")
    assert (event.action, event.details) == ("notices.letter.erase", {"number": 1})
    assert erase_old_letters(at=LATE) == 0


@pytest.mark.parametrize(
    ("state", "is_erased"),
    [("sent", True), ("failed", True), ("held", True), ("waiting", False), ("sending", False)],
)
def test_letters_that_are_still_to_leave_stay(state: str, is_erased: bool) -> None:  # noqa: FBT001 -- a case
    letter = make_letter()
    letter.claimed_at = NOON if state == "sending" else None
    sent(letter, state)

    assert erase_old_letters(at=LATE) == is_erased
    letter.refresh_from_db()
    assert (bytes(letter.mime) == b"") is is_erased


def test_name_of_one_who_is_no_person_here_goes_too() -> None:
    letter = sent(make_letter())
    Letter.objects.update(person=None, to_name="Udefra Kommende")

    erase_old_letters(at=LATE)

    letter.refresh_from_db()
    assert letter.to_name == ""


def test_news_that_a_letter_collected_goes_with_it() -> None:
    declare()
    tell(kind="tests.moved", people=[make_user()], values=VALUES, link="/", by=None, at=NOON)
    (letter,) = bundle_due(at=NOON + timedelta(hours=1))
    sent(letter)
    tell(kind="tests.moved", people=[make_user()], values=VALUES, link="/", by=None, at=NOON)

    erase_old_letters(at=LATE + timedelta(hours=1))

    assert [one.letter for one in Notice.objects.all()] == [None]


def test_time_is_a_setting_and_a_demo_erases_nothing(settings: Settings) -> None:
    sent(make_letter())
    month = NOON + timedelta(days=31)
    settings.MAIL = replace(settings.MAIL, days_kept=30)
    settings.DEMO = True
    in_demo = erase_old_letters(at=month)
    settings.DEMO = False

    assert (in_demo, erase_old_letters(at=month)) == (0, 1)


def test_worker_erases_by_itself_and_a_command_does_it_all() -> None:
    sent(make_letter())
    keep_post_moving(clock=lambda: LATE)
    assert Letter.objects.exclude(erased_at=None).count() == 1
    sent(make_letter())
    said = StringIO()

    call_command("erase_letters", stdout=said)

    assert said.getvalue() == "1\n"


def test_erasing_takes_as_many_statements_for_three_as_for_one() -> None:
    found = []
    for number in (1, 3):
        for _one in range(number):
            sent(make_letter())
        with CaptureQueriesContext(connection) as statements:
            assert erase_old_letters(at=LATE) == number
        found.append(len(statements))

    assert found[0] == found[1]


def test_pages_say_that_it_was_erased(client: Client) -> None:
    person = make_user()
    letter = sent(make_letter(person))
    erase_old_letters(at=LATE)
    client.force_login(person)
    own = client.get(reverse("notices:own_letter", args=[letter.pk]))
    listed = client.get(reverse("notices:own_letters"))
    client.force_login(make_member(Hat.AUDITOR))
    staff = client.get(reverse("notices:letter", args=[letter.pk]))
    outbox = client.get(reverse("notices:outbox"))

    assert [one.status_code for one in (own, listed, staff, outbox)] == [200] * 4
    for page in (own, staff):
        assert "blev slettet den" in page.content.decode()
    for page in (listed, outbox):
        assert "Møde flyttet" in page.content.decode()


def test_database_keeps_an_address_out_of_an_erased_letter() -> None:
    sent(make_letter())
    erase_old_letters(at=LATE)

    with pytest.raises(IntegrityError, match="erased"), transaction.atomic():
        Letter.objects.update(to_address="bo@example.dk")
