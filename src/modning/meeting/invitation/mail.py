"""An invitation as a mail by iMIP (RFC 6047)."""

from email.message import EmailMessage
from email.utils import format_datetime
from hashlib import sha256

from modning.language import Text, in_language
from modning.meeting.contact import Contact, one_line
from modning.meeting.invitation.calendar import calendar_object, method_of
from modning.meeting.invitation.discretion import discreet
from modning.meeting.invitation.value import Invitation
from modning.meeting.mail_headers import POLICY, address_of, header_text, mark_as_automatic
from modning.programme.calendar_lines import clean

_SUBJECTS = {
    "new": Text("Indkaldelse: {title}, {when}", "Invitation: {title}, {when}"),
    "changed": Text("Ændret: {title}, {when}", "Changed: {title}, {when}"),
    "cancel": Text("Aflyst: {title}, {when}", "Cancelled: {title}, {when}"),
}
_WHEN = Text("Hvornår: {when}", "When: {when}")
_PLACE = Text("Hvor: {place}", "Where: {place}")
_WHY = Text("Hvorfor: {reason}", "Why: {reason}")
_ANSWER = Text(
    "Svar i din kalender med ja, nej eller måske. Svaret kommer tilbage til os af sig selv.",
    "Answer yes, no or maybe in your calendar. Your answer comes back to us by itself.",
)
_LONGEST_SUBJECT = 200


def invitation_mail(
    invitation: Invitation,
    recipient: Contact,
    *,
    is_first: bool = False,
    in_safety: bool = False,
    mailbox: str = "",
    copy: str = "",
) -> EmailMessage:
    """Return the mail that tells `recipient` of the meeting; `is_first` to one who knew nothing.

    Others who asked for safe contact do not stand in it. `in_safety` makes it neutral for one who
    did; it then comes from `mailbox`, where there is one. The same invitation gives the same
    Message-ID every time, so that a letter sent twice can be known for one; one who asked for it
    again gets a `copy`, whose name makes it another letter.
    """
    told = invitation.told_to(recipient.address)
    if in_safety:
        told = discreet(told, recipient.address, mailbox=mailbox)
    mail = EmailMessage(policy=POLICY)
    mail["From"] = address_of(told.organizer)
    mail["To"] = address_of(recipient, shows_name=not in_safety)
    mail["Subject"] = _subject(told, is_first=is_first)
    mail["Date"] = format_datetime(told.stamped_at)
    mail["Message-ID"] = _message_id(told, recipient, copy)
    mark_as_automatic(mail)
    calendar = calendar_object(told)
    mail.set_content(_body(told), cte="quoted-printable")
    mail.add_alternative(
        calendar.decode(),
        subtype="calendar",
        params={"method": method_of(told)},
        cte="base64",
    )
    mail.add_attachment(
        calendar, maintype="application", subtype="ics", filename=f"{told.letter}.ics"
    )
    # Outlook opens the mail as a meeting by this; set last, since adding parts moves it inside.
    mail["Content-Class"] = "urn:content-classes:calendarmessage"
    return mail


def _subject(told: Invitation, *, is_first: bool) -> str:
    is_known = told.sequence > 0 and not is_first
    kind = "cancel" if told.letter == "cancel" else "changed" if is_known else "new"
    when = told.slot.written(told.language)
    subject = _SUBJECTS[kind].filled(title=told.title, when=when)
    return header_text(in_language(subject, told.language))[:_LONGEST_SUBJECT]


def _body(told: Invitation) -> str:
    lines = [one_line(told.title), "", _WHEN.filled(when=told.slot.written(told.language))]
    if told.place:
        lines.append(_PLACE.filled(place=one_line(told.place)))
    if why := in_language(told.reason, told.language).strip():
        lines.append(_WHY.filled(reason=why))
    if told.description:
        lines += ["", told.description]
    if told.letter == "request":
        lines += ["", _ANSWER]
    return clean("\n".join(in_language(line, told.language) for line in lines)) + "\n"


def _message_id(told: Invitation, recipient: Contact, copy: str) -> str:
    named = f"{told.uid}\n{told.sequence}\n{told.letter}\n{recipient.address.casefold()}"
    named = f"{named}\n{copy}" if copy else named
    domain = told.organizer.address.rpartition("@")[2]
    return f"<{sha256(named.encode()).hexdigest()[:40]}@{domain}>"
