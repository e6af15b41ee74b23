"""Any mail can be looked at: one in other letters, and one that is built to stop whoever looks."""

import time

import pytest
from django.test import Client
from factories import NOON, make_member

from modning_web.access.models import Hat
from modning_web.notices.actions.incoming import take_in
from modning_web.notices.models import IncomingMail
from modning_web.notices.showing import shown_mail

QUICK = 2.0  # seconds; careless readers take half a minute or more
LAYER = b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n'
SLOW = {
    "layers": b"".join(LAYER % (number, number) for number in range(5_000)),
    "mails in mails": b"Content-Type: message/rfc822\r\n\r\n" * 20_000,
    "recipients": b"From: " + b"a," * 100_000 + b"\r\n\r\nx",
    "comments": b"From: " + b"(" * 400_000 + b"\r\n\r\nx",
    "encoded words": b"Subject: " + b"=?utf-8?q?a?= " * 50_000 + b"\r\n\r\nx",
    "parameters": b"Content-Type: text/plain" + b"; a*0=b" * 50_000 + b"\r\n\r\nx",
    "file name": b"Content-Disposition: x; filename=" + b"a*" * 300_000 + b"\r\n\r\nx",
    "headers": b"X-a: b\r\n" * 100_000 + b"\r\nx",
}


@pytest.mark.parametrize("name", sorted(SLOW))
def test_mail_that_is_built_to_be_slow_is_shown_at_once(name: str) -> None:
    began = time.process_time()

    shown = shown_mail(b"To: os@example.dk\r\n" + SLOW[name])

    assert time.process_time() - began < QUICK
    assert shown.text or shown.attachments


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"Content-Type: text/plain; charset=us-ascii\r\n",
        b"Content-Type: text/plain; charset=x-unknown\r\n",
        b"Content-Type: text/plain; charset=rot13\r\n",
        b"Content-Type: text/plain; charset*=utf-8''%\xff\r\n",
        b"Content-Type: text/plain; charset=utf-8\r\n",
        b"Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: 8bit\r\n",
    ],
)
def test_text_is_shown_whatever_the_mail_says_of_its_letters(head: bytes) -> None:
    shown = shown_mail(b"From: bo@example.dk\r\n" + head + b"\r\nJeg n\xe5r det ikke.\r\n")

    assert shown.text == "Jeg når det ikke.\n"


def test_first_text_is_shown_and_not_that_of_a_file() -> None:
    parts = (
        b'Content-Type: text/plain\r\nContent-Disposition: attachment; filename="a.txt"\r\n\r\nFil',
        b"Content-Type: text/html\r\n\r\n<b>Hej</b>",
        b"Content-Type: text/plain\r\n\r\nHej",
    )
    body = b"".join(b"--x\r\n" + part + b"\r\n" for part in parts)

    shown = shown_mail(b"Content-Type: multipart/mixed; boundary=x\r\n\r\n" + body + b"--x--")

    assert shown.text == "Hej"
    assert [one.name for one in shown.attachments] == ["a.txt"]


@pytest.mark.django_db
def test_page_of_a_mail_in_many_layers_shows_its_beginning(client: Client) -> None:
    client.force_login(make_member(Hat.PROGRAMME_LEAD, "vold"))
    take_in(b"Subject: <b>Lag</b>\r\n" + SLOW["layers"], at=NOON)

    answer = client.get(f"/post/indbakke/{IncomingMail.objects.get().pk}/")

    assert answer.status_code == 200
    assert "Content-Type: multipart/mixed; boundary=" in answer.content.decode()
    assert "<b>Lag</b>" not in answer.content.decode()
