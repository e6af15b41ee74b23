"""Which releases a person sees, and who can decide them."""

from datetime import date

from django.db.models import Q, QuerySet

from modning_web.access.models import Hat, Membership, User
from modning_web.access.policy import POLICY, Place, Scope, can, scope
from modning_web.doors.queries import may_be_one_person
from modning_web.releases.kinds import ReleaseKind, kind_of, kinds
from modning_web.releases.models import Release

ASK, APPROVE = "release.ask", "release.approve"


def may_ask(person: User, kind: ReleaseKind, programme_key: str) -> bool:
    """Tell whether a person may ask for a kind, from a programme or from all."""
    place = Place(programme_key)
    return can(person, ASK, place) and can(person, kind.action, place)


def may_decide(person: User, release: Release) -> bool:
    """Tell whether a person may let a release go: not one's own, and not what one may not see.

    Nor what another account asked for that may be the same person's.
    """
    place = Place(release.programme_key)
    return (
        can(person, APPROVE, place)
        and can(person, kind_of(release.kind).action, place)
        and not may_be_one_person(person, release.asked_by)
    )


def releases_seen_by(person: User) -> QuerySet[Release]:
    """Return what a person asked for or may decide on, newest first, without the content."""
    rows = Release.objects.all()
    decides = Q(pk=None)
    for kind in kinds():
        of_kind = scope(rows.filter(kind=kind.key), user=person, action=kind.action)
        decides |= Q(pk__in=scope(of_kind, user=person, action=APPROVE).values("pk"))
    seen = rows.filter(Q(asked_by=person) | decides).select_related("asked_by", "decided_by")
    return seen.defer("content")


def those_who_decide(release: Release, *, on: date) -> list[User]:
    """Return who can let a release go on a day, by the hats they wear."""
    needed = (APPROVE, kind_of(release.kind).action)
    worn = Q(pk=None)
    for hat in Hat:
        reaches = {POLICY[action].get(hat) for action in needed}
        if reaches == {Scope.ALL}:
            worn |= Q(hat=hat)
        elif reaches <= {Scope.ALL, Scope.PROGRAMME} and release.programme_key:
            worn |= Q(hat=hat, programme_key=release.programme_key)
    held = Membership.objects.held_on(on).filter(worn)
    people = User.objects.filter(pk__in=held.values("user"), is_active=True)
    others = people.exclude(pk=release.asked_by_id).prefetch_related("memberships")
    return [one for one in others if not may_be_one_person(one, release.asked_by)]
