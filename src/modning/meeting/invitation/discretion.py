"""Invitations for those who may be in danger if others see what a meeting is about."""

from dataclasses import replace

from modning.language import Text, in_language
from modning.meeting.contact import Contact
from modning.meeting.invitation.value import Invitation
from modning.programme.calendar import NEUTRAL_TITLE

TITLE = NEUTRAL_TITLE
SENDER = Text("Kalender", "Calendar")


def discreet(invitation: Invitation, address: str) -> Invitation:
    """Return the invitation as the one at `address` gets it when they ask for safe contact.

    Title and sender's name are neutral, and place, description, reason and the other invitees
    are left out. Uid, time and sequence are the same, so that answers find their meeting. The
    organizer's address and the uid are shown by some programs: give them neutral ones too.
    """
    language = invitation.language
    return replace(
        invitation,
        title=in_language(TITLE, language),
        organizer=Contact(in_language(SENDER, language), invitation.organizer.address),
        invitees=tuple(one for one in invitation.invitees if one.contact.is_at(address)),
        place="",
        description="",
        reason="",
    )
