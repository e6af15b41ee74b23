"""People and places for tests, each ready to use, each new."""

from datetime import UTC, datetime
from itertools import count

from modning_web.access.models import Hat, Membership, User

NUMBERS = count(1)
NOON = datetime(2024, 3, 1, 12, tzinfo=UTC)


def make_user(**fields: object) -> User:
    """Add a person with a name and an e-mail of their own."""
    number = next(NUMBERS)
    defaults = {"name": f"Person {number}", "email": f"person{number}@example.dk"}
    return User.objects.create_user(**(defaults | fields))


def make_member(hat: Hat, programme_key: str = "", site_key: str = "", **fields: object) -> User:
    """Add a person who wears one hat."""
    user = make_user()
    Membership.objects.create(
        user=user, hat=hat, programme_key=programme_key, site_key=site_key, **fields
    )
    return user
