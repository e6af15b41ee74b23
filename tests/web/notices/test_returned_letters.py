"""Letters that come back, and answers that machines write, through real servers."""

from dataclasses import replace
from datetime import timedelta
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from factories import NOON, make_member, make_user
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings
from web.notices.conftest import BREAKS, ScriptedServer
from web.notices.imap_server import ImapServer
from web.notices.sample_letters import make_letter, plain_mail

from modning_web.access.models import Hat
from modning_web.notices.actions import bundle_due
from modning_web.notices.actions.incoming import take_in
from modning_web.notices.delivery.sending import send_due
from modning_web.notices.inbox import reads_mail
from modning_web.notices.mailbox.reading import read_inbox
from modning_web.notices.models import IncomingMail, Letter
from modning_web.notices.returning import is_automatic, report_in

pytestmark = pytest.mark.django_db
REPORT = """\
From: Mail Delivery System <MAILER-DAEMON@mx.koege.example>
To: moeder@styrelsen.example
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="graense"

--graense
Content-Type: text/plain

The mail could not be delivered.

--graense
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.koege.example
Arrival-Date: Fri, 1 Mar 2024 12:00:00 +0000

Final-Recipient: rfc822; bo@koege.example
Action: {action}
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 no such mailbox

--graense
{returned}
--graense--
"""


def report_of(letter: Letter, action: str = "failed", *, whole: bool = True) -> bytes:
    mail = bytes(letter.mime).decode().replace("\r\n", "\n")
    headers = mail.partition("\n\n")[0]
    returned = (
        f"Content-Type: message/rfc822\n\n{mail}"
        if whole
        else f"Content-Type: text/rfc822-headers\n\n{headers}\n"
    )
    return REPORT.format(action=action, returned=returned).replace("\n", "\r\n").encode()


def fates() -> list[tuple[str, str]]:
    return list(IncomingMail.objects.order_by("id").values_list("outcome", "reason"))


@pytest.mark.parametrize("whole", [True, False])
def test_letter_that_comes_back_is_marked_and_who_had_it_written_is_told(
    mail_server: ScriptedServer,
    inbox: str,
    mailboxes: ImapServer,
    settings: Settings,
    whole: bool,  # noqa: FBT001 -- given by name
) -> None:
    settings.MAIL = replace(settings.MAIL, vouching_server="mx.styrelsen.example")
    writer = make_member(Hat.PROGRAMME_LEAD, "vold")
    letter = make_letter(make_user(name="Bo Berg"), programme_key="vold")
    Letter.objects.update(by=writer)
    send_due(clock=lambda: NOON)
    letter.refresh_from_db()
    mailboxes.deliver(inbox, report_of(letter, whole=whole))

    read_inbox(clock=lambda: NOON)
    (news,) = bundle_due(at=NOON + timedelta(minutes=15))

    letter.refresh_from_db()
    told = "Brevet kom retur: 550 5.1.1 no such mailbox"
    assert (letter.state, letter.error, letter.sent_at) == ("failed", told, None)
    assert [one.state for one in letter.steps.all()] == ["waiting", "sent", "failed"]
    assert fates() == [("returned", told)]
    assert (news.person, news.subject) == (writer, "Et brev til Bo Berg nåede ikke frem")
    assert f"/post/udbakke/{letter.pk}/".encode() in bytes(news.mime).replace(b"=\r\n", b"")


def test_report_of_a_delay_changes_nothing(mail_server: ScriptedServer) -> None:
    letter = make_letter()
    send_due(clock=lambda: NOON)

    take_in(report_of(letter, "delayed"), at=NOON)

    letter.refresh_from_db()
    assert letter.state == "sent"
    assert fates() == [("automatic", "")]


def test_report_of_a_mail_that_is_not_ours_waits_for_a_person() -> None:
    letter = make_letter()
    stranger = Letter(mime=bytes(letter.mime).replace(b"Message-ID: <", b"Message-ID: <x"))

    take_in(report_of(stranger), at=NOON)

    assert [outcome for outcome, _ in fates()] == ["not_understood"]


