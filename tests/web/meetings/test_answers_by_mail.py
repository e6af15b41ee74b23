"""Answers that come back by mail: taken where they count, refused with a reason where not."""

from datetime import UTC, datetime, timedelta

import pytest
from factories import NOON, add_hat, make_user
from meeting_factories import LATER, Cast, a_convened_meeting, fresh, make_cast, now
from web.meetings.mail_programs import PROGRAMS, as_outlook, as_thunderbird, event_in
from web.notices.conftest import ScriptedServer
from web.notices.imap_server import ImapServer

from modning_web.access.models import Hat
from modning_web.audit.models import AuditEvent
from modning_web.meetings.actions import steps
from modning_web.meetings.actions.answering import Reply, answer
from modning_web.meetings.actions.reading_answers import take_mail
from modning_web.meetings.models import Invitation, MailAnswer, Meeting
from modning_web.notices.actions.incoming import take_in
from modning_web.notices.delivery.sending import send_due
from modning_web.notices.mailbox.reading import read_inbox
from modning_web.notices.models import IncomingMail, Letter, Notice

pytestmark = pytest.mark.django_db
RECEIVED = NOON + timedelta(days=2)


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    return a_convened_meeting(cast)


def letter_to(cast: Cast) -> bytes:
    """Return the latest invitation to the project leader of the north."""
    latest = Letter.objects.filter(person=cast.north).order_by("-id").first()
    assert latest is not None
    return bytes(latest.mime)


def norths(meeting: Meeting, cast: Cast) -> Invitation:
    return meeting.invitations.get(person=cast.north)


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize("answered", ["accepted", "declined", "tentative"])
def test_answer_of_each_program_is_read_back(
    program: str, answered: str, meeting: Meeting, cast: Cast
) -> None:
    mail = PROGRAMS[program](
        letter_to(cast), answered, sender=str(cast.north.email), comment="Kommer lidt senere"
    )

    kept = take_mail(mail=mail, received_at=RECEIVED)

    row = norths(meeting, cast)
    assert kept is not None
    assert kept.refused == ""
    assert (row.answered, row.comment, row.answered_sequence) == (answered, "Kommer lidt senere", 0)


def test_planner_is_told_of_an_answer_with_other_news(meeting: Meeting, cast: Cast) -> None:
    mail = as_outlook(letter_to(cast), "declined", sender=str(cast.north.email))

    take_mail(mail=mail, received_at=RECEIVED)

    (notice,) = Notice.objects.all()
    assert (notice.person, notice.values["person"]) == (cast.lead, "Nora Prøve")


def test_answer_from_another_is_refused_kept_and_told(meeting: Meeting, cast: Cast) -> None:
    mail = as_outlook(letter_to(cast), "accepted", sender=str(cast.north.email))
    forged = mail.replace(f"<{cast.north.email}>".encode(), b"<ond@example.com>")

    take_in(forged, at=RECEIVED)

    (kept,) = MailAnswer.objects.all()
    assert (kept.meeting, kept.refused) == (meeting, "forged")
    assert norths(meeting, cast).answered == "needs-action"
    assert IncomingMail.objects.get().outcome == "refused"
    assert AuditEvent.objects.filter(action="meetings.refuse_mail").count() == 1


def test_answer_to_an_earlier_time_does_not_count_for_the_new(meeting: Meeting, cast: Cast) -> None:
    old = letter_to(cast)
    steps.move(seen=now(meeting), slot=LATER, reason="Tog", by=cast.lead, at=NOON)

    kept = take_mail(
        mail=as_outlook(old, "accepted", sender=str(cast.north.email)), received_at=RECEIVED
    )

    assert kept is not None
    assert kept.refused == "out-of-date"
    assert norths(meeting, cast).answered == "needs-action"


