"""How often a door may be tried, how long what it gives is good, and who needs two factors."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings

from modning_web.access.models import Hat, User
from modning_web.access.policy import hats_worn
from modning_web.environment import UnusableEnvironment

WITHIN = timedelta(minutes=15)  # attempts are counted over this time
LINK_LIFE = timedelta(minutes=15)
EMAIL_LINK_LIFE = timedelta(days=3)  # to say that a new e-mail is one's own
PENDING_LIFE = timedelta(minutes=10)  # from the first factor to the second
CONFIRMED_LIFE = timedelta(minutes=15)  # how long a proof of who you are lets you change factors
OUTSIDE_LIFE = timedelta(minutes=10)  # from leaving for a provider to coming back
RECOVERY_CODES = 10


@dataclass(frozen=True, slots=True)
class Limit:
    """How many attempts are taken within `WITHIN`: for one account, and from one address."""

    of_account: int
    of_address: int


# By kind of attempt. An account is barred from one address only, so that nobody can shut out
# another; a second factor is asked of those who know the first: there the account alone counts.
LIMITS = {
    "password": Limit(of_account=5, of_address=60),
    "code": Limit(of_account=5, of_address=60),
    "mail": Limit(of_account=3, of_address=20),
    "link": Limit(of_account=0, of_address=15),  # nobody is named
    "passkey": Limit(of_account=0, of_address=15),
}
KINDS_BY_ACCOUNT_ALONE = {"code", "mail"}


@dataclass(frozen=True, slots=True)
class Way:
    """How somebody came in; `is_strong` when it was two factors in itself."""

    key: str
    is_strong: bool = False


PASSWORD = Way("password")
MAIL_LINK = Way("mail-link")
PASSKEY = Way("passkey", is_strong=True)
DEMO_BUTTON = Way("demo", is_strong=True)


def hats_with_second_factor() -> frozenset[Hat]:
    """Return the hats that ask for two factors; raises `UnusableEnvironment` for one unknown."""
    chosen = settings.HATS_WITH_SECOND_FACTOR
    unknown = ", ".join(sorted(set(chosen) - set(Hat.values)))
    if unknown:
        known = ", ".join(Hat.values)
        raise UnusableEnvironment(
            f"MODNING_SECOND_FACTOR har ukendte roller / has unknown hats: {unknown} ({known})"
        )
    return frozenset(Hat(word) for word in chosen)


def needs_second_factor(person: User) -> bool:
    """Tell whether a hat that the person wears today asks for two factors."""
    hats = {Hat(membership.hat) for membership in hats_worn(person)}
    return not hats.isdisjoint(hats_with_second_factor())
