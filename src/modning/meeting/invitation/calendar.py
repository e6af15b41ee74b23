"""An invitation as a calendar object by iTIP (RFC 5546)."""

from collections.abc import Iterator

from modning.language import in_language
from modning.meeting.contact import Contact, one_line
from modning.meeting.invitation.value import Invitation, Invitee
from modning.programme.calendar import DANISH_TIME, DANISH_ZONE
from modning.programme.calendar_lines import clock_line, line, moment_line, text_line

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
    lines = (
        line("BEGIN", "VCALENDAR"),
        line("PRODID", MAKER),
        line("VERSION", "2.0"),
        line("CALSCALE", "GREGORIAN"),
        line("METHOD", method_of(invitation)),
        DANISH_ZONE,
        line("BEGIN", "VEVENT"),
        *_event(invitation),
        line("END", "VEVENT"),
        line("END", "VCALENDAR"),
    )
    return "".join(lines).encode()


def _event(invitation: Invitation) -> Iterator[str]:
    cancelled = invitation.letter == "cancel"
    yield text_line("UID", one_line(invitation.uid))
    yield line("SEQUENCE", str(invitation.sequence))
    yield moment_line("DTSTAMP", invitation.stamped_at)
    for name, at in (("DTSTART", invitation.slot.starts), ("DTEND", invitation.slot.ends)):
        yield clock_line(name, at.astimezone(DANISH_TIME), DANISH_TIME.key)
    for name, text in _texts(invitation, cancelled=cancelled).items():
        if text:
            yield text_line(name, text, language=invitation.language)
    yield line(f"ORGANIZER;{_common_name(invitation.organizer)}", _mailto(invitation.organizer))
    for invitee in invitation.invitees:
        parameters = ";".join(_parameters(invitee))
        yield line(f"ATTENDEE;{parameters}", _mailto(invitee.contact))
    yield line("STATUS", "CANCELLED" if cancelled else "CONFIRMED")
    yield line("TRANSP", "TRANSPARENT" if cancelled else "OPAQUE")


def _texts(invitation: Invitation, *, cancelled: bool) -> dict[str, str]:
    # Programs send a request's comment back with the answer, as if the invitee had written it:
    # so the reason of a request stands in its description.
    reason = in_language(invitation.reason, invitation.language).strip()
    told = [invitation.description] if cancelled else [reason, invitation.description]
    return {
        "SUMMARY": one_line(invitation.title),
        "LOCATION": one_line(invitation.place),
        "DESCRIPTION": "\n\n".join(part for part in told if part),
        "COMMENT": reason if cancelled else "",
    }


def _parameters(invitee: Invitee) -> Iterator[str]:
    yield _common_name(invitee.contact)
    yield "CUTYPE=INDIVIDUAL"
    yield f"ROLE={_ROLES[invitee.part]}"
    yield f"PARTSTAT={invitee.answered.upper()}"
    yield f"RSVP={'TRUE' if invitee.is_asked else 'FALSE'}"
    if invitee.delegated_to and invitee.answered == "delegated":
        yield f'DELEGATED-TO="mailto:{invitee.delegated_to}"'
    if invitee.delegated_from:
        yield f'DELEGATED-FROM="mailto:{invitee.delegated_from}"'


def _common_name(contact: Contact) -> str:
    return f'CN="{contact.name}"'


def _mailto(contact: Contact) -> str:
    return f"mailto:{contact.address}"
