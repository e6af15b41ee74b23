"""Reads about people and their hats."""

from dataclasses import dataclass
from datetime import date

from modning_web.access.models import (
    Absence,
    Hat,
    Membership,
    MembershipQuerySet,
    User,
)
from modning_web.access.policy import KEPT_FROM_EVALUATORS, Place, Scope, allowed_scope


@dataclass(frozen=True, slots=True)
class HatGroup:
    """The demo persons who wear one hat: the one to begin with, and the others."""

    hat: Hat
    first: User
    others: tuple[User, ...]


def demo_people_by_hat() -> list[HatGroup]:
    """Return every hat that a demo person wears, with its people, the first added in front."""
    people = User.objects.filter(is_demo=True, is_active=True).order_by("pk")
    groups: dict[str, list[User]] = {}
    for person in people.prefetch_related("memberships"):
        for hat in {membership.hat for membership in person.memberships.all()}:
            groups.setdefault(hat, []).append(person)
    return [HatGroup(hat, groups[hat][0], tuple(groups[hat][1:])) for hat in Hat if hat in groups]


def holders_on(*, programme_key: str, role_key: str, on: date, site_key: str = "") -> list[User]:
    """Return those who hold a role in a programme on a day, each once, by name.

    Those who are away do not; where nobody does, the role's deputies stand in.
    """
    rows = Membership.objects.holding(
        programme_key=programme_key, role_key=role_key, site_key=site_key
    )
    present = present_on(rows, on)
    ordinary = [row for row in present if not row.is_deputy]
    people = {row.user for row in ordinary or present}
    return sorted(people, key=lambda person: (person.name, person.pk))


def present_on(rows: MembershipQuerySet, on: date) -> list[Membership]:
    """Return the memberships among `rows` that run on a day, of people who are not away then."""
    away = Absence.objects.running_on(on).values("user")
    held = rows.held_on(on).filter(user__is_active=True).exclude(user__in=away)
    return list(held.select_related("user"))


def programmes_led_alone(person: User, *, on: date) -> list[str]:
    """Return the keys of the programmes that nobody else, whose account is open, leads on a day."""
    leads = Membership.objects.held_on(on).filter(hat=Hat.PROGRAMME_LEAD)
    others = leads.exclude(user=person).filter(user__is_active=True).values("programme_key")
    own = leads.filter(user=person).exclude(programme_key="").exclude(programme_key__in=others)
    return list(own.order_by("programme_key").values_list("programme_key", flat=True).distinct())


def people_who_may(action: str, place: Place, *, on: date) -> list[User]:
    """Return those whose hats on a day let them do `action` at a place, each once, by name.

    Those whose hats reach every programme are not meant.
    """
    worn = Membership.objects.held_on(on).filter(programme_key=place.programme_key)
    rows = list(worn.filter(user__is_active=True).select_related("user"))
    kept_out = {
        row.user_id for row in rows if row.hat == Hat.EVALUATOR and action in KEPT_FROM_EVALUATORS
    }
    people = {
        row.user for row in rows if row.user_id not in kept_out and _reaches(row, action, place)
    }
    return sorted(people, key=lambda person: (person.name, person.pk))


def _reaches(row: Membership, action: str, place: Place) -> bool:
    reached = allowed_scope(Hat(row.hat), action)
    is_at_site = bool(place.site_key) and row.site_key == place.site_key
    return reached is Scope.PROGRAMME or (reached is Scope.SITE and is_at_site)