def test_answer_still_counts_when_only_others_were_invited_since(
    meeting: Meeting, cast: Cast
) -> None:
    old = letter_to(cast)
    invited = [steps.invited_as(one) for one in meeting.invitations.exclude(person=cast.south)]
    around = steps.Circumstances()
    steps.revise(seen=now(meeting), circumstances=around, invited=invited, by=cast.lead, at=NOON)

    take_mail(mail=as_outlook(old, "accepted", sender=str(cast.north.email)), received_at=RECEIVED)

    assert norths(meeting, cast).answered == "accepted"


def test_later_answer_wins_whatever_order_the_mails_come_in(meeting: Meeting, cast: Cast) -> None:
    letter, sender = letter_to(cast), str(cast.north.email)
    first = as_outlook(letter, "accepted", sender=sender, stamped="20240302T080000Z")
    second = as_outlook(letter, "declined", sender=sender, stamped="20240302T090000Z")

    take_mail(mail=second, received_at=RECEIVED)
    take_mail(mail=first, received_at=RECEIVED)

    assert norths(meeting, cast).answered == "declined"


def test_answer_on_the_site_is_not_undone_by_an_older_mail(meeting: Meeting, cast: Cast) -> None:
    at = datetime(2024, 3, 3, 8, tzinfo=UTC)
    answer(
        invitation=norths(meeting, cast),
        reply=Reply("accepted", comes_online=True),
        by=cast.north,
        at=at,
    )

    take_mail(
        mail=as_outlook(letter_to(cast), "declined", sender=str(cast.north.email)),
        received_at=at + timedelta(days=1),
    )

    row = norths(meeting, cast)
    assert (row.answered, row.comes_online) == ("accepted", True)


def test_one_who_sends_another_is_represented_by_them(meeting: Meeting, cast: Cast) -> None:
    take_mail(mail=a_delegation(cast, str(cast.worker.email)), received_at=RECEIVED)

    row = norths(meeting, cast)
    assert (row.answered, row.represented_by) == ("delegated", cast.worker)


def a_delegation(cast: Cast, to: str) -> bytes:
    """Return the mail by which the project leader of the north sends another."""
    return mail_with(
        as_thunderbird(letter_to(cast), "delegated", sender=str(cast.north.email)),
        "PARTSTAT=DELEGATED",
        f'PARTSTAT=DELEGATED;DELEGATED-TO="mailto:{to}"',
    )


@pytest.mark.parametrize("who", ["nobody", "elsewhere", "left", "closed"])
def test_mail_that_sends_another_finds_out_nobody_beyond_the_programmes_people(
    who: str, meeting: Meeting, cast: Cast
) -> None:
    address = "ukendt@example.dk"
    if who != "nobody":
        sent = make_user(name="Skjult Person", email=address, is_active=who != "closed")
        programme = "andet" if who == "elsewhere" else meeting.programme.key
        ended = NOON.date() if who == "left" else None
        add_hat(sent, Hat.PRACTITIONER, programme, to_date=ended)

    take_mail(mail=a_delegation(cast, address), received_at=RECEIVED)

    row = norths(meeting, cast)
    assert (row.answered, row.represented_by, row.delegated_to) == ("delegated", None, address)
    told = str(list(Notice.objects.values_list("values", flat=True)))
    assert "Skjult Person" not in told


def an_answer_for_another(cast: Cast, sender: str) -> bytes:
    """Return the mail of one who says that the project leader of the north sent them."""
    return mail_with(
        as_thunderbird(letter_to(cast), "accepted", sender=sender, stamped="20240302T100000Z"),
        "PARTSTAT=ACCEPTED",
        f'PARTSTAT=ACCEPTED;DELEGATED-FROM="mailto:{cast.north.email}"',
    )


def test_one_who_was_sent_by_mail_answers_for_the_one_who_sent_them(
    meeting: Meeting, cast: Cast
) -> None:
    worker = str(cast.worker.email)
    take_mail(mail=a_delegation(cast, worker), received_at=RECEIVED)

    kept = take_mail(mail=an_answer_for_another(cast, worker), received_at=RECEIVED)

    row = norths(meeting, cast)
    assert kept is not None
    assert (kept.refused, kept.invitation) == ("", row)
    assert (row.answered, row.represented_by) == ("delegated", cast.worker)


