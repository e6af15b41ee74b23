"""Breaking the glass, and closing it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from modning_web.access.models import BrokenGlass, User
from modning_web.access.policy import THROUGH_GLASS, Place, can, forget_reach, reach
from modning_web.audit import actions as audit
from modning_web.glass.queries import those_to_tell
from modning_web.notices.actions import tell

SHORTEST_REASON = 20  # letters: long enough to say why
LONGEST = timedelta(hours=8)


class UnableToBreak(Exception):
    """The glass is not broken; `told` says to a person why."""

    told: str | Promise = ""


class MayNotBreak(UnableToBreak):
    """None of the person's hats lets them."""

    told = _("Din rolle giver ikke ret til nødadgang.")


class ReasonTooShort(UnableToBreak):
    """Nobody could tell later why it was done."""

    told = _("Skriv mindst 20 tegn om, hvorfor det er nødvendigt.")


class OpenTooLong(UnableToBreak):
    """It would not end, or not today."""

    told = _("Nødadgang varer højst otte timer.")


class WithinReach(UnableToBreak):
    """The person reads there already."""

    told = _("Du kan allerede læse der. Du behøver ikke nødadgang.")


class ClosedAlready(UnableToBreak):
    """It is closed or has run out."""

    told = _("Nødadgangen er allerede slut.")


@transaction.atomic
def break_glass(
    *, place: Place, place_name: str, reason: str, lasts: timedelta, by: User, at: datetime
) -> BrokenGlass:
    """Let a person read at a place outside their reach; tell its leads and those who watch.

    Raise MayNotBreak, ReasonTooShort, OpenTooLong or WithinReach.
    """
    if not can(by, "glass.break", place):
        raise MayNotBreak
    if len(" ".join(reason.split())) < SHORTEST_REASON:
        raise ReasonTooShort
    if not timedelta() < lasts <= LONGEST:
        raise OpenTooLong
    if all(place in reach(by, action) for action in THROUGH_GLASS):
        raise WithinReach
    glass = BrokenGlass.objects.create(
        person=by,
        programme_key=place.programme_key,
        site_key=place.site_key,
        place_name=place_name,
        reason=reason.strip(),
        broken_at=at,
        ends_at=at + lasts,
    )
    _record("glass.break", glass, by=by, at=at)
    _tell(glass, at=at)
    forget_reach(by)
    return glass


@transaction.atomic
def close_glass(*, glass: BrokenGlass, by: User, at: datetime) -> None:
    """End one's access before its time. Raise MayNotBreak for another's, or ClosedAlready."""
    if glass.person_id != by.pk:
        raise MayNotBreak
    closed = BrokenGlass.objects.open_at(at).filter(pk=glass.pk).update(closed_at=at)
    if not closed:
        raise ClosedAlready
    _record("glass.close", glass, by=by, at=at)
    forget_reach(by)


def _record(action: str, glass: BrokenGlass, *, by: User, at: datetime) -> None:
    audit.record(
        action, by=by, at=at, on=glass, programme_key=glass.programme_key, site_key=glass.site_key
    )


def _tell(glass: BrokenGlass, *, at: datetime) -> None:
    tell(
        kind="glass.broken",
        people=those_to_tell(glass, on=localtime(at).date()),
        values={
            "who": str(glass.person),
            "where": glass.place_name,
            "until": f"{localtime(glass.ends_at):%d.%m.%Y %H.%M}",
            "reason": glass.reason,
        },
        link=reverse("glass:glasses"),
        by=glass.person,
        at=at,
        programme_key=glass.programme_key,
        about=str(glass.pk),
    )
