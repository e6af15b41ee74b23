"""What people do about who they are."""

from datetime import date, datetime

from django.db import transaction

from modning_web.access.models import Hat, Membership, User, new_token
from modning_web.access.policy import Place
from modning_web.audit import actions as audit


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
