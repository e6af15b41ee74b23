"""Who is told of a broken glass, and who reads of which."""

from datetime import date

from django.db.models import Q, QuerySet

from modning_web.access.models import BrokenGlass, Hat, Membership, User
from modning_web.access.policy import scope


def those_to_tell(glass: BrokenGlass, *, on: date) -> list[User]:
    """Return the leads of the programme and the data protection officers, but not the breaker."""
    leads = Q(hat=Hat.PROGRAMME_LEAD, programme_key=glass.programme_key)
    watching = Membership.objects.held_on(on).filter(leads | Q(hat=Hat.DATA_PROTECTION_OFFICER))
    people = User.objects.filter(pk__in=watching.values("user"), is_active=True)
    return list(people.exclude(pk=glass.person_id))


def glasses_seen_by(user: User) -> QuerySet[BrokenGlass]:
    """Return what was broken in the programmes whose record `user` reads, newest first."""
    rows = BrokenGlass.objects.select_related("person")
    return scope(rows, user=user, action="audit.see")


def glasses_of(user: User) -> QuerySet[BrokenGlass]:
    """Return what `user` has broken, newest first."""
    return BrokenGlass.objects.filter(person=user)
