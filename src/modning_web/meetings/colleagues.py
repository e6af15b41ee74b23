"""Whom one who is invited to a meeting can send instead."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from modning_web.access.models import Membership, User
from modning_web.meetings.mapping import people_known_to
from modning_web.meetings.models import Invitation
from modning_web.programmes.models import Programme


def colleagues_of(invitation: Invitation, *, on: date) -> QuerySet[User]:
    """Return those whom an invitee can send: others who on a day wear a hat in the same place.

    Across sites that is others of their own party, as the definition says.
    """
    programme = invitation.meeting.programme
    worn = Membership.objects.held_on(on).filter(
        programme_key=programme.key, site_key=invitation.site.key if invitation.site else ""
    )
    if invitation.site is None:
        own = worn.filter(user=invitation.person_id).values_list("role_key", flat=True)
        worn = worn.filter(role_key__in=_roles_beside({*own, invitation.role_key}, programme))
    rows = User.objects.filter(is_active=True, pk__in=worn.values("user"))
    return rows.exclude(pk=invitation.person_id)


def _roles_beside(role_keys: Iterable[str], programme: Programme) -> frozenset[str]:
    """Return all roles of the parties that some roles are of."""
    people = people_known_to(programme).get(programme.key)
    if people is None:
        return frozenset()
    parties = {people.party_of(one).id for one in role_keys if people.knows(one)}
    return frozenset().union(*(people.roles_in(one) for one in parties))
