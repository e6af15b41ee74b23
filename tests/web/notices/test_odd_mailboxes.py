"""Mailboxes that are moved, made anew, or cannot give out or mark a mail."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count

import pytest
from factories import NOON
from pytest_django import Settings
from web.notices.imap_script import ScriptedMailbox, running_script
from web.notices.sample_letters import plain_mail

from modning_web.mail_environment import MailServer
from modning_web.notices.mailbox.reading import read_inbox
from modning_web.notices.models import IncomingMail

pytestmark = pytest.mark.django_db


def clock() -> datetime:
    return NOON


def mail(subject: str) -> bytes:
    return plain_mail(From="x@example.dk", Subject=subject).as_bytes()


def subjects() -> list[str]:
    return list(IncomingMail.objects.order_by("id").values_list("subject", flat=True))


@pytest.fixture
def mailbox(settings: Settings) -> Iterator[ScriptedMailbox]:
    with running_script(ScriptedMailbox({7: mail("A"), 8: mail("B"), 9: mail("C")})) as one:
        reading = MailServer("127.0.0.1", one.port, "none", "os", "x")
        settings.MAIL = replace(settings.MAIL, reading=reading)
        yield one


def test_mail_that_the_server_cannot_give_out_is_noted_and_the_next_are_read(
    mailbox: ScriptedMailbox,
) -> None:
    mailbox.broken = {8}

    new = [read_inbox(clock=clock), read_inbox(clock=clock)]

    assert new == [3, 0]
    assert subjects() == ["A", "", "C"]
    row = IncomingMail.objects.get(subject="")
    assert row.outcome == "refused"
    assert "[SERVERBUG] this mail is broken" in row.reason


def test_mail_that_is_deleted_while_the_mailbox_is_read_is_passed_over(
    mailbox: ScriptedMailbox,
) -> None:
    mailbox.mails[8] = None

    read_inbox(clock=clock)

    assert subjects() == ["A", "C"]


def test_mailbox_where_nothing_may_be_marked_is_read_to_its_end(mailbox: ScriptedMailbox) -> None:
    mailbox.lets_mark = False

    assert (read_inbox(clock=clock), read_inbox(clock=clock)) == (3, 0)


def test_mailbox_that_is_made_anew_brings_each_mail_once(mailbox: ScriptedMailbox) -> None:
    read_inbox(clock=clock)
    mailbox.validity, mailbox.mails = 2, {1: mail("B"), 2: mail("C"), 3: mail("D")}

    new = read_inbox(clock=clock)

    assert new == 1
    assert subjects() == ["A", "B", "C", "D"]


def test_another_mailbox_with_the_same_numbers_is_read_from_its_beginning(
    mailbox: ScriptedMailbox, settings: Settings
) -> None:
    read_inbox(clock=clock)
    assert settings.MAIL.reading is not None
    other = replace(settings.MAIL.reading, user="en-anden")
    settings.MAIL = replace(settings.MAIL, reading=other)
    mailbox.mails = {1: mail("Ny")}

    read_inbox(clock=clock)

    assert subjects() == ["A", "B", "C", "Ny"]


def test_mailbox_with_a_long_past_is_read_over_several_turns(mailbox: ScriptedMailbox) -> None:
    mailbox.mails = {number: mail(f"Nr. {number}") for number in range(1, 11)}
    times = (NOON + timedelta(seconds=10 * number) for number in count())

    first = read_inbox(clock=lambda: next(times))
    second = read_inbox(clock=lambda: next(times))

    assert 0 < first < 10
    assert first + second == 10
    assert subjects() == [f"Nr. {number}" for number in range(1, 11)]
