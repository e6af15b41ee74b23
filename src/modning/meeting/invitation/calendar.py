"""An invitation as a calendar object by iTIP (RFC 5546)."""

from datetime import datetime

from icalendar import Event, Parameters, vCalAddress

from modning.calendar_file import DANISH_TIME, allowed, danish_calendar
from modning.meeting.contact import Contact, one_line
from modning.meeting.invitation.value import Invitation, Invitee

MAKER = "-//modning//meeting//DA"
_ROLES = {
    "chair": "CHAIR",
    "required": "REQ-PARTICIPANT",
    "optional": "OPT-PARTICIPANT",
    "informed": "NON-PARTICIPANT",
}


def method_of(invitation: Invitation) -> str:
    """Return the METHOD, which stands in the calendar and again in the mail's MIME type."""
    return invitation.letter.upper()


def calendar_object(invitation: Invitation) -> bytes:
    """Return the REQUEST or CANCEL as a whole iCalendar file."""
    calendar = danish_calendar(MAKER)
    calendar.add("method", method_of(invitation))
    calendar.add_component(_event(invitation))
    written: bytes = calendar.to_ical()
    return written


def _event(invitation: Invitation) -> Event:
    cancelled = invitation.letter == "cancel"
    event = Event()
    event.add("uid", one_line(invitation.uid))
    event.add("sequence", invitation.sequence)
    event.add("dtstamp", invitation.stamped_at)
    event.add("dtstart", _danish(invitation.slot.starts))
    event.add("dtend", _danish(invitation.slot.ends))
    _add_text(event, "summary", one_line(invitation.title), invitation)
    _add_text(event, "location", one_line(invitation.place), invitation)
    # Programs send a request's comment back with the answer, as if the invitee had written it.
    told = invitation.description if cancelled else _request_text(invitation)
    _add_text(event, "description", allowed(told), invitation)
    _add_text(event, "comment", allowed(invitation.reason if cancelled else ""), invitation)
    event.add("organizer", _address(invitation.organizer))
    for invitee in invitation.invitees:
        event.add("attendee", _attendee(invitee))
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if cancelled else "OPAQUE")
    return event


def _request_text(invitation: Invitation) -> str:
    return "\n\n".join(part for part in (invitation.reason, invitation.description) if part)


def _danish(at: datetime) -> datetime:
    return at.astimezone(DANISH_TIME)


def _add_text(event: Event, name: str, text: str, invitation: Invitation) -> None:
    if text:
        event.add(name, text, parameters={"language": invitation.language})


def _address(contact: Contact) -> vCalAddress:
    address = vCalAddress(f"mailto:{contact.address}")
    address.params = Parameters({"CN": contact.name})
    return address


def _attendee(invitee: Invitee) -> vCalAddress:
    address = _address(invitee.contact)
    address.params["CUTYPE"] = "INDIVIDUAL"
    address.params["ROLE"] = _ROLES[invitee.part]
    address.params["PARTSTAT"] = invitee.answered.upper()
    address.params["RSVP"] = "TRUE" if invitee.is_asked else "FALSE"
    if invitee.delegated_to:
        address.params["DELEGATED-TO"] = f"mailto:{invitee.delegated_to}"
    if invitee.delegated_from:
        address.params["DELEGATED-FROM"] = f"mailto:{invitee.delegated_from}"
    return address
