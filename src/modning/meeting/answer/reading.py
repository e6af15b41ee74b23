"""Reads an answer mail by iMIP: REPLY, COUNTER and REFRESH (RFC 5546, RFC 6047)."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from icalendar import Calendar, Component

from modning.meeting.answer.envelope import open_mail
from modning.meeting.answer.value import Answer, Kind, Refused
from modning.meeting.contact import one_line
from modning.meeting.invitation.value import ANSWERS, Answered
from modning.meeting.slot import Slot
from modning.programme.calendar import DANISH_TIME
from modning.programme.calendar_lines import clean

LONGEST_COMMENT = 2_000
LONGEST_UID = 300
LONGEST_LINE = 10_000
_MOST_LINES = 2_000
_PARTS_READ = ("VCALENDAR", "VEVENT")
_LARGEST_SEQUENCE = 1_000_000
_KINDS: dict[str, Kind] = {"REPLY": "reply", "COUNTER": "counter", "REFRESH": "refresh"}
_ANSWERS: dict[str, Answered] = {answer.upper(): answer for answer in ANSWERS}
# Evolution puts its maker's name before a zone's: /freeassociation.sourceforge.net/Europe/Paris.
_MAKERS_ZONE = re.compile(r';TZID="?/[^:;"]*?([^/:;"]+/[^/:;"]+)"?(?=[:;])')
_RECURRING = ("recurrence-id", "rrule", "rdate", "exdate", "exrule")


def read_answer(mail: bytes, *, received_at: datetime) -> Answer | Refused:
    """Return what a mail answers, or why it is no answer that can be taken.

    Nothing in the mail makes it raise, and nothing makes it slow. The sender's address is what
    the mail says: whether the mail server vouches for it is for the receiver to check.
    """
    sender = ""
    try:
        envelope = open_mail(mail)
        if isinstance(envelope, Refused):
            return envelope
        sender = envelope.sender
        calendar = Calendar.from_ical("\r\n".join(_lines_read(envelope.calendar)))
        return _Reader(calendar, envelope.sender, received_at).answer()
    # Hostile bytes meet two libraries here: whatever these raise is a refusal.
    except Exception:
        return Refused("unreadable", sender=sender)


def _lines_read(content: bytes) -> Iterator[str]:
    """Yield the unfolded lines of the calendar and its events, and nothing inside other parts.

    A zone's own rules could take the library years of summer times to count out; the names of
    zones are known without them.
    """
    text = re.sub(r"\r\n?", "\n", _decoded(content).lstrip("\ufeff"))
    unfolded = re.sub(r"\n[ \t]", "", text)
    if unfolded.count("\n") > _MOST_LINES:
        return
    skipped = 0
    for line in unfolded.split("\n"):
        word = line[:5].upper()
        begins = word == "BEGIN" and line.rpartition(":")[2].strip().upper() not in _PARTS_READ
        if begins or (skipped and word == "BEGIN"):
            skipped += 1
        elif skipped and word.startswith("END"):
            skipped -= 1
        elif not skipped:
            yield _MAKERS_ZONE.sub(r";TZID=\1", line[:LONGEST_LINE])


def _decoded(content: bytes) -> str:
    """Return what a calendar says: in UTF-8, as it must be, or else in that of Windows."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


class _Reader:
    """Reads one calendar against the mail it came in."""

    def __init__(self, calendar: Component, sender: str, received_at: datetime) -> None:
        self._calendar = calendar
        self._events: list[Component] = calendar.walk("VEVENT")
        self._sender = sender
        self._received_at = received_at
        self._uid = _plain(self._events[0].get("uid"))[:LONGEST_UID] if self._events else ""

    def answer(self) -> Answer | Refused:
        kind = _KINDS.get(_plain(self._calendar.get("method")).upper())
        if kind is None or not self._events or not self._uid:
            return self._refused("not-an-answer")
        if any(name in event for event in self._events for name in _RECURRING):
            return self._refused("recurring")
        if len(self._events) > 1:
            return self._refused("several-meetings")
        event = self._events[0]
        attendees = _several(event.get("attendee"))
        if not attendees:
            return self._refused("no-attendee")
        mine = next((one for one in attendees if self._is_from(one)), None)
        if mine is None:
            return self._refused("forged")
        return self._from(kind, event, mine)

    def _from(self, kind: Kind, event: Component, attendee: Any) -> Answer | Refused:
        answered = _ANSWERS.get(_parameter(attendee, "PARTSTAT").upper())
        if kind == "reply" and answered in {None, "needs-action"}:
            return self._refused("no-answer")
        return Answer(
            kind=kind,
            uid=self._uid,
            sequence=_sequence(event),
            address=_mailbox(attendee),
            answered=answered,
            stamped_at=self._stamped_at(event),
            comment=_comment(event),
            proposes=_slot(event) if kind == "counter" else None,
            sent_by="" if self._sender == _mailbox(attendee) else self._sender,
            delegated_to=_mailbox(_parameter(attendee, "DELEGATED-TO")),
            delegated_from=_mailbox(_parameter(attendee, "DELEGATED-FROM")),
        )

    def _is_from(self, attendee: Any) -> bool:
        """Whether the mail comes from the attendee, or one the attendee says sends for them."""
        return self._sender in {_mailbox(attendee), _mailbox(_parameter(attendee, "SENT-BY"))}

    def _stamped_at(self, event: Component) -> datetime:
        """Return when the answer was made; a clock that runs ahead does not win over others."""
        stamped = event.decoded("dtstamp", None) if "dtstamp" in event else None
        if not isinstance(stamped, datetime):
            return self._received_at
        aware = stamped if stamped.tzinfo else stamped.replace(tzinfo=UTC)
        return min(aware.astimezone(UTC), self._received_at)

    def _refused(self, reason: Any) -> Refused:
        return Refused(reason, uid=self._uid, sender=self._sender)


def _slot(event: Component) -> Slot | None:
    starts, ends = (event.decoded(name, None) for name in ("dtstart", "dtend"))
    if not isinstance(starts, datetime) or not isinstance(ends, datetime):
        return None
    try:
        return Slot(_aware(starts), _aware(ends))
    except (ValueError, OverflowError):
        return None


def _aware(at: datetime) -> datetime:
    return (at if at.tzinfo else at.replace(tzinfo=DANISH_TIME)).replace(second=0, microsecond=0)


def _sequence(event: Component) -> int:
    sequence = int(event.get("sequence", 0))
    return max(0, min(sequence, _LARGEST_SEQUENCE))


def _comment(event: Component) -> str:
    comments = [str(comment) for comment in _several(event.get("comment"))]
    return clean("\n".join(comments)[:LONGEST_COMMENT]).strip()


def _several(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list) else [value] if value is not None else []


def _plain(value: Any) -> str:
    return one_line(str(value)) if value is not None else ""


def _parameter(value: Any, name: str) -> str:
    given = getattr(value, "params", {}).get(name, "")
    return str(given[0] if isinstance(given, list) and given else given)


def _mailbox(value: Any) -> str:
    text = _plain(value)
    return text[7:].casefold() if text[:7].lower() == "mailto:" else text.casefold()
