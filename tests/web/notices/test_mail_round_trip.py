"""Out by SMTP, answered by a person's program, and read back by IMAP: real servers between."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from core.meetings.invitations import AASE, invitation
from factories import NOON, make_user
from pytest_django import Settings
from web.notices.calendar_program import answer_of, invite
from web.notices.conftest import ScriptedServer
from web.notices.imap_server import ImapServer
from web.notices.sample_letters import plain_mail

from modning.meeting.answer import Refused, Response, accept, read_answer
from modning.meeting.contact import Contact
from modning.meeting.invitation import invitation_mail
from modning_web.access.models import User
from modning_web.notices.inbox import MailRefused, reads_mail
from modning_web.notices.mailbox.reading import read_inbox
from modning_web.notices.models import IncomingMail, MailboxPosition

pytestmark = pytest.mark.django_db


def clock() -> datetime:
    return NOON


@pytest.fixture
def site(mail_server: ScriptedServer, inbox: str, settings: Settings) -> str:
    """Let the site send by SMTP and read the mailbox it sends from; return its address."""
    settings.MAIL = replace(settings.MAIL, sender_address=inbox, neutral_address=inbox)
    return inbox


@pytest.fixture
def taken() -> list[Response]:
    """Read answers by the method's rules; return those that count."""
    counted: list[Response] = []

    @reads_mail("tests.answers")
    def read(mail: bytes, received_at: datetime) -> bool:
        answer = read_answer(mail, received_at=received_at)
        if isinstance(answer, Refused):
            if answer.reason in {"no-calendar", "not-an-answer"}:
                return False
            raise MailRefused(answer.told.da)
        response = accept(answer, invitation())
        if isinstance(response, Refused):
            raise MailRefused(response.told.da)
        counted.append(response)
        return True

    return counted


def fates() -> list[tuple[str, str, str]]:
    rows = IncomingMail.objects.order_by("id")
    return [(row.outcome, row.reader, row.reason) for row in rows]


@pytest.mark.parametrize("in_safety", [False, True])
def test_answer_to_an_invitation_comes_back_through_real_servers(
    site: str,
    mail_server: ScriptedServer,
    mailboxes: ImapServer,
    taken: list[Response],
    in_safety: bool,  # noqa: FBT001 -- given by name
) -> None:
    person = make_user(name=AASE.name, email=AASE.address, wants_safe_contact=in_safety)
    mail_server.mailboxes = mailboxes
    before = len(mailboxes.mails_of(AASE.address))

    invite(person, replace(invitation(), organizer=Contact("Styrelsen", site)), in_safety=in_safety)
    received = mailboxes.mails_of(AASE.address)[before:]
    answer = answer_of(received[0], AASE.address)
    mailboxes.deliver(str(answer["To"]), answer.as_bytes())
    new = read_inbox(clock=clock)

    assert (len(received), new) == (1, 1)
    assert fates() == [("accepted", "tests.answers", "")]
    assert [(one.invitee.contact, one.answer.answered) for one in taken] == [(AASE, "accepted")]


def test_forged_answer_is_refused_and_kept(
    site: str, mailboxes: ImapServer, taken: list[Response]
) -> None:
    invited = invitation_mail(invitation(), AASE).as_bytes()
    forged = answer_of(invited, AASE.address, "DECLINED")
    forged.replace_header("From", "Ondsindet <ond@example.com>")
    mailboxes.deliver(site, forged.as_bytes())

    read_inbox(clock=clock)

    assert taken == []
    ((outcome, _, reason),) = fates()
    assert outcome == "refused"
    assert "anden end den" in reason
    assert bytes(IncomingMail.objects.get().raw) == forged.as_bytes()


def test_sender_that_our_own_server_does_not_vouch_for_is_refused(
    site: str, mailboxes: ImapServer, taken: list[Response], settings: Settings
) -> None:
    settings.MAIL = replace(settings.MAIL, vouching_server="mx.styrelsen.example")
    answer = answer_of(invitation_mail(invitation(), AASE).as_bytes(), AASE.address).as_bytes()
    ours = b"Authentication-Results: mx.styrelsen.example; spf=pass; dmarc=%s\r\n"
    their_own = b"Authentication-Results: mx.example.com; dmarc=pass\r\n"
    for head in (their_own, ours % b"fail" + ours % b"pass", ours % b"pass"):
        mailboxes.deliver(site, head + answer)

    read_inbox(clock=clock)

    assert [outcome for outcome, _, _ in fates()] == ["refused", "refused", "accepted"]
    assert len(taken) == 1


