"""Mail servers that answer oddly, refuse a sender, or hang up."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from factories import NOON
from web.notices.conftest import ScriptedServer
from web.notices.sample_letters import make_letter

from modning_web.notices.delivery.journal import Journal, Note
from modning_web.notices.delivery.sending import send_due

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
