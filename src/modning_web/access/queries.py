"""Reads about people and their hats."""

from dataclasses import dataclass
from datetime import date

from modning_web.access.models import Hat, Membership, User


@dataclass(frozen=True, slots=True)
class HatGroup:
    """The demo persons who wear one hat."""

    hat: Hat
    people: tuple[User, ...]


def demo_people_by_hat() -> list[HatGroup]:
    """Return every hat that a demo person wears, with its people, in the order of the hats."""
    people = User.objects.filter(is_demo=True, is_active=True).prefetch_related("memberships")
    groups: dict[str, list[User]] = {}
    for person in people:
        for hat in {membership.hat for membership in person.memberships.all()}:
            groups.setdefault(hat, []).append(person)
    return [HatGroup(hat, tuple(groups[hat])) for hat in Hat if hat in groups]


def holders(*, programme_key: str, role_key: str, on: date, site_key: str = "") -> list[User]:
    """Return those who hold a role in a programme on a day, each once, by name."""
    held = Membership.objects.held_on(on).holding(
        programme_key=programme_key, role_key=role_key, site_key=site_key
    )
    return list(User.objects.filter(memberships__in=held, is_active=True).distinct())
