"""Closing accounts, and opening them again."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from modning_web.access.hats import has_ended
from modning_web.access.models import LIMITED_HATS, Hat, Membership, User, new_token
from modning_web.access.policy import Place, can, hats_worn
from modning_web.access.queries import programmes_led_alone
from modning_web.audit import actions as audit
from modning_web.doors.actions.entering import end_other_visits
from modning_web.doors.actions.sending import tell_of_opening
from modning_web.doors.models import Closing, SignInLink
from modning_web.notices.actions import stop_letters

CLOSE, CLOSE_WATCHERS = "account.close", "account.close_watchers"


class UnableToClose(Exception):
    """The account stays as it is; `told` says to a person why."""

    told: str | Promise = ""


class OneselfOnly(UnableToClose):
    """Nobody closes or opens their own account."""

    told = _("Du kan ikke lukke eller åbne din egen konto. Bed en anden, som må, om at gøre det.")


class NotTheirsToClose(UnableToClose):
    """Those who look on are not shut out by those whom they look at."""

    told = _(
        "En revisors eller databeskyttelsesrådgivers konto kan kun lukkes og åbnes af en "
        "databeskyttelsesrådgiver."
    )


class ReasonMissing(UnableToClose):
    """Nobody could tell later why it was closed."""

    told = _("Skriv, hvorfor kontoen lukkes.")


class LeadsAlone(UnableToClose):
    """A programme would be without a lead."""

    told = _(
        "Personen er den eneste, der leder et program. Giv først en anden rollen, eller bed en "
        "databeskyttelsesrådgiver om at lukke kontoen, hvis det ikke kan vente."
    )


class ClosedAlready(UnableToClose):
    """Somebody was first."""

    told = _("Kontoen er allerede lukket.")


class OpenAlready(UnableToClose):
    """It is not closed."""

    told = _("Kontoen er åben.")


@transaction.atomic
def close_account(
    *, person: User, reason: str, even_if_alone: bool = False, by: User, at: datetime
) -> Closing:
    """Shut a person out at once: visits end, links and calendar addresses stop, letters are held.

    Their hats and what they did stay as they are. `even_if_alone` leaves a programme without a
    lead, where it cannot wait. Raise OneselfOnly, NotTheirsToClose, ReasonMissing, ClosedAlready
    or LeadsAlone.
    """
    held = _theirs(person, by=by)
    if not reason.strip():
        raise ReasonMissing
    if not held.is_active:
        raise ClosedAlready
    if not (even_if_alone and may_leave_without_lead(by)):
        _refuse_lead_alone(held, on=localdate(at))
    held.is_active, held.calendar_token = False, new_token()
    held.save(update_fields=["is_active", "calendar_token"])
    closing = Closing.objects.create(user=held, reason=reason.strip(), closed_by=by, closed_at=at)
    SignInLink.objects.filter(user=held).delete()
    end_other_visits(person=held, kept="", by=by, at=at)
    stop_letters(person=held, by=by, at=at)
    audit.record("doors.close_account", by=by, at=at, on=held)
    person.is_active = held.is_active
    return closing


@transaction.atomic
def reopen_account(*, person: User, by: User, at: datetime) -> None:
    """Let a person in again, by the ways they had, and tell them; the calendar address is new.

    Raise OneselfOnly, NotTheirsToClose or OpenAlready.
    """
    held = _theirs(person, by=by)
    if held.is_active:
        raise OpenAlready
    held.is_active = True
    held.save(update_fields=["is_active"])
    Closing.objects.filter(user=held, reopened_at=None).update(reopened_by=by, reopened_at=at)
    audit.record("doors.reopen_account", by=by, at=at, on=held)
    tell_of_opening(person=held, by=by, at=at)
    person.is_active = held.is_active


def may_leave_without_lead(by: User) -> bool:
    """Tell whether `by` may close the only lead's account: who closes accounts everywhere may."""
    return can(by, CLOSE, Place(""))


def may_close(by: User, person: User) -> bool:
    """Tell whether `by` may close and open a person's account: not one's own.

    Whoever leads a programme where the person has a hat may, or had one, when they have none left.
    """
    action = CLOSE_WATCHERS if _watches(person) else CLOSE
    hats = list(person.memberships.all())
    today = timezone.localdate()
    left = [one for one in hats if not has_ended(one, on=today)]
    keys = {one.programme_key for one in left or hats}
    return by.pk != person.pk and any(can(by, action, Place(key)) for key in keys or {""})


def _theirs(person: User, *, by: User) -> User:
    """Return the person, held until the deed is done, if `by` may shut them out and let them in."""
    if person.pk == by.pk:
        raise OneselfOnly
    if not may_close(by, person):
        raise NotTheirsToClose
    return User.objects.select_for_update().get(pk=person.pk)


def _refuse_lead_alone(person: User, *, on: date) -> None:
    """Raise LeadsAlone."""
    led = person.memberships.filter(hat=Hat.PROGRAMME_LEAD).values("programme_key")
    leads = Membership.objects.filter(hat=Hat.PROGRAMME_LEAD, programme_key__in=led)
    # Held, so that of two leads who close each other's accounts one stays.
    list(leads.select_for_update().order_by("pk").values_list("pk"))
    if programmes_led_alone(person, on=on):
        raise LeadsAlone


def _watches(person: User) -> bool:
    return any(one.hat in LIMITED_HATS for one in hats_worn(person))
