"""A mail that was not sent yet, to the address that its reader has now."""

import re
from base64 import encodebytes
from email.message import EmailMessage

from modning.meeting.contact import Contact
from modning.meeting.mail_headers import address_of
from modning.programme.calendar_lines import line

_CALENDARS = ("text/calendar", "application/ics")
_FOLD = re.compile(rb"\r\n[ \t]")


def readdress(mail: EmailMessage, contact: Contact, *, before: str) -> None:
    """Let a mail of ours go to `contact`, in its calendar too; what was told before stays.

    Programs offer to answer only one who is invited at the address that the mail came to. A
    recipient who stood without a name stands so still.
    """
    shows_name = any(one.display_name for one in mail["To"].addresses) if mail["To"] else True
    address = address_of(contact, shows_name=shows_name)
    if "To" in mail:
        mail.replace_header("To", address)
    else:
        mail["To"] = address
    for part in mail.walk():
        if before and part.get_content_type() in _CALENDARS:
            content = bytes(part.get_payload(decode=True))
            written = encodebytes(_readdressed(content, before, contact.address))
            part.set_payload(written.decode("ascii").replace("\n", "\r\n"))


def _readdressed(calendar: bytes, before: str, after: str) -> bytes:
    mailbox = re.compile(rf"mailto:{re.escape(before)}(?=[\";]|$)", re.IGNORECASE)
    lines = _FOLD.sub(b"", calendar).decode().split("\r\n")
    written = (mailbox.sub(lambda _: f"mailto:{after}", one) for one in lines if one)
    return "".join(line(*_named(one)) for one in written).encode()


def _named(whole: str) -> tuple[str, str]:
    name, _, value = whole.partition(":")
    return name, value
