"""Choosing a password."""

from datetime import datetime

from django.contrib.auth import password_validation
from django.db import transaction

from modning_web.access.models import User
from modning_web.audit import actions as audit
from modning_web.doors.actions.entering import end_other_visits
from modning_web.doors.actions.sending import tell_of_change


class DemoPersonHasNoPassword(Exception):
    """A made-up person signs in with a button, and with nothing else that can be typed."""


@transaction.atomic
def set_password(*, person: User, password: str, kept: str, at: datetime) -> None:
    """Give a person a new password and end every other visit; tell them by mail.

    `kept` is the session that goes on. Raises `ValidationError` for a password that is too weak.
    """
    if person.is_demo:
        raise DemoPersonHasNoPassword
    password_validation.validate_password(password, person)
    person.set_password(password)
    person.save(update_fields=["password"])
    end_other_visits(person=person, kept=kept, by=person, at=at)
    audit.record("doors.set_password", by=person, at=at, on=person)
    tell_of_change(person=person, at=at)
