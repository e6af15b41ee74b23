"""Dropping what no door takes any more."""

from datetime import datetime

from django.contrib.sessions.models import Session
from django.db import transaction

from modning_web.doors.models import Attempt, EmailChange, OutsideRequest, SignInLink, Visit
from modning_web.doors.policy import EMAIL_LINK_LIFE, LINK_LIFE, OUTSIDE_LIFE, WITHIN


@transaction.atomic
def forget_what_is_over(*, at: datetime) -> None:
    """Drop sessions and visits that are over, dead links and questions, and old attempts.

    That people came in, and by which way, stands in the record.
    """
    Session.objects.filter(expire_date__lte=at).delete()
    Visit.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
    SignInLink.objects.filter(asked_at__lt=at - LINK_LIFE).delete()
    EmailChange.objects.filter(confirmed_at=None, asked_at__lt=at - EMAIL_LINK_LIFE).delete()
    OutsideRequest.objects.filter(asked_at__lt=at - OUTSIDE_LIFE).delete()
    Attempt.objects.filter(at__lt=at - WITHIN).delete()
