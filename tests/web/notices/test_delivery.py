"""Letters on their way: each once, and each with its fate."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from factories import NOON, make_member, make_user
from pytest_django import Settings
from web.notices.conftest import BREAKS, ScriptedServer
from web.notices.sample_letters import ENTRY, declare, make_letter

from modning_web.access.models import Hat
from modning_web.mail_environment import MailServer
from modning_web.notices.actions import write_letters
from modning_web.notices.actions.deciding import UnableToSendAgain, send_again
from modning_web.notices.delivery.fate import LEASE, WAITS
from modning_web.notices.delivery.journal import Journal, Note
from modning_web.notices.delivery.sending import claim, send_due
from modning_web.notices.models import Letter

pytestmark = pytest.mark.django_db


def at(moment: datetime) -> Callable[[], datetime]:
    return lambda: moment


def fate_of(letter: Letter) -> tuple[str, int, str]:
    letter.refresh_from_db()
    return letter.state, letter.attempts, letter.answer or letter.error


def test_letter_is_sent_and_the_servers_answer_kept(mail_server: ScriptedServer) -> None:
    letter = make_letter()

    sent = send_due(clock=at(NOON))

    assert sent == 1
    assert fate_of(letter) == ("sent", 1, "250 2.0.0 kept as 17")
    assert letter.sent_at == NOON
    assert [step.state for step in letter.steps.all()] == ["waiting", "sent"]
    assert mail_server.kept == [(letter.to_address, bytes(letter.mime))]


def test_sent_letter_is_not_sent_again(mail_server: ScriptedServer) -> None:
    make_letter()
    send_due(clock=at(NOON))

    send_due(clock=at(NOON + timedelta(days=1)))

    assert len(mail_server.kept) == 1


def test_line_with_a_lone_full_stop_arrives_as_it_was_written(mail_server: ScriptedServer) -> None:
    letter = make_letter()
    letter.mime = bytes(letter.mime) + b"a\r\n.\r\n..b\r\n.\r\nslut\r\n"
    letter.save()

    send_due(clock=at(NOON))

    assert mail_server.kept[0][1] == bytes(letter.mime)


def test_letter_that_is_refused_for_good_fails_and_the_next_is_sent(
    mail_server: ScriptedServer,
) -> None:
    refused, next_one = make_letter(), make_letter()
    mail_server.to_recipient[refused.to_address] = "550 5.1.1 no such mailbox"

    send_due(clock=at(NOON))

    assert fate_of(refused) == ("failed", 1, "550 5.1.1 no such mailbox")
    assert fate_of(next_one)[0] == "sent"


@pytest.mark.parametrize("script", ["to_recipient", "to_letter"])
def test_letter_that_is_refused_for_now_waits_longer_each_time_and_is_given_up(
    mail_server: ScriptedServer, script: str
) -> None:
    letter, now = make_letter(), NOON
    getattr(mail_server, script)[letter.to_address] = "451 4.7.1 come back later"

    waits = []
    for _ in WAITS:
        send_due(clock=at(now))
        letter.refresh_from_db()
        waits.append(letter.due_at - now)
        assert send_due(clock=at(letter.due_at - timedelta(seconds=1))) == 0
        now = letter.due_at
    send_due(clock=at(now))

    assert tuple(waits) == WAITS
    assert fate_of(letter) == ("failed", len(WAITS) + 1, "451 4.7.1 come back later")


def test_letter_is_held_when_the_answer_to_it_was_never_seen(mail_server: ScriptedServer) -> None:
    letter, other = make_letter(), make_letter()
    mail_server.to_letter[letter.to_address] = BREAKS

    send_due(clock=at(NOON))
    send_due(clock=at(NOON + timedelta(days=1)))

    state, attempts, told = fate_of(letter)
    assert (state, attempts) == ("held", 1)
    assert "Spørg modtageren" in told
    assert fate_of(other)[0] == "sent"


def test_held_letter_is_sent_when_a_person_says_so(mail_server: ScriptedServer) -> None:
    letter, person = make_letter(), make_user()
    mail_server.to_letter[letter.to_address] = BREAKS
    send_due(clock=at(NOON))
    mail_server.to_letter.clear()

    send_again(letter=letter, by=person, at=NOON)
    send_due(clock=at(NOON))

    assert fate_of(letter)[0] == "sent"
    assert [(step.state, step.by) for step in letter.steps.all()][-2] == ("waiting", person)


def test_note_of_an_earlier_attempt_says_nothing_of_a_later(
    mail_server: ScriptedServer, settings: Settings
) -> None:
    letter = make_letter()
    mail_server.to_letter[letter.to_address] = BREAKS
    send_due(clock=at(NOON))
    mail_server.to_letter.clear()
    send_again(letter=letter, by=make_user(), at=NOON)
    with Journal(settings.DATA_FOLDER / "outbox") as journal:
        claim(journal.name, at=NOON + timedelta(seconds=1))  # and killed before the letter's end

    send_due(clock=at(NOON + timedelta(minutes=1)))

    assert [recipient for recipient, _ in mail_server.kept] == [letter.to_address]


def test_letter_that_is_sent_cannot_be_sent_again(mail_server: ScriptedServer) -> None:
    letter = make_letter()
    send_due(clock=at(NOON))

    with pytest.raises(UnableToSendAgain):
        send_again(letter=letter, by=make_user(), at=NOON)


def test_letters_wait_while_the_server_cannot_be_reached(
    mail_server: ScriptedServer, settings: Settings
) -> None:
    letter = make_letter()
    settings.MAIL = replace(settings.MAIL, sending=MailServer("127.0.0.1", 1, "none"))

    send_due(clock=at(NOON))

    state, attempts, told = fate_of(letter)
    assert (state, attempts) == ("waiting", 0)
    assert told.startswith("Mailserveren kan ikke bruges lige nu: ConnectionRefusedError")
    assert letter.due_at > NOON


def test_letters_wait_while_the_server_takes_nothing_from_us(mail_server: ScriptedServer) -> None:
    letters = [make_letter(), make_letter()]
    mail_server.to_sender = "553 5.7.1 not your address"

    send_due(clock=at(NOON))
    states = [fate_of(letter)[0] for letter in letters]
    mail_server.to_sender = "250 OK"
    send_due(clock=at(NOON + timedelta(minutes=1)))

    assert states == ["waiting", "waiting"]
    assert "553 5.7.1" in letters[1].error
    assert [fate_of(letter)[0] for letter in letters] == ["sent", "sent"]


def test_letters_wait_where_no_server_is_set_up(settings: Settings) -> None:
    letter = make_letter()

    send_due(clock=at(NOON))

    assert fate_of(letter) == (
        "waiting",
        0,
        "Der er ikke sat en mailserver op (MODNING_MAIL_URL).",
    )


def test_letters_of_a_demo_count_as_sent_and_stay_to_be_read(settings: Settings) -> None:
    settings.DEMO = True
    letter = make_letter()

    send_due(clock=at(NOON))

    assert fate_of(letter) == ("sent", 0, "demo")
    assert bytes(letter.mime)


def test_letter_that_gives_access_is_forgotten_when_it_is_sent(mail_server: ScriptedServer) -> None:
    declare()
    (letter,) = write_letters(
        kind=ENTRY.key, people=[make_user()], values={}, by=None, at=NOON, link="/ind/hemmeligt"
    )

    send_due(clock=at(NOON))

    letter.refresh_from_db()
    assert b"hemmeligt" in mail_server.kept[0][1]
    assert bytes(letter.mime) == b""


def test_one_process_sends_at_a_time(mail_server: ScriptedServer, settings: Settings) -> None:
    make_letter()

    with Journal(settings.DATA_FOLDER / "outbox"):
        sent = send_due(clock=at(NOON))

    assert sent == 0
    assert mail_server.kept == []


@pytest.mark.parametrize(
    ("code", "state"), [(None, "sent"), (0, "sent"), (250, "sent"), (550, "failed")]
)
def test_letter_left_under_way_is_settled_by_the_journal(
    mail_server: ScriptedServer, settings: Settings, code: int | None, state: str
) -> None:
    letter = make_letter()
    with Journal(settings.DATA_FOLDER / "outbox") as journal:
        claimed = claim(journal.name, at=NOON)
        assert claimed is not None
        if code is not None:
            journal.write(Note(f"{claimed.pk}/{NOON.timestamp()}", code, "said"))

    send_due(clock=at(NOON))

    sent_anew = 0 if code is not None else 1
    assert fate_of(letter)[:2] == (state, 1)
    assert len(mail_server.kept) == sent_anew


def test_letter_left_under_way_before_the_machine_went_down_is_held(
    mail_server: ScriptedServer, settings: Settings
) -> None:
    letter = make_letter()
    with Journal(settings.DATA_FOLDER / "outbox") as journal:
        claim(f"{journal.own_name}@another start", at=NOON)

    send_due(clock=at(NOON))

    assert fate_of(letter)[0] == "held"
    assert mail_server.kept == []


def test_letter_under_way_on_another_machine_is_left_to_it_for_an_hour(
    mail_server: ScriptedServer,
) -> None:
    letter = make_letter()
    claim("another@machine", at=NOON)

    send_due(clock=at(NOON + LEASE - timedelta(seconds=1)))
    first = fate_of(letter)[0]
    send_due(clock=at(NOON + LEASE))

    assert (first, fate_of(letter)[0]) == ("sending", "held")
    assert mail_server.kept == []


def test_lead_of_the_programme_is_asked_before_a_letter_is_sent_again(client) -> None:
    lead = make_member(Hat.PROGRAMME_LEAD, "vold")
    letter = make_letter(programme_key="vold")
    Letter.objects.update(state="failed", error="550 no")
    client.force_login(lead)

    asked = client.get(f"/post/udbakke/{letter.pk}/send-igen/")
    client.post(f"/post/udbakke/{letter.pk}/send-igen/")

    assert "får modtageren det to gange" in asked.content.decode()
    assert fate_of(letter)[0] == "waiting"
