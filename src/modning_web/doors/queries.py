"""Reads about how people come in."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.sessions.models import Session

from modning_web.access.likeness import may_be_one_person as by_their_accounts
from modning_web.access.models import User
from modning_web.doors.models import (
    AuthenticatorApp,
    OutsideIdentity,
    Passkey,
    RecoveryCode,
    Visit,
)


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


def may_be_one_person(one: User, other: User) -> bool:
    """Tell whether two accounts may be one person's, also by who they are elsewhere.

    A subject that stands at both counts whichever provider said it, and when it was replaced.
    """
    if by_their_accounts(one, other):
        return True
    rows = OutsideIdentity.objects.filter(user__in=(one, other))
    subjects: dict[UUID, set[str]] = {one.pk: set(), other.pk: set()}
    for row in rows:
        subjects[row.user_id] |= {row.subject, row.former_subject} - {""}
    return not subjects[one.pk].isdisjoint(subjects[other.pk])


def open_visits(person: User, *, at: datetime) -> list[Visit]:
    """Return the browsers in which a person is signed in now, the latest first."""
    alive = Session.objects.filter(expire_date__gt=at).values("session_key")
    return list(Visit.objects.filter(user=person, session_key__in=alive))
