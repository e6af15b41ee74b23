"""Choosing how one is written to."""

from datetime import datetime
from email.parser import BytesParser

from django.db import transaction

from modning.meeting.mail_headers import POLICY
from modning_web.access.models import User
from modning_web.audit import actions as audit
from modning_web.notices.models import NOT_SENT, Letter
from modning_web.notices.outgoing import Outgoing
from modning_web.notices.safety import as_sent


@transaction.atomic
def choose_safe_contact(*, wanted: bool, by: User, at: datetime) -> None:
    """Let letters to oneself tell nothing of what they are about, or let them tell again.

    Letters that wait to be sent are made neutral too.
    """
    _choose(by, wanted=wanted, by=by, at=at)


@transaction.atomic
def note_safe_contact(*, person: User, by: User, at: datetime) -> None:
    """Note that somebody has asked for safe contact in another way; only they take it back."""
    _choose(person, wanted=True, by=by, at=at)


def _choose(person: User, *, wanted: bool, by: User, at: datetime) -> None:
    person.wants_safe_contact = wanted
    person.save(update_fields=["wants_safe_contact"])
    if wanted:
        _make_waiting_neutral(person)
    audit.record(
        "notices.choose_safe_contact", by=by, at=at, on=person, details={"wanted": int(wanted)}
    )


def _make_waiting_neutral(person: User) -> None:
    waiting = Letter.objects.filter(person=person, state__in=NOT_SENT).select_for_update()
    for letter in waiting:
        mail = BytesParser(policy=POLICY).parsebytes(bytes(letter.mime))
        asked = Outgoing(letter.kind, mail, person, letter.programme_key, letter.about)
        sent = as_sent(asked, letter.pk)
        if sent is not asked and letter.to_address:
            letter.subject = str(sent.mail["Subject"])
            letter.message_id = str(sent.mail["Message-ID"])
            letter.inside, letter.mime = sent.inside, sent.mail.as_bytes()
            letter.save(update_fields=["subject", "message_id", "inside", "mime"])