def test_news_that_come_back_are_told_to_nobody(mail_server: ScriptedServer) -> None:
    letter = make_letter()  # written by no person, as news are
    send_due(clock=lambda: NOON)

    take_in(report_of(letter), at=NOON)

    assert bundle_due(at=NOON + timedelta(days=1)) == []


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Auto_Submitted": "auto-generated; owner-email=x@example.dk"},
        {"Precedence": "auto_reply"},
        {"X_Autoreply": "yes"},
    ],
)
def test_answer_from_one_who_is_away_bothers_nobody(headers: dict[str, str]) -> None:
    away = plain_mail("Jeg er på ferie.", From="bo@example.dk", Subject="Ferie", **headers)

    take_in(away.as_bytes(), at=NOON)

    assert fates() == [("automatic", "")]


def test_mail_that_says_a_person_wrote_it_waits_for_a_person() -> None:
    take_in(plain_mail(From="bo@example.dk", Auto_Submitted="no").as_bytes(), at=NOON)

    assert fates() == [("not_understood", "")]


def test_answer_that_a_calendar_writes_by_itself_is_read_as_an_answer() -> None:
    @reads_mail("tests.answers")
    def read(mail: bytes, received_at: object) -> bool:
        return b"METHOD:REPLY" in mail

    take_in(plain_mail("METHOD:REPLY", Auto_Submitted="auto-replied").as_bytes(), at=NOON)

    assert fates() == [("accepted", "")]


def nested(layers: int) -> bytes:
    mail = EmailMessage(policy=SMTP)
    mail.set_content("x")
    for _ in range(layers):
        around = EmailMessage(policy=SMTP)
        around["Content-Type"] = "multipart/report; report-type=delivery-status"
        around.attach(mail)
        mail = around
    return mail.as_bytes()


@pytest.mark.parametrize(
    "hostile",
    [
        nested(40),
        b"Content-Type: multipart/report\r\n\r\n",
        b"Content-Type: multipart/report; boundary=\r\n\r\n--\r\n",
        REPORT.format(action="failed", returned="Content-Type: message/rfc822\n\n").encode(),
        REPORT.format(
            action="failed", returned="Content-Type: text/rfc822-headers\n\n\x00"
        ).encode(),
        REPORT.format(action="failed\x00", returned="\udcff\n\n").encode(
            "utf-8", "surrogateescape"
        ),
    ],
)
def test_broken_report_is_kept_and_stops_nothing(hostile: bytes) -> None:
    take_in(hostile, at=NOON)
    take_in(plain_mail(From="bo@example.dk").as_bytes(), at=NOON)

    assert [outcome for outcome, _ in fates()][1] == "not_understood"


@given(st.binary(max_size=400), st.integers(0, len(REPORT)))
def test_no_bytes_make_a_report_raise(noise: bytes, where: int) -> None:
    mail = REPORT.encode()

    broken = mail[:where] + noise + mail[where:]

    assert is_automatic(broken) in {True, False}
    assert report_in(broken) is None or isinstance(report_in(broken).reason, str)


def test_who_had_a_letter_written_is_told_when_the_server_says_no(
    mail_server: ScriptedServer,
) -> None:
    writer, letter = make_user(), make_letter(make_user(name="Bo Berg"))
    Letter.objects.update(by=writer)
    mail_server.to_recipient[letter.to_address] = "550 5.1.1 no such mailbox"

    send_due(clock=lambda: NOON)
    (news,) = bundle_due(at=NOON + timedelta(minutes=15))

    assert (news.person, news.subject) == (writer, "Et brev til Bo Berg nåede ikke frem")
    assert letter.to_address.encode() not in bytes(news.mime)
    assert b"/post/udbakke/" not in bytes(news.mime)  # which is not for them to see


def test_who_had_a_letter_written_is_told_when_nobody_knows_whether_it_arrived(
    mail_server: ScriptedServer,
) -> None:
    writer, letter = make_user(), make_letter(make_user(name="Bo Berg"))
    Letter.objects.update(by=writer)
    mail_server.to_letter[letter.to_address] = BREAKS

    send_due(clock=lambda: NOON)
    (news,) = bundle_due(at=NOON + timedelta(minutes=15))

    letter.refresh_from_db()
    assert letter.state == "held"
    assert (news.person, news.subject) == (
        writer,
        "Ingen ved, om et brev til Bo Berg nåede frem",
    )
