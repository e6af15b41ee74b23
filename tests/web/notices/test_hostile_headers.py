"""Headers of mails that came in: whatever stands in one, it is read, and the next mails come in."""

from email.message import Message

import pytest
from factories import NOON
from hypothesis import given
from hypothesis import strategies as st

from modning_web.notices.actions.incoming import take_in
from modning_web.notices.models import IncomingMail
from modning_web.notices.reading import decoded_header, text_in

CHARSETS = st.sampled_from(
    ["utf-8", "utf-7", "utf-16", "unicode_escape", "punycode", "rot13", "idna", "hex", "x", "\xe6"]
)
WORDS = st.builds(
    "=?{}?{}?{}?=".format,
    CHARSETS | st.text(max_size=10),
    st.sampled_from("qbx"),
    st.sampled_from(["+2AA-", "=00=0A", "=D8=00", "YQ", "%%"]) | st.text(max_size=10),
)


@given(st.lists(WORDS | st.text(max_size=20), max_size=6).map(" ".join))
def test_any_header_is_read_on_one_line_that_a_database_can_hold(written: str) -> None:
    read = decoded_header(written)

    assert read.isprintable()
    assert read.encode().decode() == read


@given(st.binary(max_size=100), CHARSETS | st.text(max_size=10))
def test_any_text_is_read_whatever_its_letters_are_said_to_be(content: bytes, charset: str) -> None:
    part = Message()
    part["Content-Type"] = f'text/plain; charset="{charset}"'
    part.set_payload(content)

    assert isinstance(text_in(part), str)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "word",
    [
        b"=?ut\xe6f-8?q?a?=",
        b"=?x\x00y?q?a?=",
        b"=?utf-7?q?+2AA-?=",
        b"=?unicode_escape?q?=5Cud800?=",
        b"=?utf-8?b?=?=",
    ],
)
def test_mail_with_a_hostile_header_is_kept_and_the_next_is_read(word: bytes) -> None:
    hostile = b"From: %s <a@example.dk>\r\nSubject: %s\r\n\r\nx" % (word, word)

    new = [take_in(mail, at=NOON) for mail in (hostile, b"Subject: Den n\xc3\xa6ste\r\n\r\nx")]

    assert new == [True, True]
    outcomes = list(IncomingMail.objects.values_list("outcome", flat=True))
    assert outcomes == ["not_understood", "not_understood"]
