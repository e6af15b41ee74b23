"""Mails as people read them on a page: any mail, also a broken or hostile one."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from icalendar import Calendar

from modning.meeting.contact import one_line
from modning.programme.calendar_lines import clean
from modning_web.moments import moment

LONGEST_TEXT = 50_000
_LARGEST = 1_000_000  # bytes; the parser takes its time, and nothing we send comes near
_MOST_PARTS = 50
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
    """Return what can be read of a mail; what cannot be is left out."""
    mail = BytesParser(policy=default).parsebytes(raw[:_LARGEST])
    parts = [part for part, _number in zip(mail.walk(), range(_MOST_PARTS), strict=False)]
    calendars = [part for part in parts if part.get_content_type() == "text/calendar"]
    method, rows = _calendar(calendars[0]) if calendars else ("", [])
    return ShownMail(
        headers=[
            (label, text) for name, label in _HEADERS.items() if (text := _header(mail, name))
        ],
        text=_text(mail),
        attachments=[_attachment(part) for part in parts if part.get_filename()],
        calendar=rows,
        method=method,
    )


def linked(text: str, here: str) -> str:
    """Let links to this site lead to where the reader is, whatever it is called in letters."""
    return text.replace(settings.SITE_ADDRESS + "/", here.rstrip("/") + "/")


def _header(mail: EmailMessage, name: str) -> str:
    # A library that meets a hostile header may raise what it likes.
    with suppress(Exception):
        value = mail.get(name, "")
        sent_at = getattr(value, "datetime", None)
        if sent_at is not None and sent_at.tzinfo is not None:
            return moment(localtime(sent_at))
        return one_line(str(value))[:1_000]
    return ""


def _text(mail: EmailMessage) -> str:
    with suppress(LookupError, ValueError, MessageError, AttributeError):
        part = mail.get_body(preferencelist=("plain", "html"))
        if part is not None:
            return clean(str(part.get_content())[:LONGEST_TEXT].replace("\r\n", "\n"))
    return ""


def _attachment(part: EmailMessage) -> Attachment:
    content = part.get_payload(decode=True)
    size = len(content) if isinstance(content, bytes) else 0
    return Attachment(one_line(str(part.get_filename()))[:200], part.get_content_type(), size)


def _calendar(part: EmailMessage) -> tuple[str, Rows]:
    """Return the METHOD and the lines of a calendar's first event."""
    content = part.get_payload(decode=True)
    # What hostile bytes make the library raise is not known.
    with suppress(Exception):
        calendar = Calendar.from_ical(bytes(content or b""))
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
