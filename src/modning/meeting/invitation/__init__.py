"""Invitations that calendars understand (iTIP, RFC 5546) and the answers that come back."""

from modning.meeting.invitation.calendar import calendar_object
from modning.meeting.invitation.discretion import neutral_uid
from modning.meeting.invitation.letters import Addressed, letters, with_answers
from modning.meeting.invitation.mail import invitation_mail
from modning.meeting.invitation.readdressing import readdress
from modning.meeting.invitation.value import Invitation, Invitee

__all__ = [
    "Addressed",
    "Invitation",
    "Invitee",
    "calendar_object",
    "invitation_mail",
    "letters",
    "neutral_uid",
    "readdress",
    "with_answers",
]
