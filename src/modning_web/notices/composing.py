"""Letters as plain mails."""

from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime

from modning.meeting.contact import Contact
from modning.meeting.mail_headers import POLICY, address_of, mark_as_automatic
from modning_web.notices.wording import Worded
from modning_web.records import new_identifier


def write_mail(
    *,
    sender: Contact,
    recipient: Contact | None,
    text: Worded,
    dated: datetime | str,
    message_id: str = "",
    shows_name: bool = True,
) -> EmailMessage:
    """Return a mail of plain text; `recipient` is None for one who has no address."""
    mail = EmailMessage(policy=POLICY)
    mail["From"] = address_of(sender)
    if recipient is not None:
        mail["To"] = address_of(recipient, shows_name=shows_name)
    mail["Subject"] = text.subject
    mail["Date"] = dated if isinstance(dated, str) else format_datetime(dated)
    domain = sender.address.rpartition("@")[2]
    mail["Message-ID"] = message_id or f"<{new_identifier()}@{domain}>"
    mark_as_automatic(mail)
    mail.set_content(text.body, cte="quoted-printable")
    return mail


def text_of(mail: EmailMessage) -> str:
    """Return what a mail says in plain text."""
    part = mail.get_body(preferencelist=("plain",))
    return str(part.get_content()) if part is not None else ""
