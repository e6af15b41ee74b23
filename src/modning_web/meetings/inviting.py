"""Invitations as rows, as the method's values, and as mails in the outbox."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import get_args

from django.conf import settings
from django.urls import reverse

from modning.language import Language, Text
from modning.meeting.contact import Contact, UnusableAddress
from modning.meeting.invitation import Addressed, Invitee, invitation_mail
from modning.meeting.invitation.value import ANSWERS, Answered, Part
from modning.meeting.invitation.value import Invitation as Wording
from modning.meeting.meeting import Letter
from modning_web.access.models import User
from modning_web.meetings.letters import INVITATION
from modning_web.meetings.mapping import meeting_of, slot_of
from modning_web.meetings.models import Invitation, Meeting
from modning_web.notices.actions import Outgoing, put_in_outbox

_PARTS: tuple[Part, ...] = get_args(Part)


def active_invitations(meeting: Meeting) -> list[Invitation]:
    """Return whom the meeting is convened with now."""
    rows = meeting.invitations.filter(withdrawn_at=None)
    return list(rows.select_related("person", "site", "represented_by"))


@dataclass(frozen=True, slots=True)
class Occasion:
    """Why letters leave: which letter, by whom, when, and the reason that is told.

    `copy` names a letter that is sent again to one who asked for it.
    """

    letter: Letter
    by: User | None
    at: datetime
    reason: str | Text = ""
    copy: str = ""


def wording_of(
    meeting: Meeting, invitations: Sequence[Invitation], occasion: Occasion
) -> Wording | None:
    """Return the invitation as the method knows it, or None for a meeting without a time."""
    slot = slot_of(meeting.starts_at, meeting.ends_at)
    if slot is None:
        return None
    return Wording(
        uid=meeting.uid,
        sequence=meeting_of(meeting).sequence,
        letter=occasion.letter,
        slot=slot,
        title=title_of(meeting),
        organizer=Contact(settings.MAIL.sender_name, settings.MAIL.sender_address),
        invitees=tuple(invitees_of(meeting, invitations)),
        stamped_at=occasion.at,
        place=meeting.place or meeting.online_address,
        description=description_of(meeting),
        reason=occasion.reason,
    )


def title_of(meeting: Meeting) -> str:
    """Return the meeting's title, with its site where it is a local one."""
    return titled(meeting.title, meeting.site.name if meeting.site else None)


def titled(title: str, site_name: str | None) -> str:
    """Return a title with the site of a local meeting."""
    return f"{title} · {site_name}" if site_name else title


def description_of(meeting: Meeting) -> str:
    """Return what else an invitation says: the link to the meeting online, and to its page."""
    address = reverse("meetings:meeting", args=[meeting.programme.key, meeting.pk])
    lines = [meeting.online_address, f"{settings.SITE_ADDRESS}{address}"]
    return "\n".join(line for line in lines if line)


def invitees_of(meeting: Meeting, invitations: Sequence[Invitation]) -> Iterable[Invitee]:
    """Yield those who can be reached by mail, each address once; those who are sent come last."""
    known: set[str] = set()
    for one in (*_invited(meeting, invitations), *_sent_instead(invitations)):
        if one.contact.address.casefold() not in known:
            known.add(one.contact.address.casefold())
            yield one


def _invited(meeting: Meeting, invitations: Iterable[Invitation]) -> Iterable[Invitee]:
    for row in invitations:
        contact = contact_of(row.person)
        part = "chair" if row.person_id == meeting.chair_id else row.part
        if contact:
            yield Invitee(
                contact,
                part_of(part),
                answered=answered_of(row),
                delegated_to=row.delegated_to or None,
                in_safety=row.person.wants_safe_contact,
            )


def _sent_instead(invitations: Iterable[Invitation]) -> Iterable[Invitee]:
    """Yield whom invitees send, of those known here: to others the invitees pass letters on."""
    for row in invitations:
        sender = contact_of(row.person)
        if row.answered == "delegated" and row.represented_by and sender:
            contact = contact_of(row.represented_by)
            if contact:
                yield Invitee(
                    contact,
                    part_of(row.part),
                    delegated_from=sender.address,
                    in_safety=row.represented_by.wants_safe_contact,
                )


def people_in(invitations: Iterable[Invitation]) -> list[User]:
    """Return those who are invited, and those who are sent instead of them."""
    found = [who for row in invitations for who in (row.person, row.represented_by)]
    return [who for who in found if who]


def part_of(value: str) -> Part:
    """Return the part that a column names."""
    return next(one for one in _PARTS if one == value)


def answered_of(row: Invitation) -> Answered:
    """Return what the invitee has answered, as the method knows it."""
    return next(one for one in ANSWERS if one == row.answered)


def contact_of(person: User) -> Contact | None:
    """Return where a person is written to, or None where mail cannot reach them."""
    try:
        return Contact(person.name, person.email or "")
    except UnusableAddress:
        return None


def send(
    meeting: Meeting, addressed: Iterable[Addressed], people: Iterable[User], occasion: Occasion
) -> list[User]:
    """Put letters in the outbox, each in its reader's language; return who they are to."""
    at_address = {(person.email or "").casefold(): person for person in people}
    written: list[User] = []
    mails: list[Outgoing] = []
    for one in addressed:
        person = at_address[one.recipient.address.casefold()]
        written.append(person)
        mails.append(_outgoing(meeting, one, person, copy=occasion.copy))
    put_in_outbox(mails=mails, by=occasion.by, at=occasion.at)
    return written


def _outgoing(meeting: Meeting, one: Addressed, person: User, *, copy: str) -> Outgoing:
    language: Language = "en" if person.language == "en" else "da"
    invitation = replace(one.invitation, language=language)
    mail = invitation_mail(
        invitation,
        one.recipient,
        is_first=one.is_first,
        in_safety=person.wants_safe_contact,
        mailbox=settings.MAIL.neutral_address,
        copy=copy,
    )
    return Outgoing(
        kind=INVITATION,
        mail=mail,
        person=person,
        programme_key=meeting.programme.key,
        about=about(meeting),
        inside=_in_full(invitation, one) if person.wants_safe_contact else "",
    )


def _in_full(invitation: Wording, one: Addressed) -> str:
    """Return what one in safety reads on the site: their mail says less."""
    mail = invitation_mail(invitation, one.recipient, is_first=one.is_first)
    body = mail.get_body(("plain",))
    return f"{mail['Subject']}\n\n{body.get_content() if body else ''}"


def about(meeting: Meeting) -> str:
    """Return what letters name as that which they are about."""
    return f"meetings.meeting/{meeting.pk}"


def about_answer(row: Invitation) -> str:
    """Return what news of an answer are about: the one invitee, whose newer answer counts.

    News about the meeting would take the place of what another invitee answered.
    """
    return f"meetings.invitation/{row.pk}"
