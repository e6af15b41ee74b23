"""What a person's calendar program does with an invitation, and how it is sent."""

import email
from email.message import EmailMessage
from email.policy import SMTP

import icalendar
from factories import NOON
from web.notices.sample_letters import plain_mail

from modning.meeting.contact import Contact
from modning.meeting.invitation import Invitation, invitation_mail
from modning_web.access.models import User
from modning_web.notices.actions import Outgoing, put_in_outbox
from modning_web.notices.delivery.sending import send_due


def answer_of(received: bytes, sender: str, said: str = "ACCEPTED") -> EmailMessage:
    """Return what a calendar program answers to an invitation, made with another's library."""
    mail = email.message_from_bytes(received, policy=SMTP)
    part = next(one for one in mail.walk() if one.get_content_type() == "text/calendar")
    told = icalendar.Calendar.from_ical(part.get_payload(decode=True)).walk("VEVENT")[0]
    event = icalendar.Event()
    for name in ("UID", "SEQUENCE", "DTSTART", "DTEND", "ORGANIZER"):
        event.add(name, told[name])
    event.add("DTSTAMP", NOON)
    event.add("ATTENDEE", f"mailto:{sender}", parameters={"PARTSTAT": said})
    calendar = icalendar.Calendar()
    for name, value in (("PRODID", "-//X//Y//EN"), ("VERSION", "2.0"), ("METHOD", "REPLY")):
        calendar.add(name, value)
    calendar.add_component(event)
    organizer = str(told["ORGANIZER"]).lower().removeprefix("mailto:")
    answer = plain_mail("Ja.", From=sender, To=organizer, Subject="Accepteret")
    answer.add_alternative(
        calendar.to_ical().decode(), subtype="calendar", params={"method": "REPLY"}
    )
    return answer


def invite(person: User, told: Invitation, *, in_safety: bool = False) -> None:
    contact = Contact(person.name, str(person.email))
    mail = invitation_mail(told, contact, in_safety=in_safety, mailbox=told.organizer.address)
    outgoing = Outgoing("meetings.invitation", mail, person, "vold")
    put_in_outbox(mails=[outgoing], by=None, at=NOON)
    send_due(clock=lambda: NOON)
