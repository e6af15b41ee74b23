"""Steps that many tests of the door take."""

from datetime import UTC, datetime

import pyotp
from django.test import Client
from factories import make_user

from modning_web.access.models import User
from modning_web.audit.models import AuditEvent
from modning_web.doors.actions.factors import add_app, new_secret

SIGN_IN, SECOND, OWN = "/log-ind/", "/log-ind/anden-faktor/", "/min-side/log-ind/"
PASSWORD = "en lang og god adgangskode"


def signed_in_name(client: Client) -> str | None:
    """Return who is signed in."""
    key = client.session.get("_auth_user_id")
    return User.objects.get(pk=key).name if key else None


def person_with_app(**fields: object) -> tuple[User, str, tuple[str, ...]]:
    """Add a person with a password and an app; return the app's secret and the recovery codes."""
    person = make_user(password=PASSWORD, **fields)
    secret, at = new_secret(), datetime(2020, 1, 1, tzinfo=UTC)
    codes = add_app(by=person, secret=secret, code=pyotp.TOTP(secret).at(at), at=at)
    return person, secret, codes


def type_password(client: Client, person: User, password: str = PASSWORD, **more: str) -> object:
    """Send the sign-in form."""
    return client.post(SIGN_IN, {"email": person.email, "password": password, **more})


def deeds() -> list[str]:
    """Return what the record has of the door, the first first."""
    events = AuditEvent.objects.filter(action__startswith="doors.").order_by("id")
    return [event.action for event in events]
