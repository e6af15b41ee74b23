"""Answers whose letters are not written as they should be."""

import pytest
from core.meetings.invitations import RECEIVED_AT, answer_mail, calendar_answer

from modning.meeting.answer import Answer, read_answer

HEAD = b"From: aase@koege.example\r\nContent-Type: text/calendar; method=REPLY%s\r\n\r\n"
CALENDAR = calendar_answer("REPLY", "COMMENT:Jeg når det ikke på grund af kørsel")


@pytest.mark.parametrize("said", [b"", b"; charset=utf-8", b"; charset=Windows-1252"])
@pytest.mark.parametrize("written", ["utf-8", "cp1252"])
def test_comment_is_read_whatever_the_mail_says_of_its_letters(said: bytes, written: str) -> None:
    mail = HEAD % said + CALENDAR.encode(written)

    found = read_answer(mail, received_at=RECEIVED_AT)

    assert isinstance(found, Answer)
    assert found.comment == "Jeg når det ikke på grund af kørsel"


def test_mark_of_byte_order_is_no_part_of_the_answer() -> None:
    mail = answer_mail("\ufeff" + CALENDAR)

    assert isinstance(read_answer(mail, received_at=RECEIVED_AT), Answer)
