"""Sending what waits: claim a letter, hand it over, keep what the server said."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from email.parser import BytesHeaderParser
from email.policy import SMTP

from django.conf import settings
from django.db.models import F
from django.utils.translation import gettext as _

from modning_web.notices.delivery.connection import (
    AnswerUnseen,
    Connection,
    SenderRefused,
    Unreachable,
)
from modning_web.notices.delivery.fate import (
    attempt_of,
    give_back,
    hold,
    pass_over,
    put_off,
    put_off_all,
    settle,
    settle_left,
    show_in_demo,
)
from modning_web.notices.delivery.journal import Busy, Journal, Note
from modning_web.notices.models import Letter, LetterState
from modning_web.notices.queries import due_letters, is_outdated

LONGEST_TURN = timedelta(minutes=2)  # with a slow server, before other work gets its turn
logger = logging.getLogger(__name__)
Clock = Callable[[], datetime]


def send_due(*, clock: Clock, most: int | None = None) -> int:
    """Send the letters whose time has come, `most` at a time; return how many the server took.

    One process on a machine sends at a time: while another does, this returns 0 at once.
    """
    try:
        with Journal(settings.DATA_FOLDER / "outbox") as journal:
            settle_left(journal, at=clock())
            return _send_some(journal, clock, most)
    except Busy:
        return 0


def _send_some(journal: Journal, clock: Clock, most: int | None) -> int:
    waiting = due_letters(at=clock())
    if not waiting.exists():
        return 0
    server = settings.MAIL.sending
    if server is None and settings.DEMO:
        return show_in_demo(waiting, at=clock())
    if server is None:
        put_off_all(_("Der er ikke sat en mailserver op (MODNING_MAIL_URL)."), at=clock())
        return 0
    sent, ends_at = 0, clock() + LONGEST_TURN
    domain = settings.MAIL.sender_address.rpartition("@")[2]
    try:
        with Connection(server, introduced_as=domain) as connection:
            while sent != most and (now := clock()) < ends_at:
                letter = claim(journal.name, at=now)
                if letter is None:
                    break
                sent += _send(letter, connection, journal, clock)
    except Unreachable as fault:
        logger.warning("the mail server cannot be used: %s", fault)
        told = _("Mailserveren kan ikke bruges lige nu: {fault}").format(fault=fault)
        put_off_all(told, at=clock())
    return sent


def claim(sender: str, *, at: datetime) -> Letter | None:
    """Take the letter that has waited longest, so that no other sender takes it."""
    due = due_letters(at=at).order_by("due_at", "id")
    while (candidate := due.values_list("pk", flat=True).first()) is not None:
        claimed = Letter.objects.filter(pk=candidate, state=LetterState.WAITING).update(
            state=LetterState.SENDING, sender=sender, claimed_at=at, attempts=F("attempts") + 1
        )
        if claimed:
            return Letter.objects.get(pk=candidate)
    return None


def _send(letter: Letter, connection: Connection, journal: Journal, clock: Clock) -> bool:
    """Hand one letter over and keep what became of it; tell whether the server took it."""
    was_put_off = letter.attempts > 1  # a person who sends it again begins anew
    if was_put_off and is_outdated(letter):
        pass_over(letter, _("Der er skrevet et nyere brev om det samme."), at=clock())
        return False
    attempt = attempt_of(letter)
    mail = bytes(letter.mime)
    sender = _sender_in(mail)
    try:
        connection.begin(sender)
    except Unreachable as fault:
        give_back(letter, str(fault), at=clock())
        if isinstance(fault, SenderRefused) and sender != settings.MAIL.sender_address:
            return False  # letters from our other address can still leave
        raise
    try:
        reply = connection.hand_over(
            mail,
            recipient=letter.to_address,
            at_the_end=lambda: journal.write(Note(attempt)),
        )
    except Unreachable as fault:
        put_off(letter, str(fault), at=clock())
        raise
    except AnswerUnseen as fault:
        told = _(
            "Forbindelsen til mailserveren brast, før den svarede ({fault}). Måske nåede brevet "
            "frem. Spørg modtageren, før du sender det igen."
        )
        hold(letter, told.format(fault=fault), at=clock())
        raise Unreachable(str(fault)) from fault
    journal.write(Note(attempt, reply.code, reply.text))
    settle(letter, reply, at=clock())
    if reply.is_closing:
        raise Unreachable(reply.text)
    return reply.is_accepted


def _sender_in(mail: bytes) -> str:
    """Return the address the letter is from; news that it could not be delivered goes there."""
    headers = BytesHeaderParser(policy=SMTP).parsebytes(mail)
    return str(headers["From"].addresses[0].addr_spec)
