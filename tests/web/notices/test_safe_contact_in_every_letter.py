"""No letter that the site can write tells, on its way, anything to one who asked for safe contact."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from factories import NOON, make_user
from pytest_django import Settings
from web.notices.conftest import ScriptedServer

from modning_web.notices.actions import write_letters
from modning_web.notices.delivery.sending import send_due
from modning_web.notices.kinds import KINDS

pytestmark = pytest.mark.django_db
NAME = "Freja Hemmelig"


def everything_in(content: bytes) -> str:
    """Return each header and all text of a mail, as people and programs see them."""
    mail = message_from_bytes(content, policy=default)
    assert isinstance(mail, EmailMessage)
    headers = "\n".join(f"{name}: {value}" for name, value in mail.items())
    return f"{headers}\n\n{mail.get_content()}"


@pytest.mark.parametrize("key", sorted(KINDS))
def test_letter_to_one_in_safety_tells_nothing(
    mail_server: ScriptedServer, settings: Settings, key: str
) -> None:
    settings.SITE_ADDRESS = "https://side.example"
    person = make_user(name=NAME, email="f@example.dk", wants_safe_contact=True)
    told = {place: f"VOLD-{place}" for place in KINDS[key].places}
    write_letters(
        kind=key, people=[person], values=told, by=None, at=NOON, about="vold", link="/x/"
    )

    assert send_due(clock=lambda: NOON) == 1

    sent = everything_in(mail_server.kept[0][1])
    telling = ("VOLD", "vold", "Styrelsen", "styrelsen.example")
    assert [word for word in telling if word in sent] == []
    if not KINDS[key].is_secret:
        assert "Subject: Ny besked" in sent
        assert "Hemmelig" not in sent
