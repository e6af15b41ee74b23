"""A second factor: an authenticator app, and codes on paper for the day it is lost."""

import secrets
from datetime import datetime

import pyotp
from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from modning_web.access.models import User
from modning_web.audit import actions as audit
from modning_web.doors.actions.attempts import forgive
from modning_web.doors.actions.entering import count_attempt, note_failure
from modning_web.doors.actions.sending import tell_of_change
from modning_web.doors.models import AuthenticatorApp, RecoveryCode
from modning_web.doors.policy import RECOVERY_CODES
from modning_web.doors.queries import has_second_factor
from modning_web.doors.sealing import seal, unseal

STEP = 30  # seconds that a code of an app is shown (RFC 6238)
DRIFT = 1  # steps that a telephone's clock may be off
CODE_LENGTH = 10  # letters: 50 bits
ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # without letters that look like digits


class WrongCode(Exception):
    """The code is not one that is good now."""


@transaction.atomic
def add_app(*, by: User, secret: str, code: str, at: datetime) -> tuple[str, ...]:
    """Take an authenticator app into use once it has shown that it knows the secret.

    Returns new recovery codes when it is the first factor, else none.
    """
    step = _step_of(secret, code, at)
    if step is None:
        raise WrongCode
    is_first = not has_second_factor(by)
    AuthenticatorApp.objects.filter(user=by).delete()
    app = AuthenticatorApp.objects.create(
        user=by, sealed_secret=seal(secret), added_at=at, last_step=step
    )
    audit.record("doors.add_app", by=by, at=at, on=app)
    tell_of_change(person=by, at=at)
    return make_recovery_codes(by=by, at=at) if is_first else ()


@transaction.atomic
def remove_app(*, by: User, at: datetime) -> None:
    """Stop using the authenticator app."""
    app = AuthenticatorApp.objects.filter(user=by).first()
    if app is None:
        return
    audit.record("doors.remove_app", by=by, at=at, on=app)
    app.delete()
    tell_of_change(person=by, at=at)
    drop_idle_recovery_codes(by=by, at=at)


@transaction.atomic
def make_recovery_codes(*, by: User, at: datetime) -> tuple[str, ...]:
    """Make new recovery codes; the old ones stop working. They are shown this once."""
    RecoveryCode.objects.filter(user=by).delete()
    codes = tuple(_new_code() for _ in range(RECOVERY_CODES))
    RecoveryCode.objects.bulk_create(
        RecoveryCode(user=by, code_hash=_hashed(by, code)) for code in codes
    )
    audit.record("doors.make_recovery_codes", by=by, at=at, on=by, details={"number": len(codes)})
    return codes


def drop_idle_recovery_codes(*, by: User, at: datetime) -> None:
    """Drop the recovery codes of a person who has no second factor any more."""
    if has_second_factor(by):
        return
    if RecoveryCode.objects.filter(user=by).delete()[0]:
        audit.record("doors.drop_recovery_codes", by=by, at=at, on=by)


def check_code(*, person: User, code: str, address: str, at: datetime) -> str:
    """Accept a code from the app or from paper, each once; return which it was."""
    count_attempt(kind="code", who=str(person.pk), address=address, at=at)
    if _takes_app_code(person, code, at):
        kind = "app"
    elif _takes_recovery_code(person, code, at):
        kind = "recovery-code"
    else:
        note_failure(way="code", person=person, at=at)
        raise WrongCode
    forgive(kind="code", who=str(person.pk), address=address)
    return kind


def new_secret() -> str:
    """Return a secret for an authenticator app (160 bits)."""
    return pyotp.random_base32()


def app_address(*, person: User, secret: str, site: str) -> str:
    """Return the address that an authenticator app reads from the square."""
    return pyotp.TOTP(secret).provisioning_uri(name=person.email or person.name, issuer_name=site)


def _takes_app_code(person: User, code: str, at: datetime) -> bool:
    app = AuthenticatorApp.objects.filter(user=person).first()
    step = _step_of(unseal(app.sealed_secret), code, at) if app else None
    if app is None or step is None:
        return False
    # One statement decides, so that of two browsers with the same code only one comes in.
    unused = AuthenticatorApp.objects.filter(pk=app.pk, last_step__lt=step)
    return unused.update(last_step=step) == 1


def _takes_recovery_code(person: User, code: str, at: datetime) -> bool:
    unused = RecoveryCode.objects.filter(user=person, used_at=None)
    return unused.filter(code_hash=_hashed(person, code)).update(used_at=at) == 1


def _hashed(person: User, code: str) -> str:
    """Hash with the site's key; what is as random as these codes needs no slow hash."""
    plain = "".join(code.upper().split()).replace("-", "")
    drawn = salted_hmac("modning.doors.recovery", f"{person.pk}\n{plain}", algorithm="sha256")
    return drawn.hexdigest()


def _step_of(secret: str, code: str, at: datetime) -> int | None:
    """Return the half minute that a code belongs to, the latest first."""
    now, typed = int(at.timestamp()) // STEP, "".join(code.split())
    app = pyotp.TOTP(secret)
    for step in range(now + DRIFT, now - DRIFT - 1, -1):
        if constant_time_compare(app.generate_otp(step), typed):
            return step
    return None


def _new_code() -> str:
    letters = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
    return f"{letters[:5]}-{letters[5:]}"
