"""Old mails that came in: what they said is erased, what became of them stays."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.test import Client
from factories import NOON, make_member
from pytest_django import Settings
from web.notices.sample_letters import plain_mail

from modning_web.access.models import Hat
from modning_web.audit.models import AuditEvent
from modning_web.notices.actions import erase_old_mails
from modning_web.notices.actions.incoming import take_in
from modning_web.notices.models import IncomingMail, Outcome
from modning_web.notices.tasks import keep_post_moving

pytestmark = pytest.mark.django_db
KEPT = timedelta(days=730)
LATE = NOON + KEPT + timedelta(seconds=1)
MAIL = plain_mail(
    "Hemmeligt", From="Bo <bo@example.dk>", Subject="Om sagen", Message_ID="<17@example.dk>"
).as_bytes()


def test_what_a_mail_said_and_who_sent_it_goes_and_what_became_of_it_stays() -> None:
    take_in(MAIL, at=NOON)
    before = IncomingMail.objects.get()

    erased = (erase_old_mails(at=NOON + KEPT), erase_old_mails(at=LATE), erase_old_mails(at=LATE))

    row = IncomingMail.objects.get()
    assert erased == (0, 1, 0)
    assert (bytes(row.raw), row.sender, row.subject, row.message_id) == (b"", "", "", "")
    assert (row.received_at, row.outcome, row.read_at, row.size, row.digest, row.erased_at) == (
        NOON,
        "not_understood",
        NOON,
        len(MAIL),
        before.digest,
        LATE,
    )
    event = AuditEvent.objects.latest("id")
    assert (event.action, event.details) == ("notices.mail.erase", {"number": 1})


def test_erased_mail_is_not_taken_in_again_when_the_mailbox_is_read_anew() -> None:
    take_in(MAIL, at=NOON)
    erase_old_mails(at=LATE)

    is_new = take_in(MAIL, at=LATE)

    assert not is_new
    assert bytes(IncomingMail.objects.get().raw) == b""


@pytest.mark.parametrize("outcome", Outcome.values)
def test_every_mail_but_one_that_waits_to_be_read_is_erased(outcome: str) -> None:
    take_in(MAIL, at=NOON)
    IncomingMail.objects.update(outcome=outcome, reason="550 <bo@example.dk> unknown")

    erased = erase_old_mails(at=LATE)

    row = IncomingMail.objects.get()
    assert erased == (outcome != "waiting")
    assert (row.reason == "") is (outcome == "returned")


def test_mails_are_erased_by_the_worker_with_the_letters_and_not_in_a_demo(
    settings: Settings,
) -> None:
    take_in(MAIL, at=NOON)
    settings.DEMO = True
    keep_post_moving(clock=lambda: LATE)
    in_demo = bytes(IncomingMail.objects.get().raw)
    settings.DEMO = False

    keep_post_moving(clock=lambda: LATE)

    assert (in_demo, bytes(IncomingMail.objects.get().raw)) == (MAIL, b"")


def test_erased_mail_holds_nothing_that_tells() -> None:
    take_in(MAIL, at=NOON)

    with pytest.raises(IntegrityError, match="an_erased_mail_is_read_and_says_nothing"):
        IncomingMail.objects.update(erased_at=LATE)


def test_erased_mail_says_on_its_page_that_it_is_erased(client: Client) -> None:
    client.force_login(make_member(Hat.PROGRAMME_LEAD, "vold"))
    take_in(MAIL, at=NOON)
    erase_old_mails(at=LATE)
    row = IncomingMail.objects.get()

    listed = client.get("/post/indbakke/").content.decode()
    shown = client.get(f"/post/indbakke/{row.pk}/").content.decode()

    assert ">slettet</a>" in listed
    assert "Mailen kom den 1. marts 2024." in shown
    assert "blev slettet den 1. marts 2026" in shown
    assert "ikke forstået" in shown
