"""Invitations, and the answers that calendars send to them."""

from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP

from modning.meeting.contact import Contact
from modning.meeting.invitation import Invitation, Invitee
from modning.meeting.slot import Slot
from modning.programme.calendar import DANISH_TIME

SENT_AT = datetime(2023, 9, 1, 8, tzinfo=UTC)
RECEIVED_AT = datetime(2023, 9, 3, 8, tzinfo=UTC)
ORGANIZER = Contact("Styrelsen", "moeder@styrelsen.example")
AASE = Contact("Åse Ærlig", "aase@koege.example")
BO = Contact("Bo Leder", "bo@koege.example")


def slot(day: int = 12, starts: int = 9, ends: int = 12, month: int = 10) -> Slot:
    return Slot(
        datetime(2023, month, day, starts, tzinfo=DANISH_TIME),
        datetime(2023, month, day, ends, tzinfo=DANISH_TIME),
    )


def invitation(**changes: object) -> Invitation:
    plain = Invitation(
        uid="sammen/dialog/1/koege@programmes.modning",
        sequence=0,
        letter="request",
        slot=slot(),
        title="Dialogmøde i Køge",
        organizer=ORGANIZER,
        invitees=(Invitee(AASE), Invitee(BO, "optional")),
        stamped_at=SENT_AT,
        place="Rådhuset; lokale 1, 2",
        description="Vi gennemgår planen.",
    )
    return replace(plain, **changes)  # type: ignore[arg-type] -- tests name the fields they change


def calendar_answer(method: str = "REPLY", *lines: str, **values: str) -> str:
    said = {
        "uid": "sammen/dialog/1/koege@programmes.modning",
        "sequence": "0",
        "attendee": "ATTENDEE;PARTSTAT=ACCEPTED:mailto:aase@koege.example",
        "stamp": "20230902T100000Z",
    } | values
    return "\r\n".join(
        (
            "BEGIN:VCALENDAR",
            "PRODID:-//Example//Calendar//EN",
            "VERSION:2.0",
            f"METHOD:{method}",
            "BEGIN:VEVENT",
            f"UID:{said['uid']}",
            f"SEQUENCE:{said['sequence']}",
            f"DTSTAMP:{said['stamp']}",
            "ORGANIZER:mailto:moeder@styrelsen.example",
            said["attendee"],
            *lines,
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        )
    )


def answer_mail(calendar: str, sender: str = "Åse <aase@koege.example>") -> bytes:
    mail = EmailMessage(policy=SMTP)
    mail["From"] = sender
    mail["To"] = ORGANIZER.address
    mail["Subject"] = "Accepteret: Dialogmøde i Køge"
    mail.set_content("Åse har sagt ja.")
    mail.add_alternative(calendar, subtype="calendar", params={"method": "REPLY"})
    return mail.as_bytes()