def test_five_megabytes_are_refused_and_stay_in_the_mailbox(
    site: str, mailboxes: ImapServer, taken: list[Response]
) -> None:
    huge = plain_mail("æ" * 2_500_000, From="x@example.dk", Subject="Stor")
    huge.add_attachment(b"BEGIN:VCALENDAR\r\n" * 320_000, maintype="text", subtype="calendar")
    mailboxes.deliver(site, huge.as_bytes())
    mailboxes.deliver(site, plain_mail("Hej", From="y@example.dk", Subject="Lille").as_bytes())

    read_inbox(clock=clock)

    large, small = IncomingMail.objects.order_by("id")
    assert (large.outcome, large.subject) == ("refused", "Stor")
    assert "mere end 2 MB" in large.reason
    assert large.size > 5_000_000
    assert len(bytes(large.raw)) <= 20_000
    assert (small.outcome, small.subject) == ("not_understood", "Lille")
    assert len(mailboxes.mails_of(site)) == 2


def test_mail_is_kept_once_however_often_the_mailbox_is_read(
    site: str, mailboxes: ImapServer
) -> None:
    mailboxes.deliver(site, plain_mail(From="x@example.dk", Subject="En").as_bytes())
    first = read_inbox(clock=clock)

    again = read_inbox(clock=clock)
    MailboxPosition.objects.update(validity="another")  # as when the mailbox is made anew
    anew = read_inbox(clock=clock)

    assert (first, again, anew) == (1, 0, 0)
    assert IncomingMail.objects.count() == 1


def test_fault_of_one_reader_keeps_the_mail_and_the_next_is_read(
    site: str, mailboxes: ImapServer
) -> None:
    read = []

    @reads_mail("tests.stumbles")
    def stumble(mail: bytes, received_at: datetime) -> bool:
        make_user(name="Half-made")
        if b"snub" in mail:
            raise ZeroDivisionError
        read.append(received_at)
        return True

    for text in ("snubletråd", "jævn vej"):
        mailboxes.deliver(site, plain_mail(text, From="x@example.dk", Subject="-").as_bytes())

    read_inbox(clock=clock)

    assert [outcome for outcome, _, _ in fates()] == ["stumbled", "accepted"]
    assert read == [NOON]
    assert User.objects.filter(name="Half-made").count() == 1


def test_mailbox_that_cannot_be_read_is_tried_again_later(
    site: str, mailboxes: ImapServer, settings: Settings
) -> None:
    reading = settings.MAIL.reading
    assert reading is not None
    mailboxes.deliver(site, plain_mail(From="x@example.dk", Subject="-").as_bytes())
    settings.MAIL = replace(settings.MAIL, reading=replace(reading, password="wrong"))
    shut = read_inbox(clock=clock)
    settings.MAIL = replace(settings.MAIL, reading=replace(reading, port=1))
    gone = read_inbox(clock=clock)

    settings.MAIL = replace(settings.MAIL, reading=reading)
    back = read_inbox(clock=lambda: NOON + timedelta(minutes=1))

    assert (shut, gone, back) == (0, 0, 1)


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("Møder & svar", '"M&APg-der &- svar"'),
        ('Et "anført" navn', r'"Et \"anf&APg-rt\" navn"'),
        ("Æøåæøå", '"&AMYA+ADlAOYA+ADl-"'),
    ],
)
def test_mailbox_of_any_name_is_read(
    site: str, mailboxes: ImapServer, settings: Settings, folder: str, name: str
) -> None:
    reading = settings.MAIL.reading
    assert reading is not None
    settings.MAIL = replace(settings.MAIL, reading=replace(reading, folder=folder))
    with mailboxes.signed_in(site) as imap:
        assert imap.create(name)[0] == "OK"
        mail = plain_mail(From="x@example.dk", Subject="Her").as_bytes()
        assert imap.append(name, "", "", mail)[0] == "OK"

    assert read_inbox(clock=clock) == 1
