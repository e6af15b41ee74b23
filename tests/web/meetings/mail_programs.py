"""Answers to invitations as the mail programs that people use make them."""

import base64
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP, default
from typing import Any

from icalendar import Calendar

STAMPED = "20240302T090000Z"
ROMANCE = """\
BEGIN:VTIMEZONE
TZID:Romance Standard Time
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
"""


def event_in(mail: bytes) -> Any:
    """Return the event of an invitation that a program has received."""
    message = message_from_bytes(mail, policy=default)
    (part,) = (one for one in message.walk() if one.get_content_type() == "text/calendar")
    (event,) = Calendar.from_ical(part.get_content()).walk("VEVENT")
    return event


def as_outlook(mail: bytes, answered: str, **said: str) -> bytes:
    """Answer as Outlook does: names in capitals, its own zone, base64, HTML beside."""
    event, sender = event_in(mail), said["sender"]
    calendar = "\r\n".join(
        [
            "BEGIN:VCALENDAR",
            "PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN",
            "VERSION:2.0",
            "METHOD:REPLY",
            *ROMANCE.splitlines(),
            "BEGIN:VEVENT",
            f"ATTENDEE;PARTSTAT={answered.upper()}:MAILTO:{sender.upper()}",
            "CLASS:PUBLIC",
            f"COMMENT:{said.get('comment', '')}",
            'DTEND;TZID="Romance Standard Time":20240514T120000',
            f"DTSTAMP:{said.get('stamped', STAMPED)}",
            'DTSTART;TZID="Romance Standard Time":20240514T090000',
            "PRIORITY:5",
            f"SEQUENCE:{said.get('sequence', event['sequence'])}",
            f"SUMMARY;LANGUAGE=da:Accepteret: {event['summary']}",
            "TRANSP:OPAQUE",
            f"UID:{event['uid']}",
            "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ]
    )
    answer = _mail(f'"Nora Prøve" <{sender}>', "Accepteret: møde")
    answer["Content-Class"] = "urn:content-classes:calendarmessage"
    answer.set_content("")
    answer.add_alternative("<html><body></body></html>", subtype="html")
    answer.add_alternative(calendar, subtype="calendar", params={"method": "REPLY"}, cte="base64")
    return answer.as_bytes()


def as_thunderbird(mail: bytes, answered: str, **said: str) -> bytes:
    """Answer as Thunderbird does: the whole event again, inline and as a file."""
    event, sender = event_in(mail), said["sender"]
    calendar = "\r\n".join(
        [
            "BEGIN:VCALENDAR",
            "PRODID:-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN",
            "VERSION:2.0",
            "METHOD:REPLY",
            "BEGIN:VEVENT",
            "CREATED:20240301T120000Z",
            "LAST-MODIFIED:20240302T090000Z",
            f"DTSTAMP:{said.get('stamped', STAMPED)}",
            f"UID:{event['uid']}",
            f"SUMMARY:{event['summary']}",
            "ORGANIZER;CN=Styrelsen:mailto:moeder@styrelsen.example",
            f"ATTENDEE;RSVP=TRUE;PARTSTAT={answered.upper()};ROLE=REQ-PARTICIPANT:",
            f" mailto:{sender}",
            "DTSTART:20240514T070000Z",
            "DTEND:20240514T100000Z",
            f"SEQUENCE:{said.get('sequence', event['sequence'])}",
            f"COMMENT:{said.get('comment', '')}",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ]
    )
    answer = _mail(sender, "Invitation svar (accepteret)")
    answer.set_content("Nora har accepteret invitationen.")
    answer.add_alternative(calendar, subtype="calendar", params={"method": "REPLY"})
    answer.add_attachment(
        calendar.encode(), maintype="application", subtype="ics", filename="invite.ics"
    )
    return answer.as_bytes()


def as_evolution(mail: bytes, answered: str, **said: str) -> bytes:
    """Answer as Evolution does: nothing but the calendar."""
    event, sender = event_in(mail), said["sender"]
    calendar = "\r\n".join(
        [
            "BEGIN:VCALENDAR",
            "CALSCALE:GREGORIAN",
            "PRODID:-//Ximian//NONSGML Evolution Calendar//EN",
            "VERSION:2.0",
            "METHOD:REPLY",
            "BEGIN:VEVENT",
            f"UID:{event['uid']}",
            f"DTSTAMP:{said.get('stamped', STAMPED)}",
            "DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Copenhagen:",
            " 20240514T090000",
            f"SEQUENCE:{said.get('sequence', event['sequence'])}",
            f"SUMMARY:{event['summary']}",
            f"ATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT={answered.upper()};RSVP=TRUE;",
            f" CN=Nora:MAILTO:{sender}",
            "ORGANIZER;CN=Styrelsen:MAILTO:moeder@styrelsen.example",
            f"COMMENT:{said.get('comment', '')}",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ]
    )
    answer = _mail(f"Nora <{sender}>", "Re: møde")
    answer["Content-Type"] = 'text/calendar; charset="utf-8"; METHOD=REPLY; name="meeting.ics"'
    answer["Content-Transfer-Encoding"] = "base64"
    answer.set_payload(base64.encodebytes(calendar.encode()).decode())
    return answer.as_bytes()


PROGRAMS = {"Outlook": as_outlook, "Thunderbird": as_thunderbird, "Evolution": as_evolution}


def _mail(sender: str, subject: str) -> EmailMessage:
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["To"] = sender, "moeder@styrelsen.example"
    mail["Subject"] = subject
    mail["Date"] = "Sat, 02 Mar 2024 10:00:00 +0100"
    mail["Message-ID"] = f"<{abs(hash((sender, subject)))}@example.dk>"
    return mail
