"""Mail servers that answer oddly, refuse a sender, or hang up."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from factories import NOON, make_user
from pytest_django import Settings
from web.notices.conftest import ScriptedServer
from web.notices.sample_letters import VALUES, make_letter

from modning_web.notices.actions import tell
from modning_web.notices.delivery.connection import Connection
from modning_web.notices.delivery.journal import Journal, Note
from modning_web.notices.delivery.sending import send_due
from modning_web.notices.models import Letter
from modning_web.notices.tasks import keep_post_moving

pytestmark = pytest.mark.django_db


def at(moment: datetime) -> Callable[[], datetime]:
    return lambda: moment


def test_answer_full_of_control_characters_is_kept_without_them(
    mail_server: ScriptedServer,
) -> None:
    odd, next_one = make_letter(), make_letter()
    mail_server.to_letter[odd.to_address] = "250 ok \x00" + "\x01" * 380

    sent = [send_due(clock=at(NOON)), send_due(clock=at(NOON + timedelta(days=1)))]

    odd.refresh_from_db()
    next_one.refresh_from_db()
    assert sent == [2, 0]
    assert (odd.state, odd.answer, next_one.state) == ("sent", "250 ok", "sent")


@pytest.mark.parametrize("answer", ["🙂" * 400, '"' * 400, "æ\ud800" * 200, "\x01" * 400, "kort"])
def test_journal_tells_what_was_noted_however_long_the_answer(tmp_path: Path, answer: str) -> None:
    with Journal(tmp_path) as journal:
        journal.write(Note("letter/1", 250, answer))
    with Journal(tmp_path) as journal:
        noted = journal.last()

    assert (noted.attempt, noted.code) == ("letter/1", 250)
    assert answer.startswith(noted.answer) or "\ud800" in answer


def test_journal_that_an_older_version_cut_still_tells(tmp_path: Path) -> None:
    with Journal(tmp_path):
        pass
    line = json.dumps({"attempt": "letter/1", "code": 250, "answer": "æ" * 400})
    (tmp_path / "sender").write_bytes(line.encode()[:1024])

    with Journal(tmp_path) as journal:
        assert journal.last() == Note("letter/1", 250)


def test_refused_neutral_sender_stops_only_the_letters_that_come_from_it(
    mail_server: ScriptedServer,
) -> None:
    safe = [make_letter(make_user(wants_safe_contact=True)) for _ in range(2)]
    plain = [make_letter() for _ in range(2)]
    mail_server.to_senders = {"post@kontakt.example": "550 5.7.1 not your domain"}

    sent = send_due(clock=at(NOON))
    mail_server.to_senders = {}
    later = send_due(clock=at(NOON + timedelta(minutes=1)))

    assert (sent, later) == (2, 2)
    assert [recipient for recipient, _ in mail_server.kept] == [
        one.to_address for one in (*plain, *safe)
    ]
    assert mail_server.asked_by["post@kontakt.example"] == 3  # once, then for each that it took
    safe[0].refresh_from_db()
    assert (safe[0].state, safe[0].attempts) == ("sent", 1)


def test_nothing_counts_against_a_letter_while_its_sender_is_refused(
    mail_server: ScriptedServer,
) -> None:
    letter = make_letter()
    mail_server.to_sender = "553 5.7.1 not your address"

    for minute in range(20):
        send_due(clock=at(NOON + timedelta(minutes=minute)))

    letter.refresh_from_db()
    assert (letter.state, letter.attempts) == ("waiting", 0)
    assert "553 5.7.1" in letter.error


def test_refusal_holds_when_the_server_hangs_up_after_it(mail_server: ScriptedServer) -> None:
    refused, next_one = make_letter(), make_letter()
    mail_server.to_recipient[refused.to_address] = "550 5.1.1 no such mailbox"
    mail_server.hangs_up_on_reset = True

    send_due(clock=at(NOON))
    send_due(clock=at(NOON + timedelta(minutes=1)))

    refused.refresh_from_db()
    next_one.refresh_from_db()
    assert (refused.state, refused.error) == ("failed", "550 5.1.1 no such mailbox")
    assert (next_one.state, next_one.attempts) == ("sent", 1)


@pytest.mark.parametrize("ahead", [timedelta(hours=2), timedelta(days=900)])
def test_what_was_written_while_the_clock_ran_ahead_is_sent(
    mail_server: ScriptedServer, ahead: timedelta
) -> None:
    letter = make_letter()
    Letter.objects.filter(pk=letter.pk).update(written_at=NOON + ahead, due_at=NOON + ahead)
    person = make_user()
    told = {"values": VALUES, "link": "/", "by": None, "at": NOON + ahead}
    tell(kind="tests.moved", people=[person], **told)

    keep_post_moving(clock=at(NOON))

    assert {recipient for recipient, _ in mail_server.kept} == {letter.to_address, person.email}


def test_letter_that_waits_its_turn_is_not_taken_for_one_from_a_clock_that_ran_ahead(
    mail_server: ScriptedServer,
) -> None:
    letter = make_letter()
    Letter.objects.update(attempts=7, due_at=NOON + timedelta(hours=23, minutes=59))

    send_due(clock=at(NOON))

    letter.refresh_from_db()
    assert letter.state == "waiting"


def test_letter_that_was_put_off_does_not_come_after_a_newer_one_about_the_same(
    mail_server: ScriptedServer,
) -> None:
    person = make_user()
    old, unrelated = make_letter(person, about="møde/1"), make_letter(person, about="møde/2")
    mail_server.to_recipient[old.to_address] = "451 4.7.1 later"
    send_due(clock=at(NOON))
    new = make_letter(person, about="møde/1")
    Letter.objects.filter(pk=new.pk).update(written_at=NOON + timedelta(seconds=1))
    mail_server.to_recipient.clear()

    send_due(clock=at(NOON + timedelta(minutes=5)))

    for letter in (old, unrelated, new):
        letter.refresh_from_db()
    assert [one.state for one in (old, unrelated, new)] == ["held", "sent", "sent"]
    assert old.error == "Der er skrevet et nyere brev om det samme."
    assert len(mail_server.kept) == 2


def test_slow_server_leaves_other_work_its_turn(mail_server: ScriptedServer) -> None:
    for _ in range(10):
        make_letter()
    times = (NOON + timedelta(seconds=10 * number) for number in count())

    first = send_due(clock=lambda: next(times))
    second = send_due(clock=lambda: next(times))

    assert 0 < first < 10
    assert first + second == 10
    assert len(mail_server.kept) == 10


def test_server_gets_longer_to_look_through_a_letter_than_to_answer_otherwise(
    mail_server: ScriptedServer, settings: Settings
) -> None:
    mail_server.answers_after = 1.0
    server = settings.MAIL.sending
    assert server is not None

    with Connection(server, introduced_as="styrelsen.example", patience=0.5) as connection:
        connection.begin("moeder@styrelsen.example")
        mail = b"Subject: x\r\n\r\nx\r\n"
        reply = connection.hand_over(mail, recipient="bo@koege.example", at_the_end=lambda: None)

    assert reply.is_accepted
