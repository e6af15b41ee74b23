"""A visitor's way through a SAML provider, which brings its answer without our cookies."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from modning_web.access.models import User
from modning_web.doors.models import OutsideRequest
from modning_web.doors.policy import OUTSIDE_LIFE


class AnswerToNothing(Exception):
    """The answer is to a question that was never asked, was asked too long ago, or is answered."""


@dataclass(frozen=True, slots=True)
class Answered:
    """Whom an answer is about, the page they wanted, and what signing out there takes."""

    person: User
    next: str
    way_out: dict[str, str]


@transaction.atomic
def ask(*, provider_key: str, request_id: str, next_: str, at: datetime) -> OutsideRequest:
    """Remember a question that a visitor takes to a provider; forget those of old."""
    OutsideRequest.objects.filter(asked_at__lt=at - OUTSIDE_LIFE).delete()
    return OutsideRequest.objects.create(
        provider_key=provider_key, request_id=request_id, next=next_[:500], asked_at=at
    )


def take_answer(*, provider_key: str, request_id: str, at: datetime) -> OutsideRequest:
    """Take the answer to a question, once."""
    alive = OutsideRequest.objects.filter(
        provider_key=provider_key, request_id=request_id, asked_at__gt=at - OUTSIDE_LIFE
    )
    # One statement decides, so that an answer that is brought twice counts once.
    if alive.filter(answered_at=None).update(answered_at=at) != 1:
        raise AnswerToNothing
    return alive.get()


def name_person(*, asked: OutsideRequest, person: User, way_out: dict[str, str]) -> None:
    """Write whom the answer is about, for the browser that asked to pick up."""
    asked.user, asked.way_out = person, way_out
    asked.save(update_fields=["user", "way_out"])


@transaction.atomic
def pick_up(*, provider_key: str, request_id: str, at: datetime) -> Answered:
    """Return whom an answer is about; once, to the browser that asked."""
    answered = OutsideRequest.objects.select_related("user").filter(
        provider_key=provider_key,
        request_id=request_id,
        user__isnull=False,
        answered_at__gt=at - OUTSIDE_LIFE,
    )
    row = answered.first()
    if row is None or row.user is None or not answered.filter(pk=row.pk).delete()[0]:
        raise AnswerToNothing
    return Answered(row.user, row.next, row.way_out)
