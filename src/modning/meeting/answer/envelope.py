"""Finds the sender and the calendar in a mail that may be broken, huge or hostile."""

import re
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesParser
from email.policy import Compat32
from email.utils import getaddresses

from modning.meeting.answer.value import Refused

# An answer with a picture in its signature stays far below these.
LARGEST_MAIL = 1_000_000
LARGEST_CALENDAR = 100_000
MOST_PARTS = 200
MOST_LAYERS = 8
MOST_LINES = 50_000
MOST_HEADER_LINES = 2_000
LONGEST_HEADER = 2_000
_LAYERS = re.compile(rb"multipart/|message/", re.IGNORECASE)
_HEADER_LINE = re.compile(rb"^[!-9;-~]{1,100}:|^[ \t]", re.MULTILINE)
# The parser ends lines at a lone carriage return too.
_LINE_ENDS = re.compile(rb"\r\n?")
_CALENDARS = ("text/calendar", "application/ics")


@dataclass(frozen=True, slots=True)
class Envelope:
    """Who a mail says it is from, and the calendar it carries."""

    sender: str
    calendar: bytes


class _ShortHeaders(Compat32):
    """Reads headers as they stand, each cut where no honest one reaches.

    The parser takes time that grows with the square of a header's length.
    """

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:LONGEST_HEADER]


def parts_of(mail: bytes) -> Message | Refused:
    """Return the mail taken apart, or why that is refused: it may be built to be slow to read."""
    if len(mail) > LARGEST_MAIL:
        return Refused("too-large")
    mail = _LINE_ENDS.sub(b"\n", mail)
    if _is_complicated(mail):
        return Refused("too-complicated")
    return BytesParser(policy=_ShortHeaders()).parsebytes(mail)


def open_mail(mail: bytes) -> Envelope | Refused:
    """Return the mail's sender and its first calendar, or why there is none to read."""
    message = parts_of(mail)
    if isinstance(message, Refused):
        return message
    senders = _senders(message)
    if len(senders) != 1:
        return Refused("no-sender")
    part = next((one for one in message.walk() if one.get_content_type() in _CALENDARS), None)
    content = part.get_payload(decode=True) if part is not None else None
    if not isinstance(content, bytes):
        return Refused("no-calendar", sender=senders[0])
    if len(content) > LARGEST_CALENDAR:
        return Refused("too-large", sender=senders[0])
    return Envelope(senders[0], content)


def _is_complicated(mail: bytes) -> bool:
    """Whether the mail is built to be slow to read: the parser follows each part and layer."""
    if mail.count(b"\n") > MOST_LINES or mail.count(b"\n--") > MOST_PARTS:
        return True
    layers, headers = (len(pattern.findall(mail)) for pattern in (_LAYERS, _HEADER_LINE))
    return layers > MOST_LAYERS or headers > MOST_HEADER_LINES


def _senders(message: Message) -> tuple[str, ...]:
    """Return the addresses in all From headers: a mail with two says nothing certain."""
    written = [str(value) for value in message.get_all("From", [])]
    try:
        addresses = [address for _, address in getaddresses(written)]
    except RecursionError:  # comments in comments; not every Python follows them down
        return ()
    found = tuple(dict.fromkeys(one.strip().casefold() for one in addresses if "@" in one))
    # No address holds control characters, and not every database can.
    return found if all(one.isprintable() for one in found) else ()
