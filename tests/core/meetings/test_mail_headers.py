"""No name and no title can write a header of its own."""

import email
from email.message import EmailMessage
from email.policy import default

import pytest
from core.meetings.invitations import AASE, ORGANIZER, invitation
from hypothesis import given
from hypothesis import strategies as st

from modning.meeting.contact import Contact
from modning.meeting.invitation import invitation_mail
from modning.meeting.mail_headers import header_text

# Encoded words (RFC 2047) with line breaks in them, in several ways to write one.
SMUGGLED = [
    "=?utf-8?q?x=0D=0ABcc:_ond@example.com?=",
    "=?utf-8?q?x=0D=0A=0D=0AEt_andet_brev?=",
    "æ=?utf-8?b?eApSZXBseS1UbzogYUBiLmRr?= og mere",
    "=^?utf-8?q?x=0D=0ABcc:_ond@example.com?=",
    '="?utf-8?q?x=0ABcc:_ond@example.com?=',
    "=\x00?utf-8?q?x=0ABcc:_ond@example.com?=",
    "=?utf-7?q?+2AA-?=",
    "x\r\nBcc: ond@example.com",
]
PIECES = st.sampled_from(
    [*SMUGGLED, "=?", "?=", "=", "?", " ", "\t", ",", "<", ">", "æ", "(", "\\"]
)
texts = st.lists(PIECES | st.characters(), max_size=40).map("".join)
PLAIN = list(invitation_mail(invitation(), AASE))


def received(mail: EmailMessage) -> EmailMessage:
    read = email.message_from_bytes(mail.as_bytes(), policy=default)
    assert isinstance(read, EmailMessage)
    return read


def unspaced(text: str) -> str:
    """Leave out the spaces, which this reader puts between a long name's encoded words."""
    return "".join(text.split())


@pytest.mark.parametrize("text", SMUGGLED)
def test_encoded_word_in_a_title_stands_as_it_is_written(text: str) -> None:
    mail = received(invitation_mail(invitation(title=text), AASE))

    assert list(mail) == PLAIN
    assert mail["Subject"].startswith(f"Indkaldelse: {header_text(text)}")


@given(texts)
def test_no_title_adds_a_header(text: str) -> None:
    assert list(received(invitation_mail(invitation(title=text), AASE))) == PLAIN


def test_long_name_with_a_comma_is_one_recipient() -> None:
    name = (
        "Center for krise, sorg og hjaelp (raadgivning): Vestre Afdeling, 2. sal <ond@example.com>"
    )

    mail = received(invitation_mail(invitation(), Contact(name, "bo@koege.example")))

    assert [(one.display_name, one.addr_spec) for one in mail["To"].addresses] == [
        (name, "bo@koege.example")
    ]


@given(texts)
def test_no_name_adds_a_header_or_another_recipient(text: str) -> None:
    named = Contact(text, "bo@koege.example")

    mail = received(invitation_mail(invitation(organizer=Contact(text, ORGANIZER.address)), named))

    assert list(mail) == PLAIN
    assert [one.addr_spec for one in mail["To"].addresses] == ["bo@koege.example"]
    assert unspaced(mail["To"].addresses[0].display_name) == unspaced(header_text(named.name))
    assert [one.addr_spec for one in mail["From"].addresses] == [ORGANIZER.address]
