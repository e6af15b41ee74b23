"""Safe contact: what others may see of a letter tells nothing of what it is about.

`as_sent` decides for every letter that leaves; what does not look neutral is made so.
"""

from email.message import EmailMessage
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from modning.language import LANGUAGES, Text
from modning.meeting.invitation.discretion import SENDER
from modning_web.notices.composing import text_of, write_mail
from modning_web.notices.outgoing import Outgoing
from modning_web.notices.queries import NEUTRAL_NAME, contact_of, language_of, sender_for
from modning_web.notices.wording import Worded

_SUBJECT = Text("Ny besked", "New message")
_BODY = Text(
    "Der er en ny besked til dig. Log ind for at læse den:\n\n{link}\n",
    "There is a new message for you. Sign in to read it:\n\n{link}\n",
)
_NAMES = {name.in_language(language) for name in (NEUTRAL_NAME, SENDER) for language in LANGUAGES}


def as_sent(outgoing: Outgoing, letter_id: UUID) -> Outgoing:
    """Return the letter as it may leave: neutral for one who asked for safe contact.

    An invitation made `in_safety` passes as it is. Of any other letter only the news that it is
    there leaves, and what it says is read on the site.
    """
    person = outgoing.person
    if person is None or not person.wants_safe_contact or _is_neutral(outgoing.mail):
        return outgoing
    link = settings.SITE_ADDRESS + reverse("notices:own_letter", args=[letter_id])
    language = language_of(person)
    body = _BODY.filled(link=link).in_language(language)
    neutral = write_mail(
        sender=sender_for(person),
        recipient=contact_of(person),
        text=Worded(_SUBJECT.in_language(language), body),
        dated=str(outgoing.mail["Date"] or ""),
        message_id=_neutral_identifier(str(outgoing.mail["Message-ID"])),
        shows_name=False,
    )
    inside = outgoing.inside or f"{outgoing.mail['Subject']}\n\n{text_of(outgoing.mail)}"
    return Outgoing(outgoing.kind, neutral, person, outgoing.programme_key, outgoing.about, inside)


def _is_neutral(mail: EmailMessage) -> bool:
    """Whether a mail was made neutral: only those have a neutral sender and a bare recipient."""
    senders, recipients = mail["From"].addresses, mail["To"].addresses
    return [(one.display_name in _NAMES, one.addr_spec) for one in senders] == [
        (True, settings.MAIL.neutral_address)
    ] and [one.display_name for one in recipients] == [""]


def _neutral_identifier(message_id: str) -> str:
    """Return the same identifier for the same letter, without its domain."""
    domain = settings.MAIL.neutral_address.rpartition("@")[2]
    return f"<{sha256(message_id.encode()).hexdigest()[:40]}@{domain}>"
