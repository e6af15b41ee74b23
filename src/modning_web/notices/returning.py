"""Mails that machines write back: of letters that did not arrive, and for those who are away."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from email.message import Message
from email.parser import HeaderParser

from modning.meeting.answer import Refused
from modning.meeting.answer.envelope import parts_of
from modning.meeting.contact import one_line

LONGEST_REASON = 300


@dataclass(frozen=True, slots=True)
class Report:
    """What a mail server reports of a mail (RFC 3464), or a program of one that was read.

    `has_failed` when it is given up: `reason` is what the last server said. `message_id` names
    the mail, where the report brings its headers along.
    """

    has_failed: bool
    message_id: str = ""
    reason: str = ""


def report_in(mail: bytes) -> Report | None:
    """Return what a mail reports, or None for one that is no report."""
    message = _opened(mail)
    if message is None or message.get_content_type() != "multipart/report":
        return None
    failed = [one for one in _recipients(message) if _said(one, "Action").casefold() == "failed"]
    if not failed:
        return Report(has_failed=False)
    told = (_said(failed[0], "Diagnostic-Code").partition(";")[2], _said(failed[0], "Status"))
    reason = next((text.strip() for text in told if text.strip()), "")
    return Report(has_failed=True, message_id=_message_id(message), reason=reason[:LONGEST_REASON])


def is_automatic(mail: bytes) -> bool:
    """Whether a machine wrote a mail (RFC 3834), as for one who is away."""
    message = _opened(mail)
    if message is None:
        return False
    submitted = _said(message, "Auto-Submitted").partition(";")[0].strip().casefold()
    precedence = _said(message, "Precedence").casefold()
    older = ("X-Autoreply", "X-Autorespond", "X-Autoresponse")  # from before there was a standard
    return (
        submitted not in {"", "no"}
        or precedence == "auto_reply"
        or any(name in message for name in older)
    )


def _opened(mail: bytes) -> Message | None:
    # Hostile bytes meet a library here: a mail that it stumbles over is none of ours.
    with suppress(Exception):
        message = parts_of(mail)
        return None if isinstance(message, Refused) else message
    return None


def _recipients(message: Message) -> Iterator[Message]:
    """Yield what is said of each recipient."""
    for part in message.walk():
        blocks = part.get_payload()
        if part.get_content_type() == "message/delivery-status" and isinstance(blocks, list):
            yield from (one for one in blocks if isinstance(one, Message))


def _message_id(message: Message) -> str:
    """Return the Message-ID of the mail that comes back, whole or its headers alone."""
    for part in message.walk():
        kind, content = part.get_content_type(), part.get_payload()
        if kind == "message/rfc822" and isinstance(content, list):
            inside = next((one for one in content if isinstance(one, Message)), Message())
            return _said(inside, "Message-ID")
        if kind == "text/rfc822-headers" and isinstance(content, str):
            return _said(HeaderParser().parsestr(content), "Message-ID")
    return ""


def _said(message: Message, name: str) -> str:
    return one_line(str(message.get(name, "")))
