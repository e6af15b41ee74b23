"""A mail on its way into the outbox."""

from dataclasses import dataclass
from email.message import EmailMessage

from modning_web.access.models import User


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A whole mail with From, To, Subject and Message-ID, and whom and what it is about.

    `person` is None for an address that is nobody's here. `inside` is what the person reads on
    the site where the mail itself says less.
    """

    kind: str
    mail: EmailMessage
    person: User | None
    programme_key: str = ""
    about: str = ""
    inside: str = ""
