"""Names and titles that try to write headers of their own, through a real mail server."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from factories import NOON, make_user
from web.notices.conftest import ScriptedServer
from web.notices.sample_letters import declare

from modning_web.notices.actions import write_letters
from modning_web.notices.delivery.sending import send_due

pytestmark = pytest.mark.django_db
SMUGGLED = "=?utf-8?q?x=0D=0AReply-To:_ond@example.com=0D=0A=0D=0AKlik_her?="


def sent(mail_server: ScriptedServer, *, name: str, title: str) -> EmailMessage:
    declare()
    write_letters(
        kind="tests.moved",
        people=[make_user(name=name, email="bo@koege.example")],
        values={"title": title, "when": "i morgen"},
        by=None,
        at=NOON,
    )
    assert send_due(clock=lambda: NOON) == 1
    mail = message_from_bytes(mail_server.kept[0][1], policy=default)
    assert isinstance(mail, EmailMessage)
    return mail


@pytest.mark.parametrize(
    ("name", "title"),
    [
        (SMUGGLED, "Møde"),
        ("Bo", SMUGGLED),
        ("Bo\r\nReply-To: ond@example.com", "Møde\r\nReply-To: ond@example.com"),
        ('<script>alert("x")</script>, ond@example.com, ' + "x" * 80, "<b>Møde</b>"),
    ],
)
def test_name_and_title_write_no_headers_and_reach_nobody_else(
    mail_server: ScriptedServer, name: str, title: str
) -> None:
    mail = sent(mail_server, name=name, title=title)

    assert "Reply-To" not in mail
    assert [one.addr_spec for one in mail["To"].addresses] == ["bo@koege.example"]
    assert mail.get_content_type() == "text/plain"
    assert mail.get_content().startswith("Kære ")
