"""Post moves by itself in the worker, and by command where a timer does it."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone
from factories import NOON, make_user
from pytest_django import DjangoCaptureOnCommitCallbacks
from web.notices.conftest import ScriptedServer
from web.notices.imap_server import ImapServer
from web.notices.sample_letters import VALUES, declare, make_letter, plain_mail

from modning_web.notices.actions import tell
from modning_web.notices.delivery.sending import send_due
from modning_web.notices.models import IncomingMail, Letter
from modning_web.notices.tasks import keep_post_moving
from modning_web.notices.work import MOST_AT_ONCE

pytestmark = pytest.mark.django_db


def command(name: str) -> str:
    said = StringIO()
    call_command(name, stdout=said)
    return said.getvalue()


def test_letter_leaves_when_the_deed_that_wrote_it_is_saved_and_not_before(
    mail_server: ScriptedServer,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks() as saved:
        make_letter()
    before = len(mail_server.kept)

    for callback in saved:
        callback()

    assert (before, len(mail_server.kept)) == (0, 1)


def test_worker_writes_news_sends_and_reads(
    mail_server: ScriptedServer, inbox: str, mailboxes: ImapServer
) -> None:
    declare()
    tell(kind="tests.moved", people=[make_user()], values=VALUES, link="/", by=None, at=NOON)
    mailboxes.deliver(inbox, plain_mail(From="x@example.dk", Subject="-").as_bytes())

    keep_post_moving(clock=lambda: NOON + timedelta(minutes=15))

    assert Letter.objects.get().state == "sent"
    assert IncomingMail.objects.get().outcome == "not_understood"


def test_commands_send_and_read_and_say_how_many(
    mail_server: ScriptedServer, inbox: str, mailboxes: ImapServer
) -> None:
    make_letter()
    mailboxes.deliver(inbox, plain_mail(From="x@example.dk", Subject="-").as_bytes())

    assert command("send_letters") == "1\n"
    assert command("read_inbox") == "1\n"
    assert Letter.objects.get().sent_at <= timezone.now()


def test_many_letters_are_sent_some_at_a_time(mail_server: ScriptedServer) -> None:
    for _ in range(3):
        make_letter()

    sent = [send_due(clock=lambda: NOON, most=2) for _ in range(3)]

    assert sent == [2, 1, 0]
    assert MOST_AT_ONCE > 2