def test_one_whom_nobody_sent_does_not_answer_for_another(meeting: Meeting, cast: Cast) -> None:
    kept = take_mail(mail=an_answer_for_another(cast, str(cast.worker.email)), received_at=RECEIVED)

    row = norths(meeting, cast)
    assert kept is not None
    assert kept.refused != ""
    assert (row.answered, row.represented_by) == ("needs-action", None)


def mail_with(mail: bytes, old: str, new: str) -> bytes:
    assert old.encode() in mail
    return mail.replace(old.encode(), new.encode())


def test_counter_proposal_is_shown_and_told_and_changes_nothing(
    meeting: Meeting, cast: Cast
) -> None:
    mail = as_thunderbird(letter_to(cast), "tentative", sender=str(cast.north.email))
    counter = mail.replace(b"METHOD:REPLY", b"METHOD:COUNTER")

    kept = take_mail(mail=counter, received_at=RECEIVED)

    assert kept is not None
    assert kept.kind == "counter"
    assert kept.starts_at == datetime(2024, 5, 14, 7, tzinfo=UTC)
    assert "meetings.counter" in {one.kind for one in Notice.objects.all()}
    assert fresh(meeting).starts_at == meeting.starts_at


def test_counter_proposal_reaches_all_who_may_plan_the_meeting(cast: Cast) -> None:
    visit = a_convened_meeting(cast, "besoeg/1/nordby-kommune")
    mail = as_thunderbird(letter_to(cast), "tentative", sender=str(cast.north.email))

    take_mail(mail=mail.replace(b"METHOD:REPLY", b"METHOD:COUNTER"), received_at=RECEIVED)

    told = Notice.objects.filter(kind="meetings.counter").values_list("person", flat=True)
    assert set(told) == {cast.lead.pk, cast.consultant.pk, cast.north.pk}
    assert visit.mail_answers.count() == 1


def a_refresh(cast: Cast, letter: bytes) -> bytes:
    """Ask for the invitation again, as programs do: without a sequence or an answer."""
    mail = as_thunderbird(letter, "needs-action", sender=str(cast.north.email))
    event = event_in(letter)
    sequence = f"SEQUENCE:{event['sequence']}\r\n".encode()
    return mail.replace(b"METHOD:REPLY", b"METHOD:REFRESH").replace(sequence, b"")


def test_one_who_asks_for_the_invitation_again_gets_it_as_it_stands(
    meeting: Meeting, cast: Cast
) -> None:
    old = letter_to(cast)
    steps.move(seen=now(meeting), slot=LATER, reason="Tog", by=cast.lead, at=NOON)
    before = Letter.objects.count()

    kept = take_mail(mail=a_refresh(cast, old), received_at=RECEIVED)

    assert kept is not None
    assert (kept.kind, kept.refused) == ("refresh", "")
    assert Letter.objects.count() == before + 1
    again = event_in(letter_to(cast))
    assert (int(again["sequence"]), again["dtstart"].dt) == (1, LATER.starts)
    assert norths(meeting, cast).answered == "needs-action"


def test_invitation_is_sent_again_once_a_day_however_often_it_is_asked_for(
    meeting: Meeting, cast: Cast
) -> None:
    letter, before = letter_to(cast), Letter.objects.count()

    for hours in (0, 1, 2, 25):
        take_mail(mail=a_refresh(cast, letter), received_at=RECEIVED + timedelta(hours=hours))

    assert Letter.objects.count() == before + 2


def test_one_who_is_not_invited_gets_no_invitation_by_asking(meeting: Meeting, cast: Cast) -> None:
    mail = a_refresh(cast, letter_to(cast)).replace(
        str(cast.north.email).encode(), str(cast.worker.email).encode()
    )
    before = Letter.objects.count()

    kept = take_mail(mail=mail, received_at=RECEIVED)

    assert kept is not None
    assert kept.refused == "not-invited"
    assert Letter.objects.count() == before


