"""The made-up people and programmes of a demonstration."""

import tomllib
from datetime import datetime
from pathlib import Path

from django.db import transaction

from modning_web.access.actions import give_hat
from modning_web.access.models import Hat, User
from modning_web.access.policy import Place

PEOPLE = Path(__file__).with_name("demo_people.toml")


@transaction.atomic
def load_demo(*, at: datetime) -> None:
    """Add the made-up people that are not there yet, with the hats they wear."""
    there = set(User.objects.filter(is_demo=True).values_list("name", flat=True))
    for person in tomllib.loads(PEOPLE.read_text(encoding="utf-8"))["person"]:
        if person["name"] not in there:
            add_person(person, at=at)


def add_person(person: dict[str, str], *, at: datetime) -> User:
    """Add one made-up person with one hat."""
    user = User.objects.create_user(name=person["name"], is_demo=True)
    programme = person.get("programme", "")
    give_hat(
        user=user,
        hat=Hat(person["hat"]),
        by=None,
        at=at,
        place=Place(programme, person.get("site", "")) if programme else None,
        role_key=person.get("role", ""),
        organisation_key=person.get("organisation", ""),
    )
    return user
