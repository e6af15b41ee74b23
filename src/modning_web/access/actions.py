"""What people do about who they are."""

from datetime import date, datetime

from django.conf import settings
from django.contrib.auth import authenticate
from django.db import transaction
from django.utils.crypto import salted_hmac

from modning_web.access.models import FailedSignIn, Hat, Membership, User, new_token
from modning_web.access.policy import Place
from modning_web.access.queries import WITHIN, sign_in_is_barred
from modning_web.audit import actions as audit


class UnableToSignIn(Exception):
    """The person cannot be signed in."""


class WrongEmailOrPassword(UnableToSignIn):
    """No active person has this e-mail and this password."""


class TooManyAttempts(UnableToSignIn):
    """Too many wrong passwords lately; says nothing about whether this one is right."""


@transaction.atomic
def enter_as_demo_person(*, person: User, at: datetime) -> User:
    """Accept a demo person without a password: only in a demo, only for a made-up person."""
    if not settings.DEMO or not person.is_demo or not person.is_active:
        raise UnableToSignIn("only made-up people in a demo need no password")
    audit.record("access.demo_sign_in", by=person, at=at, on=person)
    return person


def enter_with_password(*, email: str, password: str, address: str, at: datetime) -> User:
    """Accept a person who knows their password; count the wrong ones."""
    attempt_key = hashed_attempt(email, address)
    if sign_in_is_barred(attempt_key=attempt_key, at=at):
        audit.record("access.sign_in_barred", by=None, at=at)
        raise TooManyAttempts
    person = authenticate(username=email, password=password)
    if not isinstance(person, User) or person.is_demo:
        with transaction.atomic():
            FailedSignIn.objects.filter(at__lt=at - WITHIN).delete()
            FailedSignIn.objects.create(attempt_key=attempt_key, at=at)
        raise WrongEmailOrPassword
    audit.record("access.sign_in", by=person, at=at, on=person)
    return person


def hashed_attempt(email: str, address: str) -> str:
    """Return a key that tells attempts apart without keeping who or from where."""
    value = f"{email.strip().casefold()}\n{address}"
    return salted_hmac("modning.access.sign_in", value, algorithm="sha256").hexdigest()


@transaction.atomic
def give_hat(  # noqa: PLR0913 -- a membership answers who, what, where and since when
    *,
    user: User,
    hat: Hat,
    by: User | None,
    at: datetime,
    place: Place | None = None,
    role_key: str = "",
    organisation_key: str = "",
    from_date: date | None = None,
) -> Membership:
    """Let a person wear a hat at a place (everywhere, when none is given)."""
    membership = Membership.objects.create(
        user=user,
        hat=hat,
        programme_key=place.programme_key if place else "",
        site_key=place.site_key if place else "",
        role_key=role_key,
        organisation_key=organisation_key,
        from_date=from_date,
    )
    audit.record(
        "access.give_hat",
        by=by,
        at=at,
        on=membership,
        programme_key=membership.programme_key,
        details={"hat": hat.value, "user": str(user.pk)},
    )
    return membership


@transaction.atomic
def end_hats(*, programme_key: str, by: User, at: datetime) -> None:
    """Take away every hat in a programme that is no more."""
    for membership in Membership.objects.filter(programme_key=programme_key):
        audit.record(
            "access.end_hat",
            by=by,
            at=at,
            on=membership,
            programme_key=programme_key,
            details={"hat": membership.hat, "user": str(membership.user_id)},
        )
        membership.delete()


@transaction.atomic
def rotate_calendar_token(*, by: User, at: datetime) -> str:
    """Give a person a new calendar address; the old one stops working at once."""
    by.calendar_token = new_token()
    by.save(update_fields=["calendar_token"])
    audit.record("access.rotate_calendar_token", by=by, at=at, on=by)
    return by.calendar_token


def choose_language(*, by: User, language: str) -> None:
    """Remember the language that a person reads in."""
    by.language = language
    by.save(update_fields=["language"])
