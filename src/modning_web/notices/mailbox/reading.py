"""Reading the mailbox: from where it was last left, each mail once."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from modning_web.notices.actions.incoming import keep, note_unfetched, read_kept
from modning_web.notices.mailbox.imap import Fetched, Mailbox, MailboxClosed
from modning_web.notices.models import MailboxPosition

LONGEST_TURN = timedelta(minutes=2)  # before the worker's other work gets its turn
logger = logging.getLogger(__name__)
Clock = Callable[[], datetime]


def read_inbox(*, clock: Clock) -> int:
    """Keep what is new in the mailbox and read it; return how many mails were new.

    A mail is kept before it is marked, and read in one transaction with the note of what became of
    it: a stop at any moment leaves each mail kept once and read once. A mailbox with a long past is
    read over several turns.
    """
    new, ends_at = 0, clock() + LONGEST_TURN
    if settings.MAIL.reading is not None:
        try:
            with Mailbox(settings.MAIL.reading) as mailbox:
                for fetched in mailbox.newer_than(_last_uid(mailbox.place)):
                    new += _kept(fetched, mailbox.place, at=clock())
                    mailbox.mark_kept(fetched.uid)
                    if clock() >= ends_at:
                        break
        except MailboxClosed as fault:
            logger.warning("the mailbox cannot be read: %s", fault)
    read_kept(at=clock())
    return new


@transaction.atomic
def _kept(fetched: Fetched, place: str, *, at: datetime) -> bool:
    MailboxPosition.objects.update_or_create(validity=place, defaults={"uid": fetched.uid})
    if fetched.fault:
        return note_unfetched(f"{place}/{fetched.uid}", fetched.fault, at=at)
    return keep(fetched.raw, size=fetched.size, at=at)


def _last_uid(place: str) -> int:
    known = MailboxPosition.objects.filter(validity=place).values_list("uid", flat=True)
    return known.first() or 0
