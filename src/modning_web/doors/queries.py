"""Reads about how people come in."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.sessions.models import Session

from modning_web.access.models import User
from modning_web.doors.models import AuthenticatorApp, Passkey, RecoveryCode, Visit


@dataclass(frozen=True, slots=True)
class Factors:
    """What a person can show beside, or instead of, a password."""

    app: AuthenticatorApp | None
    passkeys: tuple[Passkey, ...]
    recovery_codes_left: int

    def __bool__(self) -> bool:
        return self.app is not None or bool(self.passkeys)


def factors_of(person: User) -> Factors:
    """Return the factors of a person (three statements)."""
    return Factors(
        app=AuthenticatorApp.objects.filter(user=person).first(),
        passkeys=tuple(Passkey.objects.filter(user=person)),
        recovery_codes_left=RecoveryCode.objects.filter(user=person, used_at=None).count(),
    )


def has_second_factor(person: User) -> bool:
    """Tell whether the person has an app or a passkey."""
    has_app = AuthenticatorApp.objects.filter(user=person).exists()
    return has_app or Passkey.objects.filter(user=person).exists()


def person_with_email(email: str) -> User | None:
    """Return the one who can be written to at this address and may come in; made-up people not."""
    return User.objects.filter(email__iexact=email, is_active=True, is_demo=False).first()


def open_visits(person: User, *, at: datetime) -> list[Visit]:
    """Return the browsers in which a person is signed in now, the latest first."""
    alive = Session.objects.filter(expire_date__gt=at).values("session_key")
    return list(Visit.objects.filter(user=person, session_key__in=alive))
