"""Putting letters in the outbox."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage

from django.conf import settings
from django.db import transaction

from modning.language import Text
from modning.meeting.contact import Contact, UnusableAddress
from modning_web.access.models import User
from modning_web.notices.composing import write_mail
from modning_web.notices.kinds import kind_of
from modning_web.notices.models import Letter, LetterState, LetterStep
from modning_web.notices.outgoing import Outgoing
from modning_web.notices.queries import contact_of, language_of, sender_for, wording_of
from modning_web.notices.safety import as_sent
from modning_web.notices.wording import worded
from modning_web.notices.work import send_waiting
from modning_web.records import new_identifier

NO_ADDRESS = "Modtageren har ingen mailadresse, der kan bruges. Brevet kan læses på siden."
_MOST_AT_ONCE = 200  # rows in one statement


@transaction.atomic
def put_in_outbox(*, mails: Iterable[Outgoing], by: User | None, at: datetime) -> list[Letter]:
    """Keep mails until the worker has sent them, after the caller's transaction; return the new.

    A Message-ID that is in the outbox is left as it is. One who has no address gets the letter on
    the site alone; one whose account is closed gets none.
    """
    open_to = (one for one in mails if one.person is None or one.person.is_active)
    letters = [_letter(one, by=by, at=at) for one in open_to]
    known = _known(letter.message_id for letter in letters)
    fresh = {one.message_id: one for one in letters if one.message_id not in known}
    added = Letter.objects.bulk_create(list(fresh.values()), batch_size=_MOST_AT_ONCE)
    LetterStep.objects.bulk_create(
        [LetterStep(letter=one, state=one.state, at=at, by=by, note=one.error) for one in added],
        batch_size=_MOST_AT_ONCE,
    )
    if added:
        transaction.on_commit(send_waiting.enqueue)
    return added


def write_letters(  # noqa: PLR0913 -- a letter says what, to whom, about what, from whom and when
    *,
    kind: str,
    people: Iterable[User],
    values: Mapping[str, str | Text],
    by: User | None,
    at: datetime,
    programme_key: str = "",
    about: str = "",
    link: str = "",
    to_address: str = "",
) -> list[Letter]:
    """Write a letter to each person in the wording that counts, in their language.

    `values` fill the kind's places; `link` is an address of this site, from its first slash.
    `to_address` is where to, when it is not the e-mail that they have.
    """
    declared = kind_of(kind)
    wording = wording_of(declared, programme_key)
    always = {"link": settings.SITE_ADDRESS + link, "site": settings.MAIL.sender_name}
    mails = []
    for person in people:
        told = {**values, **always, "name": person.name}
        # What gives access cannot wait on the site to be read by those who have not come in yet.
        must_arrive = declared.is_secret or bool(to_address)
        is_neutral = must_arrive and person.wants_safe_contact
        mail = write_mail(
            sender=sender_for(person if is_neutral else None),
            recipient=contact_of(person, to_address),
            text=worded(wording, told, language_of(person)),
            dated=at,
            shows_name=not is_neutral,
        )
        mails.append(Outgoing(kind, mail, person, programme_key, about))
    return put_in_outbox(mails=mails, by=by, at=at)


def _letter(asked: Outgoing, *, by: User | None, at: datetime) -> Letter:
    identifier = new_identifier()
    outgoing = as_sent(asked, identifier)
    mail, person = outgoing.mail, outgoing.person
    recipients = _usable(mail)
    return Letter(
        id=identifier,
        kind=outgoing.kind,
        programme_key=outgoing.programme_key,
        about=outgoing.about,
        person=person,
        by=by,
        to_name=(person.name if person else recipients[0].display_name)[:200],
        to_address=recipients[0].addr_spec if recipients else "",
        subject=str(mail["Subject"])[:300],
        inside=outgoing.inside,
        language=language_of(person) if person else "da",
        message_id=str(mail["Message-ID"]).strip(),
        mime=mail.as_bytes(),
        state=LetterState.WAITING if recipients else LetterState.HELD,
        error="" if recipients else NO_ADDRESS,
        written_at=at,
        due_at=at,
    )


def _usable(mail: EmailMessage) -> list[Address]:
    """Return the recipients that SMTP can carry; there is one or none."""
    written = mail["To"].addresses if mail["To"] is not None else ()
    try:
        for one in written:
            Contact(one.display_name, one.addr_spec)
    except UnusableAddress:
        return []
    return list(written)


def _known(message_ids: Iterable[str]) -> set[str]:
    asked = list(message_ids)
    known: set[str] = set()
    for start in range(0, len(asked), _MOST_AT_ONCE):
        some = asked[start : start + _MOST_AT_ONCE]
        rows = Letter.objects.filter(message_id__in=some)
        known.update(rows.values_list("message_id", flat=True))
    return known
