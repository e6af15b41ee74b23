"""Fills the outbox of a fresh site with invitations; run as a program with their number."""

import sys
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage

import django

django.setup()

from core.meetings.invitations import invitation  # noqa: E402 -- the settings come first

from modning.meeting.contact import Contact  # noqa: E402 -- the settings come first
from modning.meeting.invitation import Invitee, invitation_mail  # noqa: E402 -- the settings come first
from modning_web.access.models import User  # noqa: E402 -- the settings come first
from modning_web.home.preparation import prepare_site  # noqa: E402 -- the settings come first
from modning_web.notices.actions import Outgoing, put_in_outbox  # noqa: E402 -- the settings come first


def main() -> None:
    prepare_site()
    people = User.objects.bulk_create(
        User(name=f"Person {number}", email=f"person{number}@example.dk")
        for number in range(int(sys.argv[1]))
    )
    mails = [Outgoing("meetings.invitation", mail_to(person), person) for person in people]
    put_in_outbox(mails=mails, by=None, at=datetime.now(UTC))


def mail_to(person: User) -> EmailMessage:
    contact = Contact(person.name, person.email)
    told = replace(invitation(), invitees=(Invitee(contact),))
    return invitation_mail(told, contact)


if __name__ == "__main__":
    main()
