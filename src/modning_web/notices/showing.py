"""Mails as people read them on a page: any mail, also a broken or hostile one."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import compat32
from email.utils import parsedate_to_datetime
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from icalendar import Calendar

from modning.meeting.answer import Refused
from modning.meeting.answer.envelope import LARGEST_CALENDAR, parts_of
from modning.meeting.contact import one_line
from modning.programme.calendar_lines import clean
from modning_web.moments import moment
from modning_web.notices.reading import LONGEST_HEAD, decoded_header, header_of, text_in

LONGEST_TEXT = 50_000
_LARGEST = 1_000_000  # bytes; the parser takes its time, and nothing we send comes near
_HEADERS: dict[str, str | Promise] = {
    "From": _("Fra"),
    "To": _("Til"),
    "Reply-To": _("Svar til"),
    "Subject": _("Emne"),
    "Date": _("Dato"),
    "Message-ID": _("Message-ID"),
}
_CALENDAR_LABELS: dict[str, str | Promise] = {
    "SUMMARY": _("Titel"),
    "DTSTART": _("Begynder"),
    "DTEND": _("Slutter"),
    "LOCATION": _("Sted"),
    "DESCRIPTION": _("Beskrivelse"),
    "COMMENT": _("Besked"),
    "ORGANIZER": _("Indkalder"),
    "ATTENDEE": _("Indkaldt"),
    "SEQUENCE": _("Udgave"),
    "UID": _("Kendes som"),
}
Rows = list[tuple[str | Promise, str]]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a mail."""

    name: str
    kind: str
    size: int


@dataclass(frozen=True, slots=True)
class ShownMail:
    """What a page shows of a mail; everything is plain text."""

    headers: Rows
    text: str
    attachments: list[Attachment]
    calendar: Rows
    method: str = ""


def shown_mail(raw: bytes) -> ShownMail:
    """Return what can be read of a mail; of one that is built to be slow, its beginning."""
    mail = parts_of(raw[:_LARGEST])
    if isinstance(mail, Refused):
        return _as_it_came(raw[:LONGEST_HEAD])
    parts = list(mail.walk())
    calendars = [part for part in parts if part.get_content_type() == "text/calendar"]
    method, rows = _calendar(calendars[0]) if calendars else ("", [])
    return ShownMail(
        headers=_headers(mail),
        text=_text(parts),
        attachments=[_attachment(part) for part in parts if part.get_filename()],
        calendar=rows,
        method=method,
    )


def _as_it_came(beginning: bytes) -> ShownMail:
    head = BytesHeaderParser(policy=compat32).parsebytes(beginning)
    text = beginning.decode("utf-8", "replace").replace("\r\n", "\n")
    return ShownMail(headers=_headers(head), text=clean(text), attachments=[], calendar=[])


def _headers(mail: Message) -> Rows:
    return [
        (label, _told(name, text)[:1_000])
        for name, label in _HEADERS.items()
        if (text := header_of(mail, name))
    ]


def _told(name: str, text: str) -> str:
    """Return a header as people read it; a date that cannot be read stays as it stands."""
    with suppress(ValueError, OverflowError):
        if name == "Date":
            return moment(localtime(parsedate_to_datetime(text)))
    return text


def linked(text: str, here: str) -> str:
    """Let links to this site lead to where the reader is, whatever it is called in letters."""
    return text.replace(settings.SITE_ADDRESS + "/", here.rstrip("/") + "/")


def _text(parts: list[Message]) -> str:
    """Return the first plain text that is no attachment, or what stands for it."""
    for kind in ("text/plain", "text/html"):
        for part in parts:
            if part.get_content_type() == kind and not part.get_filename():
                return clean(text_in(part)[:LONGEST_TEXT].replace("\r\n", "\n"))
    return ""


def _attachment(part: Message) -> Attachment:
    content = part.get_payload(decode=True)
    size = len(content) if isinstance(content, bytes) else 0
    name = decoded_header(str(part.get_filename()))
    return Attachment(name[:200], part.get_content_type(), size)


def _calendar(part: Message) -> tuple[str, Rows]:
    """Return the METHOD and the lines of a calendar's first event."""
    content = part.get_payload(decode=True)
    # What hostile bytes make the library raise is not known.
    with suppress(Exception):
        calendar = Calendar.from_ical(bytes(content or b"")[:LARGEST_CALENDAR])
        event = calendar.walk("VEVENT")[0]
        return one_line(str(calendar.get("METHOD", ""))), list(_event_rows(event))
    return "", []


def _event_rows(event: Any) -> Iterator[tuple[str | Promise, str]]:
    for name, label in _CALENDAR_LABELS.items():
        found = event.get(name)
        for value in found if isinstance(found, list) else [found]:
            if value is not None:
                yield label, clean(_value(value))[:2_000]


def _value(value: Any) -> str:
    at = getattr(value, "dt", None)
    if at is not None:
        return f"{at:%d.%m.%Y %H.%M}"
    name, text = getattr(value, "params", {}).get("CN", ""), str(value)
    return f"{name} <{text.removeprefix('mailto:')}>" if name else text
