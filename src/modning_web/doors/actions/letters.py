"""Letters from the door. None says what the site is about: anyone may look over a shoulder."""

from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from modning_web.access.models import User


def send(*, template: str, person: User, at: datetime, **values: object) -> None:
    """Send a letter when the transaction is over; people without an address get none."""
    if not person.email or person.is_demo:
        return
    with override(person.language or settings.LANGUAGE_CODE):
        body = render_to_string(
            f"doors/letters/{template}.txt", {"person": person, "at": at, **values}
        )
        mail = EmailMessage(subject=_("Besked om dit log ind"), body=body, to=[person.email])
    transaction.on_commit(mail.send)
