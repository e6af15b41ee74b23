"""What people do about who they are."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from modning_web.access.hats import (
    EndedAlready,
    EndsLater,
    EndsTooEarly,
    Refused,
    has_ended,
    refuse_last_lead,
    refuse_unless_it_can_end,
    refuse_unless_it_fits,
    refuse_unless_sees_to,
    refuse_unless_theirs_to_end,
    refuse_unless_theirs_to_give,
    refuse_unless_two_decide,
    same_hat,
)
from modning_web.access.models import Absence, Hat, Membership, User, new_token
from modning_web.access.policy import Place
from modning_web.audit import actions as audit


class AwayAlready(Refused):
    """The person is noted as away for some of the time."""

    told = _("Der er allerede noteret fravær i noget af perioden. Ret datoerne.")


@transaction.atomic
def give_hat(  # noqa: PLR0913 -- a membership answers who, what, where and when
    *,
    user: User,
    hat: Hat,
    by: User | None,
    at: datetime,
    place: Place | None = None,
    role_key: str = "",
    organisation_key: str = "",
    from_date: date | None = None,
    to_date: date | None = None,
    is_deputy: bool = False,
) -> Membership:
    """Let a person wear a hat at a place (everywhere, when none is given).

    `by` is None for what the site does by itself, which may give any. Raise GivenToOneself,
    NotTheirsToGive, WornAlready or KeptApart.
    """
    membership = Membership(
        user=user,
        hat=hat,
        programme_key=place.programme_key if place else "",
        site_key=place.site_key if place else "",
        role_key=role_key,
        organisation_key=organisation_key,
        from_date=from_date,
        to_date=to_date,
        is_deputy=is_deputy,
    )
    if by is not None:
        refuse_unless_theirs_to_give(membership, by=by)
    _hold(user)
    refuse_unless_it_fits(membership, user.memberships.all())
    return _begun(membership, by=by, at=at)


@transaction.atomic
def give_platform_hat(  # noqa: PLR0913 -- two people decide who looks where and when
    *,
    user: User,
    hat: Hat,
    from_date: date,
    to_date: date | None,
    asked_by: User,
    by: User,
    at: datetime,
) -> Membership:
    """Let a person wear a hat that reaches every programme: `asked_by` wants it, `by` decides.

    Raise NotTheirsToGive, NoSecondPerson, GivenToOneself, or what does not fit.
    """
    refuse_unless_two_decide(user, hat, asked_by=asked_by, by=by)
    membership = Membership(user=user, hat=hat, from_date=from_date, to_date=to_date)
    _hold(user)
    refuse_unless_it_fits(membership, user.memberships.all())
    return _begun(membership, by=by, at=at)


@transaction.atomic
def end_platform_hat(
    *, membership: Membership, to_date: date, asked_by: User, by: User, at: datetime
) -> None:
    """End a hat that reaches every programme before its time.

    Raise NotTheirsToGive, NoSecondPerson, GivenToOneself, EndedAlready or EndsLater.
    """
    held = Membership.objects.select_for_update().select_related("user").get(pk=membership.pk)
    refuse_unless_two_decide(held.user, Hat(held.hat), asked_by=asked_by, by=by)
    refuse_unless_it_can_end(held, to_date=to_date, on=localdate(at))
    _end(held, to_date=to_date, by=by, at=at)


@transaction.atomic
def lead_new_programme(*, programme_key: str, by: User, at: datetime) -> Membership:
    """Let whoever brings a new programme lead it: the one hat that a person takes."""
    membership = Membership(
        user=by, hat=Hat.PROGRAMME_LEAD, programme_key=programme_key, from_date=localdate(at)
    )
    refuse_unless_it_fits(membership, by.memberships.all())
    return _begun(membership, by=by, at=at)


@transaction.atomic
def end_membership(*, membership: Membership, to_date: date, by: User, at: datetime) -> None:
    """Let a hat be worn for the last time the day before `to_date`; one not yet begun never is.

    Raise NotTheirsToGive, EndedAlready, EndsLater or LastLead.
    """
    alike = Membership.objects.filter(programme_key=membership.programme_key, hat=membership.hat)
    # All of them, so that of two leads who end each other's hats one stays.
    rows = list(alike.select_for_update(of=("self",)).select_related("user").order_by("pk"))
    held = next(one for one in rows if one == membership)
    refuse_unless_theirs_to_end(held, by=by)
    refuse_unless_it_can_end(held, to_date=to_date, on=localdate(at))
    refuse_last_lead(held, rows, to_date=to_date)
    _end(held, to_date=to_date, by=by, at=at)
    membership.to_date = held.to_date


@transaction.atomic
def hand_over(
    *, membership: Membership, to: User, from_date: date, by: User, at: datetime
) -> Membership:
    """Let `to` wear a hat from a day on, in place of whoever wears it.

    If `to` was the deputy there, that ends. Raise what `give_hat` and `end_membership` do.
    """
    held = Membership.objects.select_for_update().get(pk=membership.pk)
    if has_ended(held, on=localdate(at)):
        raise EndedAlready
    if held.from_date is not None and from_date < held.from_date:
        raise EndsTooEarly
    following = Membership(
        user=to,
        hat=held.hat,
        programme_key=held.programme_key,
        site_key=held.site_key,
        role_key=held.role_key,
        organisation_key=held.organisation_key,
        is_deputy=held.is_deputy,
        follows=held,
        from_date=from_date,
        to_date=held.to_date,
    )
    refuse_unless_theirs_to_give(following, by=by)
    if held.to_date is not None and from_date >= held.to_date:
        raise EndsLater
    _end(held, to_date=from_date, by=by, at=at)
    _hold(to)
    worn = list(to.memberships.running_between(from_date, None))
    for row in worn:
        if row.is_deputy and same_hat(row, following):
            _end(row, to_date=from_date, by=by, at=at)
    refuse_unless_it_fits(following, worn)
    membership.to_date = held.to_date
    return _begun(following, by=by, at=at)


@transaction.atomic
def end_hats(*, programme_key: str, by: User, at: datetime) -> None:
    """End every hat in a programme that is no more."""
    today = localdate(at)
    for membership in Membership.objects.filter(programme_key=programme_key):
        if not has_ended(membership, on=today):
            _end(membership, to_date=today, by=by, at=at)


@transaction.atomic
def note_absence(
    *, user: User, from_date: date, to_date: date | None, by: User, at: datetime
) -> Absence:
    """Note that a person is away, so that deputies stand in.

    Raise WornElsewhere, AwayAlready or EndsTooEarly.
    """
    refuse_unless_sees_to(user, by=by, on=localdate(at))
    if to_date is not None and to_date <= from_date:
        raise EndsTooEarly
    if user.absences.running_between(from_date, to_date).exists():
        raise AwayAlready
    absence = Absence.objects.create(user=user, from_date=from_date, to_date=to_date)
    audit.record("access.note_absence", by=by, at=at, on=absence, details={"user": str(user.pk)})
    return absence


@transaction.atomic
def end_absence(*, absence: Absence, to_date: date, by: User, at: datetime) -> None:
    """Let a person be back on `to_date`; an absence not yet begun is withdrawn.

    Raise WornElsewhere, or EndedAlready when it is over.
    """
    held = Absence.objects.select_for_update().select_related("user").get(pk=absence.pk)
    refuse_unless_sees_to(held.user, by=by, on=localdate(at))
    if has_ended(held, on=localdate(at)):
        raise EndedAlready
    absence.to_date = held.to_date = max(held.from_date, to_date)
    held.save(update_fields=["to_date"])
    audit.record("access.end_absence", by=by, at=at, on=held, details={"user": str(held.user_id)})


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


def _hold(person: User) -> None:
    """Let whoever else gives this person a hat wait, and then see the one that is given now."""
    User.objects.select_for_update().get(pk=person.pk)


def _begun(membership: Membership, *, by: User | None, at: datetime) -> Membership:
    membership.save(force_insert=True)
    audit.record(
        "access.give_hat",
        by=by,
        at=at,
        on=membership,
        programme_key=membership.programme_key,
        details={"hat": Hat(membership.hat).value, "user": str(membership.user_id)},
    )
    return membership


def _end(membership: Membership, *, to_date: date, by: User, at: datetime) -> None:
    """End a membership; it never ends before it begins."""
    membership.to_date = max(to_date, membership.from_date or to_date)
    membership.save(update_fields=["to_date"])
    audit.record(
        "access.end_hat",
        by=by,
        at=at,
        on=membership,
        programme_key=membership.programme_key,
        details={"hat": membership.hat, "user": str(membership.user_id)},
    )
