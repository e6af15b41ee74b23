"""The first person of a site, who lets in the others."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from modning_web.access.actions import give_hat
from modning_web.access.models import Hat, User
from modning_web.access.policy import Place
from modning_web.audit import actions as audit
from modning_web.doors.actions.links import invite, password_link


@transaction.atomic
def add_person(  # noqa: PLR0913 -- who, as what, where, and whether they are written to
    *,
    name: str,
    email: str,
    hat: Hat,
    place: Place | None,
    role_key: str,
    to_date: date | None,
    is_written_to: bool,
    at: datetime,
) -> tuple[User, tuple[str, str] | None]:
    """Add a person with a hat; return them, and the words of a link that sets their password.

    Whoever has the e-mail gets the hat, keeps their name and password, and no link: so a programme
    whose only lead was shut out gets another. Raise what `give_hat` refuses.
    """
    known = User.objects.filter(email__iexact=email).first()
    person = known or User.objects.create_user(name=name, email=email)
    if known is None:
        audit.record("doors.add_person", by=None, at=at, on=person)
    give_hat(
        user=person,
        hat=hat,
        place=place,
        role_key=role_key,
        from_date=localdate(at),
        to_date=to_date,
        by=None,
        at=at,
    )
    if known is not None:
        return known, None
    if is_written_to:
        invite(person=person, by=None, at=at)
    return person, password_link(person)
