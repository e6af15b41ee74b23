"""Erasing what old letters and old mails said; that they were sent, or came, stays."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from modning.language import Text
from modning_web.audit import actions as audit
from modning_web.notices.kinds import KINDS
from modning_web.notices.models import (
    IncomingMail,
    Letter,
    LetterState,
    LetterStep,
    Notice,
    Outcome,
)

OVER = (LetterState.SENT, LetterState.FAILED, LetterState.HELD)
MOST_AT_ONCE = 500


@transaction.atomic
def erase_old_letters(*, at: datetime) -> int:
    """Erase letters older than MODNING_LETTERS_KEPT_DAYS, some at a time; return how many.

    When, to whom, of which kind and how it went stays. Nothing is erased in a demo, whose letters
    are as old as its programmes.
    """
    if settings.DEMO:
        return 0
    old = Letter.objects.filter(erased_at=None, state__in=OVER, written_at__lt=_kept_since(at))
    keys = list(old.order_by("written_at").values_list("pk", flat=True)[:MOST_AT_ONCE])
    some = list(Letter.objects.select_for_update().filter(pk__in=keys).defer("mime"))
    for row in some:
        row.subject, row.to_address, row.inside = _name(row), "", ""
        row.mime, row.answer, row.error, row.erased_at = b"", "", "", at
    fields = ["subject", "to_address", "inside", "mime", "answer", "error", "erased_at"]
    Letter.objects.bulk_update(some, fields, batch_size=100)
    Letter.objects.filter(pk__in=keys, person=None).update(to_name="")
    LetterStep.objects.filter(letter__in=keys).update(note="")  # servers answer with addresses
    Notice.objects.filter(letter__in=keys).delete()
    if some:
        details = {"number": len(some)}
        audit.record("notices.letter.erase", by=None, at=at, details=details)
    return len(some)


@transaction.atomic
def erase_old_mails(*, at: datetime) -> int:
    """Erase mails that came in before those days, some at a time; return how many.

    When a mail came, what became of it and why stays, and its digest: a mailbox that is read anew
    brings nothing back.
    """
    if settings.DEMO:
        return 0
    read = IncomingMail.objects.filter(erased_at=None).exclude(outcome=Outcome.WAITING)
    old = read.filter(received_at__lt=_kept_since(at)).order_by("received_at")
    keys = list(old.values_list("pk", flat=True)[:MOST_AT_ONCE])
    erased = IncomingMail.objects.filter(pk__in=keys).update(
        message_id="", sender="", subject="", raw=b"", erased_at=at
    )
    # What a server says of a letter that came back names its address.
    IncomingMail.objects.filter(pk__in=keys, outcome=Outcome.RETURNED).update(reason="")
    if erased:
        audit.record("notices.mail.erase", by=None, at=at, details={"number": erased})
    return erased


def _kept_since(at: datetime) -> datetime:
    return at - timedelta(days=settings.MAIL.days_kept)


def _name(row: Letter) -> str:
    """Return what its kind of letter is called, in the letter's language."""
    declared = KINDS.get(row.kind)
    name = declared.name if declared else Text(row.kind, row.kind)
    return name.in_language("en" if row.language == "en" else "da")[:300]
