"""Asking for a link by mail, so that the answer tells nobody whether the e-mail is known."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from modning_web.audit import actions as audit
from modning_web.doors.actions.entering import count_attempt
from modning_web.doors.actions.links import new_link, password_link
from modning_web.doors.actions.sending import send_password_link, send_sign_in_link
from modning_web.doors.models import LetterWish
from modning_web.doors.queries import person_with_email


def ask_for_letter(
    *, kind: LetterWish.Kind, email: str, next_: str, from_address: str, at: datetime
) -> None:
    """Ask for a link; the worker sends it, if somebody has this e-mail."""
    count_attempt(kind="mail", who=email, address=from_address, at=at)
    LetterWish.objects.create(kind=kind, email=email, next=next_[:500], asked_at=at)
    answer_wishes.enqueue()


@task()
def answer_wishes() -> None:
    """Send the links that were asked for."""
    for wish in LetterWish.objects.order_by("id"):
        answer(wish=wish, at=timezone.now())


@transaction.atomic
def answer(*, wish: LetterWish, at: datetime) -> None:
    """Send one link, or nothing when nobody has the e-mail; the wish is forgotten either way."""
    if not LetterWish.objects.filter(pk=wish.pk).delete()[0]:
        return  # another worker was here
    person = person_with_email(wish.email)
    if person is not None and wish.kind == LetterWish.Kind.SIGN_IN:
        token = new_link(person=person, next_=wish.next, at=at)
        send_sign_in_link(person=person, token=token, at=at)
    elif person is not None:
        send_password_link(person=person, words=password_link(person), by=None, at=at)
    details = {"letter": wish.kind, "sent": person is not None}
    audit.record("doors.ask_for_letter", by=None, at=at, on=person, details=details)
