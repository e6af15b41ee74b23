"""Invitations for those who may be in danger if others see what a meeting is about."""

from dataclasses import replace
from hashlib import sha256
from uuid import UUID

from modning.language import in_language
from modning.meeting.contact import Contact
from modning.meeting.invitation.value import Invitation
from modning.programme.calendar import NEUTRAL_NAME, NEUTRAL_TITLE

TITLE = NEUTRAL_TITLE
SENDER = NEUTRAL_NAME


def neutral_uid(uid: str) -> str:
    """Return the uid under which a meeting is known where nothing may tell what it is about.

    The same meeting has the same one each time, and it tells nothing of the other. A neutral uid
    is its own.
    """
    try:
        return str(UUID(uid))
    except ValueError:
        return str(UUID(bytes=sha256(uid.encode()).digest()[:16]))


def discreet(invitation: Invitation, address: str, *, mailbox: str = "") -> Invitation:
    """Return the invitation as the one at `address` gets it when they ask for safe contact.

    Title, sender's name and uid are neutral, and place, description, reason and the other invitees
    are left out, also as those who send them or come for them. Time and sequence are the same.
    Answers come back to `mailbox`, whose address some programs show; without one, to the
    organizer's.
    """
    language = invitation.language
    sender = in_language(SENDER, language)
    return replace(
        invitation,
        uid=neutral_uid(invitation.uid),
        title=in_language(TITLE, language),
        organizer=Contact(sender, mailbox or invitation.organizer.address),
        invitees=tuple(
            replace(one, delegated_to=None, delegated_from=None)
            for one in invitation.invitees
            if one.contact.is_at(address)
        ),
        place="",
        description="",
        reason="",
    )
