"""Links by mail: one that signs in, one that sets a password."""

import hashlib
import secrets
from datetime import datetime

from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from modning_web.access.models import User
from modning_web.audit import actions as audit
from modning_web.doors.actions.attempts import forgive
from modning_web.doors.actions.entering import UnableToSignIn, count_attempt, note_failure
from modning_web.doors.actions.sending import send_password_link
from modning_web.doors.models import SignInLink
from modning_web.doors.policy import LINK_LIFE, MAIL_LINK


class LinkIsDead(UnableToSignIn):
    """The link was used, is too old, or was never one of ours; says not which."""


def new_link(*, person: User, next_: str, at: datetime) -> str:
    """Make a link that signs in and return its secret; earlier ones stop working."""
    SignInLink.objects.filter(user=person).delete()
    token = secrets.token_urlsafe(32)
    SignInLink.objects.create(user=person, token_hash=hashed(token), next=next_[:500], asked_at=at)
    return token


def use_link(*, token: str, from_address: str, at: datetime) -> SignInLink:
    """Accept a link, once."""
    count_attempt(kind="link", who="", address=from_address, at=at)
    alive = SignInLink.objects.filter(
        token_hash=hashed(token), used_at=None, asked_at__gt=at - LINK_LIFE, asked_at__lte=at
    )
    # One statement decides, so that of two who hold the link only one comes in.
    if alive.update(used_at=at) != 1:
        note_failure(way=MAIL_LINK.key, at=at)
        raise LinkIsDead
    forgive(kind="link", who="", address=from_address)
    return SignInLink.objects.select_related("user").get(token_hash=hashed(token))


@transaction.atomic
def invite(*, person: User, by: User | None, at: datetime) -> None:
    """Send a new person the link with which they choose their password."""
    send_password_link(person=person, words=password_link(person), by=by, at=at)
    audit.record("doors.invite", by=by, at=at, on=person)


def password_link(person: User) -> tuple[str, str]:
    """Return the two words of a link that sets a password: it works once, and for three days."""
    who = urlsafe_base64_encode(force_bytes(person.pk))
    return who, default_token_generator.make_token(person)


def person_of_password_link(*, who: str, token: str) -> User:
    """Return whose password a link sets."""
    try:
        found = User.objects.filter(pk=urlsafe_base64_decode(who).decode(), is_active=True)
        person = found.filter(is_demo=False).first()
    except (ValueError, ValidationError):  # no base64, no text, or no identifier
        person = None
    if person is None or not default_token_generator.check_token(person, token):
        raise LinkIsDead
    return person


def hashed(token: str) -> str:
    """Hash without salt: the secret has 256 bits, and is looked up by its hash."""
    return hashlib.sha256(token.encode()).hexdigest()
