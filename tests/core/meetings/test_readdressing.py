"""A mail that was not sent yet goes to its reader's new address, in its calendar too."""

import email
from email.message import EmailMessage

import pytest
from core.meetings.invitations import AASE, BO, invitation

from modning.meeting.contact import Contact
from modning.meeting.invitation import Invitee, invitation_mail, readdress
from modning.meeting.mail_headers import POLICY

LONG = Contact(AASE.name, "aase@" + "krisecenter." * 8 + "koege.example")


def readdressed(mail: EmailMessage, contact: Contact, before: str) -> EmailMessage:
    stored = email.message_from_bytes(mail.as_bytes(), policy=POLICY)
    assert isinstance(stored, EmailMessage)
    readdress(stored, contact, before=before)
    received = email.message_from_bytes(stored.as_bytes(), policy=POLICY)
    assert isinstance(received, EmailMessage)
    return received


def calendars(mail: EmailMessage) -> list[bytes]:
    kinds = ("text/calendar", "application/ics")
    parts = [part for part in mail.walk() if part.get_content_type() in kinds]
    return [bytes(part.get_payload(decode=True)) for part in parts]  # type: ignore[arg-type]  # no parts


@pytest.mark.parametrize("new", [Contact(AASE.name, "ny@koege.example"), LONG])
@pytest.mark.parametrize("in_safety", [False, True])
def test_readdressed_invitation_is_that_which_the_new_address_would_get(
    new: Contact,
    in_safety: bool,  # noqa: FBT001 -- given by name
) -> None:
    invited = invitation(invitees=(Invitee(AASE), Invitee(BO, "optional", delegated_to="x@y.dk")))
    anew = invitation(invitees=(Invitee(new), Invitee(BO, "optional", delegated_to="x@y.dk")))

    mail = readdressed(invitation_mail(invited, AASE, in_safety=in_safety), new, AASE.address)

    wanted = invitation_mail(anew, new, in_safety=in_safety)
    assert str(mail["To"]) == str(wanted["To"])
    assert calendars(mail) == calendars(wanted)
    assert list(mail) == list(wanted)
    assert len(calendars(mail)) == 2


def test_address_that_another_begins_or_ends_with_stands() -> None:
    others = (Contact("A", "xaase@koege.example"), Contact("B", "aase@koege.example.dk"))
    invited = invitation(invitees=(Invitee(AASE), *(Invitee(one) for one in others)))

    mail = readdressed(
        invitation_mail(invited, AASE), Contact("Åse", "ny@koege.example"), AASE.address
    )

    unfolded = calendars(mail)[0].replace(b"\r\n ", b"")
    for one in ("ny@koege.example", *(other.address for other in others)):
        assert f":mailto:{one}\r\n".encode() in unfolded
    assert f":mailto:{AASE.address}\r\n".encode() not in unfolded


def test_letter_without_an_address_gets_one() -> None:
    mail = EmailMessage(policy=POLICY)
    mail["Subject"] = "Hej"
    mail.set_content("Hej")

    assert str(readdressed(mail, BO, "")["To"]) == "Bo Leder <bo@koege.example>"
