"""Coming in and going out."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth import authenticate
from django.contrib.sessions.models import Session
from django.db import transaction

from modning_web.access.models import User
from modning_web.audit import actions as audit
from modning_web.doors.actions.attempts import TooManyAttempts, attempt, forgive
from modning_web.doors.models import Visit
from modning_web.doors.policy import PASSWORD


class UnableToSignIn(Exception):
    """The person cannot be signed in."""


class WrongEmailOrPassword(UnableToSignIn):
    """No active person has this e-mail and this password."""


def check_demo_person(*, person: User) -> User:
    """Accept a made-up person without a password: only in a demo."""
    if not settings.DEMO or not person.is_demo or not person.is_active:
        raise UnableToSignIn("only made-up people in a demo need no password")
    return person


def check_password(*, email: str, password: str, address: str, at: datetime) -> User:
    """Accept a person who knows their password; count the wrong ones."""
    count_attempt(kind="password", who=email, address=address, at=at)
    person = authenticate(username=email, password=password)
    if not isinstance(person, User) or person.is_demo:
        note_failure(way=PASSWORD.key, at=at)
        raise WrongEmailOrPassword
    forgive(kind="password", who=email, address=address)
    return person


def count_attempt(*, kind: str, who: str, address: str, at: datetime) -> None:
    """Count an attempt, and write down when it is one too many."""
    try:
        attempt(kind=kind, who=who, address=address, at=at)
    except TooManyAttempts:
        audit.record("doors.barred", by=None, at=at, details={"way": kind})
        raise


def note_failure(*, way: str, at: datetime, person: User | None = None, reason: str = "") -> None:
    """Write down that somebody was not let in; `person` when it is known whose door it was.

    What was typed is never kept: people type passwords where their e-mail belongs.
    """
    details = {"way": way} | ({"reason": reason} if reason else {})
    audit.record("doors.failure", by=None, at=at, on=person, details=details)


@transaction.atomic
def begin_visit(*, person: User, way: str, session_key: str, browser: str, at: datetime) -> Visit:
    """Write down that a person has come in, and where."""
    forget_ended_visits(person=person, at=at)
    visit, _ = Visit.objects.update_or_create(
        session_key=session_key,
        defaults={"user": person, "way": way, "browser": browser[:60], "began_at": at},
    )
    audit.record("doors.sign_in", by=person, at=at, on=person, details={"way": way})
    return visit


@transaction.atomic
def end_visit(*, session_key: str, by: User, at: datetime) -> None:
    """Write down that a person has gone out of this browser."""
    Visit.objects.filter(user=by, session_key=session_key).delete()
    audit.record("doors.sign_out", by=by, at=at, on=by)


@transaction.atomic
def end_other_visits(*, person: User, kept: str, by: User | None, at: datetime) -> int:
    """Sign a person out of every browser but the one whose session is `kept`; return how many."""
    others = Visit.objects.filter(user=person).exclude(session_key=kept)
    keys = list(others.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    others.delete()
    if keys:
        audit.record("doors.end_visits", by=by, at=at, on=person, details={"number": len(keys)})
    return len(keys)


@transaction.atomic
def end_one_visit(*, visit: Visit, by: User, at: datetime) -> None:
    """Sign a person out of one browser."""
    Session.objects.filter(session_key=visit.session_key).delete()
    visit.delete()
    audit.record("doors.end_visits", by=by, at=at, on=by, details={"number": 1})


def forget_ended_visits(*, person: User, at: datetime) -> None:
    """Drop the rows of a person's visits whose session is over."""
    alive = Session.objects.filter(expire_date__gt=at).values("session_key")
    Visit.objects.filter(user=person).exclude(session_key__in=alive).delete()
