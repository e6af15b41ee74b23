"""Keeping each mail that came in once, and giving it to those who read mail."""

import logging
from datetime import datetime
from email.parser import BytesHeaderParser
from email.policy import compat32
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from modning_web.audit import actions as audit
from modning_web.notices.actions.reporting import take_report
from modning_web.notices.inbox import READERS, MailRefused, Reader
from modning_web.notices.models import IncomingMail, Outcome
from modning_web.notices.reading import LONGEST_HEAD, header_of
from modning_web.notices.returning import is_automatic, report_in
from modning_web.notices.vouching import is_vouched_for

REPORTS = "notices.reports"
LARGEST_MAIL = 2_000_000  # bytes; of a larger one only the beginning is kept
logger = logging.getLogger(__name__)


def take_in(raw: bytes, *, at: datetime) -> bool:
    """Keep a mail and read it at once; tell whether it is new."""
    is_new = keep(raw[:LARGEST_MAIL], size=len(raw), at=at)
    read_kept(at=at)
    return is_new


@transaction.atomic
def keep(raw: bytes, *, size: int, at: datetime) -> bool:
    """Keep a mail as it came; tell whether it is new. One larger than `raw` is refused."""
    head = BytesHeaderParser(policy=compat32).parsebytes(raw[:LONGEST_HEAD])
    is_whole = size == len(raw)
    _mail, is_new = IncomingMail.objects.get_or_create(
        digest=sha256(raw + b"%d" % size).hexdigest(),
        defaults={
            "message_id": header_of(head, "Message-ID")[:300],
            "sender": header_of(head, "From")[:300],
            "subject": header_of(head, "Subject")[:300],
            "size": size,
            "raw": raw,
            "received_at": at,
            "outcome": Outcome.WAITING if is_whole else Outcome.REFUSED,
            "reason": "" if is_whole else _too_large(size),
        },
    )
    return is_new


@transaction.atomic
def note_unfetched(where: str, fault: str, *, at: datetime) -> bool:
    """Note that the mail server did not give out the mail at a place; tell whether it is new."""
    told = _("Mailserveren gav ikke mailen ud ({fault}). Den ligger i postkassen.")
    _mail, is_new = IncomingMail.objects.get_or_create(
        digest=sha256(where.encode()).hexdigest(),
        defaults={
            "size": 0,
            "raw": b"",
            "received_at": at,
            "outcome": Outcome.REFUSED,
            "reason": told.format(fault=fault),
        },
    )
    return is_new


def read_kept(*, at: datetime) -> None:
    """Read the mails that are kept and wait, the oldest first; one that stumbles waits on."""
    waiting = IncomingMail.objects.filter(outcome=Outcome.WAITING).order_by("id")
    for key in waiting.values_list("pk", flat=True):
        try:
            read(key, at=at)
        except Exception:
            logger.exception("the mail %s could not be read", key)


@transaction.atomic
def read(key: UUID, *, at: datetime) -> None:
    """Give a kept mail to those who read mail, until one knows it, and note what became of it."""
    row = IncomingMail.objects.select_for_update().get(pk=key)
    if row.outcome != Outcome.WAITING:
        return
    row.outcome, row.reader, row.reason = _judged(bytes(row.raw), row.received_at, at)
    row.read_at = at
    row.save(update_fields=["outcome", "reader", "reason", "read_at"])
    audit.record("notices.mail.read", by=None, at=at, on=row, details={"outcome": row.outcome})


def _judged(raw: bytes, received_at: datetime, at: datetime) -> tuple[Outcome, str, str]:
    """Return what becomes of a mail, who read it, and why."""
    report = report_in(raw)
    if report is not None:  # servers report without a sender that anyone could vouch for
        outcome, reason = take_report(report, at=at)
        return outcome, REPORTS, reason
    if not is_vouched_for(raw, settings.MAIL.vouching_server):
        return Outcome.REFUSED, "", _forged()
    outcome, name, reason = _given_to_readers(raw, received_at)
    # A calendar answers by machine too: so what is an answer was read as one first.
    if outcome == Outcome.NOT_UNDERSTOOD and is_automatic(raw):
        return Outcome.AUTOMATIC, "", ""
    return outcome, name, reason


def _given_to_readers(raw: bytes, received_at: datetime) -> tuple[Outcome, str, str]:
    for name, reader in sorted(READERS.items()):
        outcome, reason = _given_to(reader, name, raw, received_at)
        if outcome != Outcome.NOT_UNDERSTOOD:
            return outcome, name, reason
    return Outcome.NOT_UNDERSTOOD, "", ""


def _given_to(reader: Reader, name: str, raw: bytes, received_at: datetime) -> tuple[Outcome, str]:
    try:
        with transaction.atomic():  # what a reader that stumbles has written is undone
            try:
                taken = reader(raw, received_at)
            except MailRefused as refusal:
                return Outcome.REFUSED, str(refusal)[:1000]
    # A fault of one reader must not stop the mails that come after.
    except Exception:
        logger.exception("the reader %s stumbled over a mail", name)
        return Outcome.STUMBLED, _("Der er en fejl i systemet. Mailen er gemt.")
    return (Outcome.ACCEPTED if taken else Outcome.NOT_UNDERSTOOD), ""


def _too_large(size: int) -> str:
    return _(
        "Mailen fylder {size} MB, mere end {most} MB. Kun begyndelsen er hentet; "
        "mailen ligger i postkassen."
    ).format(size=round(size / 1_000_000, 1), most=LARGEST_MAIL // 1_000_000)


def _forged() -> str:
    return _("Mailserveren siger ikke god for, at mailen kommer fra den, den siger.")
