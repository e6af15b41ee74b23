"""Counting attempts in the database, so that all processes of a site count together."""

from datetime import datetime

from django.utils.crypto import salted_hmac

from modning_web.doors.models import Attempt
from modning_web.doors.policy import KINDS_BY_ACCOUNT_ALONE, LIMITS, WITHIN


class TooManyAttempts(Exception):
    """Too many attempts lately; says nothing about whether this one is right."""


def attempt(*, kind: str, who: str, address: str, at: datetime) -> None:
    """Count one attempt; refuse it when there were too many.

    `who` is empty when nobody is named. It is counted before anything is checked, and outside a
    transaction: of many attempts at the same time no more than the limit get through. What is
    refused is not counted.
    """
    Attempt.objects.filter(at__lt=at - WITHIN).delete()
    rows, is_refused = [], False
    for key, limit in _keys(kind, who, address).items():
        rows.append(Attempt.objects.create(attempt_key=key, at=at).pk)
        lately = Attempt.objects.filter(attempt_key=key, at__gt=at - WITHIN)
        is_refused = is_refused or lately.count() > limit
    if is_refused:
        Attempt.objects.filter(pk__in=rows).delete()
        raise TooManyAttempts


def forgive(*, kind: str, who: str, address: str) -> None:
    """Forget the attempts of one who has now shown who they are."""
    keys = _keys(kind, who, address)
    own = Attempt.objects.filter(attempt_key=next(iter(keys)))
    number = own.count() if who else 1
    for key in keys:
        latest = Attempt.objects.filter(attempt_key=key).order_by("-at", "-id")
        Attempt.objects.filter(pk__in=list(latest.values_list("pk", flat=True)[:number])).delete()


def hashed_attempt(kind: str, who: str, address: str) -> str:
    """Return a key that tells attempts apart without keeping who or from where."""
    value = f"{kind}\n{who.strip().casefold()}\n{address}"
    return salted_hmac("modning.doors.attempt", value, algorithm="sha256").hexdigest()


def _keys(kind: str, who: str, address: str) -> dict[str, int]:
    """Return what an attempt is counted by, the account first, with the limit of each."""
    limit = LIMITS[kind]
    from_address = {hashed_attempt(kind, "", address): limit.of_address}
    if not who:
        return from_address
    place = "" if kind in KINDS_BY_ACCOUNT_ALONE else address
    return {hashed_attempt(kind, who, place): limit.of_account} | from_address
