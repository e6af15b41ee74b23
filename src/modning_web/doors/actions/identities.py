"""Recognising a person whom an identity provider vouches for. Nobody becomes a person here."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from modning_web.access.models import User
from modning_web.audit import actions as audit
from modning_web.doors.actions.entering import UnableToSignIn, note_failure
from modning_web.doors.actions.sending import tell_of_change
from modning_web.doors.models import OutsideIdentity
from modning_web.doors.queries import has_second_factor, person_with_email


class UnknownPerson(UnableToSignIn):
    """The provider knows them, the site does not."""


class SomebodyElse(UnableToSignIn):
    """The e-mail is of a person whom this provider knows as somebody else."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a provider says, once its signature and its rules are checked.

    `email` is empty unless the provider may vouch for it. `may_replace` allows that a person known
    by e-mail has got a new subject, once.
    """

    provider_key: str
    subject: str
    email: str = ""
    may_replace: bool = False


def recognise(*, claim: Claim, at: datetime) -> User:
    """Return the person that a claim is about; raises a reason of `UnableToSignIn` when none is."""
    try:
        person = _recognised(claim, at)
        if not person.is_active or person.is_demo:
            raise UnknownPerson
    except UnableToSignIn as refusal:
        note_failure(way=claim.provider_key, at=at, reason=type(refusal).__name__)
        raise
    return person


@transaction.atomic
def _recognised(claim: Claim, at: datetime) -> User:
    identities = OutsideIdentity.objects.select_related("user")
    known = identities.filter(provider_key=claim.provider_key, subject=claim.subject).first()
    if known:
        return known.user
    person = person_with_email(claim.email) if claim.email else None
    if person is None:
        raise UnknownPerson
    before = identities.filter(provider_key=claim.provider_key, user=person).first()
    if before is None:
        _remember(claim, person, at)
    elif claim.may_replace and not before.former_subject:
        _replace(before, claim, at)
    else:
        raise SomebodyElse
    return person


def _remember(claim: Claim, person: User, at: datetime) -> None:
    OutsideIdentity.objects.create(
        user=person,
        provider_key=claim.provider_key,
        subject=claim.subject,
        known_since=at,
        is_confirmed=not has_second_factor(person),
    )
    details = {"provider": claim.provider_key}
    audit.record("doors.link_identity", by=person, at=at, on=person, details=details)
    tell_of_change(person=person, at=at)


def _replace(identity: OutsideIdentity, claim: Claim, at: datetime) -> None:
    identity.former_subject, identity.subject = identity.subject, claim.subject
    identity.known_since, identity.is_confirmed = at, not has_second_factor(identity.user)
    identity.save(update_fields=["former_subject", "subject", "known_since", "is_confirmed"])
    details = {"provider": claim.provider_key}
    audit.record("doors.replace_identity", by=identity.user, at=at, on=identity, details=details)
    tell_of_change(person=identity.user, at=at)


def is_confirmed(*, person: User, provider_key: str) -> bool:
    """Tell whether a provider's own two factors count for a person."""
    rows = OutsideIdentity.objects.filter(user=person, provider_key=provider_key)
    return rows.filter(is_confirmed=True).exists()


def confirm_identity(*, person: User, provider_key: str) -> None:
    """Let a provider's own factors count: the person has come by it, and shown theirs here."""
    rows = OutsideIdentity.objects.filter(user=person, provider_key=provider_key)
    rows.filter(is_confirmed=False).update(is_confirmed=True)


@transaction.atomic
def forget_identity(*, identity: OutsideIdentity, by: User, at: datetime) -> None:
    """Let go of who a person is at a provider; the next claim by e-mail makes it anew."""
    details = {"provider": identity.provider_key}
    audit.record("doors.forget_identity", by=by, at=at, on=identity.user, details=details)
    identity.delete()
    tell_of_change(person=by, at=at)