@pytest.mark.parametrize("program", PROGRAMS)
def test_answer_from_one_in_safe_contact_finds_its_meeting(program: str, cast: Cast) -> None:
    cast.north.wants_safe_contact = True
    cast.north.save()
    meeting = a_convened_meeting(cast)
    letter = letter_to(cast)

    take_in(PROGRAMS[program](letter, "accepted", sender=str(cast.north.email)), at=RECEIVED)

    assert str(event_in(letter)["summary"]) == "Aftale"
    assert norths(meeting, cast).answered == "accepted"
    assert MailAnswer.objects.get().meeting == meeting
    assert IncomingMail.objects.get().outcome == "accepted"


@pytest.mark.parametrize(
    ("mail", "reason"),
    [
        (b"From: a@b.dk\r\nContent-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR", "unreadable"),
        (b"From: a@b.dk\r\nContent-Type: text/calendar\r\n\r\n" + b"X" * 200_000, "too-large"),
    ],
)
def test_hostile_mail_is_refused_and_nothing_changes(
    mail: bytes, reason: str, meeting: Meeting, cast: Cast
) -> None:
    take_in(mail, at=RECEIVED)

    assert IncomingMail.objects.count() == 1
    assert IncomingMail.objects.get().outcome in {"refused", "not_understood"}
    assert norths(meeting, cast).answered == "needs-action"


def test_five_megabytes_are_refused_at_once(meeting: Meeting, cast: Cast) -> None:
    mail = as_outlook(letter_to(cast), "accepted", sender=str(cast.north.email))

    take_in(mail + b"X" * 5_000_000, at=RECEIVED)

    incoming = IncomingMail.objects.get()
    assert incoming.outcome == "refused"
    assert norths(meeting, cast).answered == "needs-action"


def test_html_in_a_comment_is_text(meeting: Meeting, cast: Cast) -> None:
    mail = as_outlook(
        letter_to(cast), "accepted", sender=str(cast.north.email), comment="<script>x</script>"
    )

    take_mail(mail=mail, received_at=RECEIVED)

    assert norths(meeting, cast).comment == "<script>x</script>"


def test_answer_for_a_meeting_of_nobodys_is_refused(cast: Cast, meeting: Meeting) -> None:
    mail = as_outlook(letter_to(cast), "accepted", sender=str(cast.north.email))
    unknown = mail_with(
        as_thunderbird(letter_to(cast), "accepted", sender=str(cast.north.email)),
        f"UID:{meeting.uid}",
        "UID:nobody",
    )

    kept = take_mail(mail=unknown, received_at=RECEIVED)

    assert mail != unknown
    assert kept is not None
    assert (kept.refused, kept.meeting) == ("unknown-meeting", None)


def test_mail_that_is_no_answer_is_left_to_others(cast: Cast) -> None:
    make_user()

    assert take_mail(mail=b"From: a@b.dk\r\n\r\nHej", received_at=RECEIVED) is None


@pytest.mark.slow
@pytest.mark.parametrize("program", PROGRAMS)
def test_answer_makes_the_whole_way_through_real_mail_servers(
    program: str,
    cast: Cast,
    mail_server: ScriptedServer,
    mailboxes: ImapServer,
    inbox: str,
) -> None:
    meeting = a_convened_meeting(cast)
    send_due(clock=lambda: NOON)
    received = next(mail for to, mail in mail_server.kept if to == cast.north.email)
    mailboxes.deliver(inbox, PROGRAMS[program](received, "accepted", sender=str(cast.north.email)))

    read_inbox(clock=lambda: RECEIVED)
    read_inbox(clock=lambda: RECEIVED)

    assert len(mail_server.kept) == 3
    assert norths(meeting, cast).answered == "accepted"
    assert IncomingMail.objects.get().outcome == "accepted"
    assert MailAnswer.objects.count() == 1
