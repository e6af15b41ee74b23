"""Asking for hats that reach every programme, and deciding what another asked for."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from modning.language import Text
from modning_web.access import actions as access
from modning_web.access.hats import (
    ASK,
    PLATFORM_HATS,
    GivenToOneself,
    NoSecondPerson,
    NotTheirsToGive,
    Refused,
    refuse_unless_it_can_end,
    refuse_unless_it_fits,
    refuse_unless_two_decide,
)
from modning_web.access.models import Hat, Membership, User
from modning_web.access.policy import Place, can
from modning_web.audit import actions as audit
from modning_web.doors.queries import may_be_one_person
from modning_web.notices.actions import tell
from modning_web.people.actions import find_or_add_person
from modning_web.people.letters import ASKED, DECIDED
from modning_web.people.models import HatRequest
from modning_web.people.queries import those_who_decide_hats


class ReasonMissing(Refused):
    """Nobody could tell later why."""

    told = _("Skriv en begrundelse.")


class AskedAlready(Refused):
    """The same is asked for, and waits."""

    told = _("Der er allerede bedt om en ændring af rollen for personen. Afgør den først.")


class DecidedAlready(Refused):
    """Somebody was first."""

    told: str | Promise = _("Det er allerede afgjort.")


@transaction.atomic
def ask_for_hat(  # noqa: PLR0913 -- who is to look where, from when, until when, and why
    *,
    user: User,
    hat: Hat,
    from_date: date,
    to_date: date | None,
    reason: str,
    by: User,
    at: datetime,
) -> HatRequest:
    """Ask that a person gets a hat that reaches every programme; another decides.

    One without an account gets it when that is approved, and not before.

    Raise ReasonMissing, NotTheirsToGive, GivenToOneself, AskedAlready, or what does not fit.
    """
    _refuse_to_ask(user, hat, reason=reason, by=by)
    wanted = Membership(user=user, hat=hat, from_date=from_date, to_date=to_date)
    refuse_unless_it_fits(wanted, user.memberships.all())
    asked = HatRequest(hat=hat, from_date=from_date, to_date=to_date)
    if user.is_added:
        asked.user = user
    else:
        asked.name, asked.email, asked.phone = user.name, user.email or "", user.phone
    return _asked(asked, reason=reason, by=by, at=at)


@transaction.atomic
def ask_to_end_hat(
    *, membership: Membership, to_date: date, reason: str, by: User, at: datetime
) -> HatRequest:
    """Ask that a hat that reaches every programme ends before its time; another decides.

    Raise ReasonMissing, NotTheirsToGive, GivenToOneself, AskedAlready, EndedAlready or EndsLater.
    """
    user, hat = membership.user, Hat(membership.hat)
    _refuse_to_ask(user, hat, reason=reason, by=by)
    refuse_unless_it_can_end(membership, to_date=to_date, on=localdate(at))
    asked = HatRequest(user=user, hat=hat, ends=membership, to_date=to_date)
    return _asked(asked, reason=reason, by=by, at=at)


@transaction.atomic
def approve_hat(*, request: HatRequest, by: User, at: datetime) -> None:
    """Do what was asked, from today on. Raise DecidedAlready, or what `access.actions` does."""
    held, today = _undecided(request, by=by), localdate(at)
    if held.ends is not None and held.to_date is not None:
        to_date = max(held.to_date, today)
        access.end_platform_hat(
            membership=held.ends, to_date=to_date, asked_by=held.asked_by, by=by, at=at
        )
    elif held.from_date is not None:
        access.give_platform_hat(
            user=_added(held, by=by, at=at),
            hat=Hat(held.hat),
            from_date=max(held.from_date, today),
            to_date=held.to_date,
            asked_by=held.asked_by,
            by=by,
            at=at,
        )
    _decided(held, is_approved=True, by=by, at=at)


@transaction.atomic
def refuse_hat(*, request: HatRequest, reason: str, by: User, at: datetime) -> None:
    """Leave things as they are. Raise ReasonMissing, DecidedAlready or NoSecondPerson."""
    if not reason.strip():
        raise ReasonMissing
    held = _undecided(request, by=by)
    held.refusal, held.email, held.phone = reason.strip(), "", ""
    _decided(held, is_approved=False, by=by, at=at)


def _refuse_to_ask(user: User, hat: Hat, *, reason: str, by: User) -> None:
    if not reason.strip():
        raise ReasonMissing
    if hat not in PLATFORM_HATS or not can(by, ASK, Place("")):
        raise NotTheirsToGive
    if may_be_one_person(user, by):
        raise GivenToOneself
    # Of two who ask at once one waits.
    User.objects.select_for_update().filter(pk=user.pk).first()
    whose = Q(user=user) if user.is_added else Q(user=None, email__iexact=user.email)
    if HatRequest.objects.filter(whose, hat=hat, decided_at=None).exists():
        raise AskedAlready


def _asked(asked: HatRequest, *, reason: str, by: User, at: datetime) -> HatRequest:
    asked.reason, asked.asked_by, asked.asked_at = reason.strip(), by, at
    asked.save()
    audit.record("people.ask_for_hat", by=by, at=at, on=asked, details=_details(asked))
    people = those_who_decide_hats(on=localdate(at))
    others = [one for one in people if one != asked.user and not may_be_one_person(one, by)]
    _tell(ASKED, asked, people=others, values={"who": by.name}, by=by, at=at)
    return asked


def _undecided(request: HatRequest, *, by: User) -> HatRequest:
    rows = HatRequest.objects.select_for_update(of=("self",))
    held = rows.select_related("user", "asked_by", "ends").get(pk=request.pk)
    if may_be_one_person(held.asked_by, by):
        raise NoSecondPerson
    refuse_unless_two_decide(held.person, Hat(held.hat), asked_by=held.asked_by, by=by)
    if not held.is_waiting:
        raise DecidedAlready
    return held


def _added(held: HatRequest, *, by: User, at: datetime) -> User:
    """Return whose hat it is, with an account from now on."""
    if held.user is None:
        held.user, _is_new = find_or_add_person(
            email=held.email, name=held.name, phone=held.phone, by=by, at=at
        )
        held.name = held.email = held.phone = ""
    return held.user


def _decided(held: HatRequest, *, is_approved: bool, by: User, at: datetime) -> None:
    held.decided_by, held.decided_at, held.is_approved = by, at, is_approved
    held.save()
    action = "people.approve_hat" if is_approved else "people.refuse_hat"
    audit.record(action, by=by, at=at, on=held, details=_details(held))
    answer = Text("godkendt", "approved") if is_approved else Text("afvist", "refused")
    _tell(DECIDED, held, people=[held.asked_by], values={"answer": answer}, by=by, at=at)


def _details(request: HatRequest) -> dict[str, str]:
    whose = {"user": str(request.user_id)} if request.user_id else {}
    return {"hat": request.hat, **whose}


def _tell(
    kind: str,
    request: HatRequest,
    *,
    people: list[User],
    values: dict[str, str | Text],
    by: User,
    at: datetime,
) -> None:
    hat = str(Hat(request.hat).label)
    tell(
        kind=kind,
        people=people,
        values={"whose": request.person.name, "hat": hat, **values},
        link=reverse("people:platform_hats"),
        by=by,
        at=at,
        about=str(request.pk),
    )
