"""What people decide about letters and mails that did not go by themselves."""

from datetime import datetime

from django.db import transaction

from modning_web.access.models import User
from modning_web.audit import actions as audit
from modning_web.notices.models import (
    IncomingMail,
    Letter,
    LetterState,
    LetterStep,
    Notice,
    Outcome,
)
from modning_web.notices.work import send_waiting


class UnableToSendAgain(Exception):
    """The letter is sent or on its way, its text is dropped, or it has nobody to go to."""


class UnableToSetAside(Exception):
    """The mail is taken already, or waits to be read."""


CLOSED = "Modtagerens konto er lukket."
# Nothing is left for a person to do.
SEEN_TO = (
    Outcome.ACCEPTED,
    Outcome.RETURNED,
    Outcome.AUTOMATIC,
    Outcome.WAITING,
    Outcome.SET_ASIDE,
)
STOPPED = (LetterState.FAILED, LetterState.HELD)


@transaction.atomic
def send_again(*, letter: Letter, by: User, at: datetime) -> None:
    """Let a letter that was given up or held back be tried anew; only a person decides that."""
    row = Letter.objects.select_for_update().get(pk=letter.pk)
    if row.state not in STOPPED or not can_be_sent(row):
        raise UnableToSendAgain
    row.state, row.due_at, row.attempts, row.error = LetterState.WAITING, at, 0, ""
    row.save(update_fields=["state", "due_at", "attempts", "error"])
    LetterStep.objects.create(letter=row, state=row.state, at=at, by=by)
    audit.record("notices.letter.send_again", by=by, at=at, on=row, programme_key=row.programme_key)
    transaction.on_commit(send_waiting.enqueue)


@transaction.atomic
def stop_letters(*, person: User, by: User, at: datetime) -> int:
    """Hold back what waits to be sent to a person, and drop what they were to be told."""
    Notice.objects.filter(person=person, letter=None).delete()
    rows = list(Letter.objects.select_for_update().filter(person=person, state=LetterState.WAITING))
    for row in rows:
        row.state, row.error = LetterState.HELD, CLOSED
        row.save(update_fields=["state", "error"])
        LetterStep.objects.create(letter=row, state=row.state, at=at, by=by, note=CLOSED)
    return len(rows)


def can_be_sent(letter: Letter) -> bool:
    """Whether there is something to send and somebody to send it to."""
    is_open_to = letter.person is None or letter.person.is_active
    return bool(letter.to_address and letter.mime and is_open_to)


@transaction.atomic
def set_aside(*, mail: IncomingMail, by: User, at: datetime) -> None:
    """Note that a person has seen to a mail that could not be read."""
    row = IncomingMail.objects.select_for_update().get(pk=mail.pk)
    if row.outcome in SEEN_TO:
        raise UnableToSetAside
    row.outcome, row.set_aside_by = Outcome.SET_ASIDE, by
    row.save(update_fields=["outcome", "set_aside_by"])
    audit.record("notices.mail.set_aside", by=by, at=at, on=row)
