"""What has become of occurrences, told by the capability that turns them into meetings.

It stands above this one, so it registers itself when the site starts::

    @settles
    def settled_meetings(occurrences, person): ...
"""

from collections.abc import Callable

from modning.programme.calendar import Settled
from modning_web.access.models import User
from modning_web.programmes.models import OccurrenceQuerySet

Teller = Callable[[OccurrenceQuerySet, User | None], dict[str, Settled]]
_TELLERS: list[Teller] = []


def settles(teller: Teller) -> Teller:
    """Register a function that knows what has become of occurrences.

    It is given occurrences and, for a calendar of one's own, whose it is: then what the person is
    called to besides belongs there too. It answers by what calendars know an occurrence by.
    """
    if teller not in _TELLERS:
        _TELLERS.append(teller)
    return teller


def settled_of(rows: OccurrenceQuerySet, person: User | None = None) -> dict[str, Settled]:
    """Return what has become of occurrences, and of what else `person` is called to."""
    found: dict[str, Settled] = {}
    for teller in _TELLERS:
        found |= teller(rows, person)
    return found
