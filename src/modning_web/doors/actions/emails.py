"""Changing a person's e-mail: asked for, then confirmed by whoever reads what is sent there."""

import secrets
from datetime import datetime

from django.db import transaction
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from modning_web.access.hats import has_ended, may_give, place_of
from modning_web.access.models import Hat, User
from modning_web.audit import actions as audit
from modning_web.doors.actions.attempts import TooManyAttempts, forgive
from modning_web.doors.actions.entering import count_attempt
from modning_web.doors.actions.links import LinkIsDead, hashed
from modning_web.doors.actions.sending import send_email_link, tell_old_address
from modning_web.doors.letters import EMAIL_ASKED, EMAIL_CHANGED
from modning_web.doors.models import EmailChange, SignInLink
from modning_web.doors.policy import EMAIL_LINK_LIFE
from modning_web.notices.actions import readdress_letters


class UnableToChangeEmail(Exception):
    """The e-mail stays; `told` says to a person why."""

    told: str | Promise = ""


class EmailIsTaken(UnableToChangeEmail):
    """Another account has it."""

    told = _("En anden konto har den e-mail.")


class SameEmail(UnableToChangeEmail):
    """The person has it."""

    told = _("Det er den e-mail, personen har i forvejen.")


class NotTheirsToChange(UnableToChangeEmail):
    """Whoever can change an e-mail can come in by it: only who could give all the hats may."""

    told = _(
        "Personen har roller, som du ikke kan give. Bed personen om selv at ændre e-mailen under "
        "Min side."
    )


class AskedTooOften(UnableToChangeEmail):
    """Mails are not sent to one address again and again."""

    told = _("Der er bedt om det for mange gange. Vent et kvarter.")


def ask_for_email(*, person: User, email: str, by: User, from_address: str, at: datetime) -> None:
    """Send a link to the new address, and a notice to the old one; nothing is changed yet.

    Raise NotTheirsToChange, SameEmail, EmailIsTaken or AskedTooOften.
    """
    if person.pk != by.pk and not may_change_email(by, person, at=at):
        raise NotTheirsToChange
    try:
        count_attempt(kind="mail", who=email, address=from_address, at=at)
    except TooManyAttempts as fault:
        raise AskedTooOften from fault
    _refuse_taken(person, email)
    _send(person, email, by=by, at=at)


@transaction.atomic
def _send(person: User, email: str, *, by: User, at: datetime) -> None:
    EmailChange.objects.filter(user=person, confirmed_at=None).delete()
    token = secrets.token_urlsafe(32)
    change = EmailChange.objects.create(
        user=person,
        before=person.email or "",
        email=email,
        token_hash=hashed(token),
        asked_by=by,
        asked_at=at,
    )
    audit.record("doors.ask_for_email", by=by, at=at, on=person)
    send_email_link(person=person, to_address=email, token=token, by=by, at=at)
    tell_old_address(person=person, to_address=change.before, is_done=False, by=by, at=at)


def change_at(token: str, *, at: datetime) -> EmailChange:
    """Return the change that a link is for. Raise LinkIsDead."""
    alive = EmailChange.objects.filter(
        token_hash=hashed(token),
        confirmed_at=None,
        asked_at__gt=at - EMAIL_LINK_LIFE,
        asked_at__lte=at,
        user__is_active=True,
    )
    change = alive.select_related("user").first()
    if change is None:
        raise LinkIsDead
    return change


def confirm_email(*, token: str, from_address: str, at: datetime) -> User:
    """Let the new e-mail count from now on. Raise LinkIsDead, EmailIsTaken or TooManyAttempts."""
    count_attempt(kind="link", who="", address=from_address, at=at)
    person = _confirm(change_at(token, at=at), at=at)
    forgive(kind="link", who="", address=from_address)
    return person


@transaction.atomic
def _confirm(found: EmailChange, *, at: datetime) -> User:
    person = User.objects.select_for_update().get(pk=found.user_id)
    # One statement decides, so that a link counts once.
    if EmailChange.objects.filter(pk=found.pk, confirmed_at=None).update(confirmed_at=at) != 1:
        raise LinkIsDead
    _refuse_taken(person, found.email)
    before = person.email or ""
    person.email = found.email
    person.save(update_fields=["email"])
    SignInLink.objects.filter(user=person).delete()
    audit.record("doors.change_email", by=person, at=at, on=person)
    readdress_letters(
        person=person, before=before, leaving=(EMAIL_ASKED, EMAIL_CHANGED), by=person, at=at
    )
    tell_old_address(person=person, to_address=before, is_done=True, by=None, at=at)
    return person


def may_change_email(by: User, person: User, *, at: datetime) -> bool:
    """Tell whether `by`, who could give all of a person's hats, may ask for another e-mail."""
    hats = list(person.memberships.all())
    worn = [one for one in hats if not has_ended(one, on=localdate(at))]
    return bool(worn) and all(may_give(by, Hat(one.hat), place_of(one)) for one in worn)


def _refuse_taken(person: User, email: str) -> None:
    if (person.email or "").casefold() == email.casefold():
        raise SameEmail
    if User.objects.filter(email__iexact=email).exclude(pk=person.pk).exists():
        raise EmailIsTaken
