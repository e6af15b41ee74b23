"""What people do about people: bring them in, keep their contact, hand over their hats."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from modning_web.access import actions as access
from modning_web.access.hats import (
    refuse_unless_sees_to,
)
from modning_web.access.models import Membership, User
from modning_web.access.policy import Place
from modning_web.audit import actions as audit
from modning_web.doors.actions.links import invite
from modning_web.notices.actions.contact import note_safe_contact
from modning_web.organisations.models import Organisation
from modning_web.people.following import FOLLOWERS
from modning_web.people.models import HatRequest, PeopleUpload
from modning_web.programmes.models import Site

LISTS_KEPT_FOR = timedelta(days=1)
DECIDED_KEPT_FOR = timedelta(days=90)


class NameIsMissing(Exception):
    """Nobody has the e-mail yet, so a name is needed."""


def known_or_new(*, email: str, name: str, phone: str = "") -> User:
    """Return whoever has the e-mail, or one without an account. Raise NameIsMissing."""
    known = User.objects.filter(email__iexact=email).first()
    if known is None and not name:
        raise NameIsMissing
    return known or User(name=name, email=User.objects.normalize_email(email), phone=phone)


@transaction.atomic
def find_or_add_person(
    *, email: str, name: str, phone: str = "", in_safety: bool = False, by: User, at: datetime
) -> tuple[User, bool]:
    """Return whoever has the e-mail, and whether they are new; their name is not changed.

    Who is new gets a link by mail, to sign in with the first time. `in_safety` notes that they have
    asked for safe contact, before anything is sent. Raise NameIsMissing.
    """
    person = known_or_new(email=email, name=name, phone=phone)
    is_new = not person.is_added
    if is_new:
        person.set_unusable_password()
        person.save(force_insert=True)
        audit.record("people.add", by=by, at=at, on=person)
    if in_safety:
        note_safe_contact(person=person, by=by, at=at)
    if is_new:
        invite(person=person, by=by, at=at)
    return person, is_new


@transaction.atomic
def change_contact(
    *, person: User, name: str, phone: str, in_safety: bool = False, by: User, at: datetime
) -> None:
    """Correct a person's name and phone; `in_safety` notes that they have asked for safe contact.

    Raise WornElsewhere.
    """
    refuse_unless_sees_to(person, by=by, on=localdate(at))
    person.name, person.phone = name, phone
    person.save(update_fields=["name", "phone"])
    audit.record("people.change_contact", by=by, at=at, on=person)
    if in_safety:
        note_safe_contact(person=person, by=by, at=at)


@transaction.atomic
def hand_over(
    *, membership: Membership, to: User, from_date: date, by: User, at: datetime
) -> tuple[Membership, dict[str, int]]:
    """Hand over a hat, and what was written down for its wearer by name.

    Return the new membership, and how much of each moved along. Raise what
    `access.actions.hand_over` does.
    """
    begun = access.hand_over(membership=membership, to=to, from_date=from_date, by=by, at=at)
    moved = {
        name: FOLLOWERS[name](ended=membership, begun=begun, by=by, at=at)
        for name in sorted(FOLLOWERS)
    }
    return begun, moved


@transaction.atomic
def link_site(*, site: Site, organisation: Organisation | None, by: User, at: datetime) -> None:
    """Say which organisation a site is."""
    site.organisation = organisation
    site.save(update_fields=["organisation"])
    audit.record("people.link_site", by=by, at=at, on=site, programme_key=site.programme.key)


def place_for(programme_key: str, site: Site | None) -> Place:
    """Return where a role is held."""
    return Place(programme_key, site.key if site else "")


@transaction.atomic
def forget_what_is_over(*, at: datetime) -> None:
    """Throw away lists that nobody carried out, and after a while who was refused an account."""
    PeopleUpload.objects.filter(carried_out_at=None, at__lt=at - LISTS_KEPT_FOR).delete()
    HatRequest.objects.filter(user=None, decided_at__lt=at - DECIDED_KEPT_FOR).delete()
