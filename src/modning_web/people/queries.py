"""Who holds which role in a programme, and where nobody does."""

from datetime import date

from modning.meeting.seat import Holding
from modning.programme.people import People
from modning_web.access.models import Membership
from modning_web.access.queries import present_on
from modning_web.programmes.mapping import definition_of
from modning_web.programmes.models import Programme


def holdings_of(programme_key: str, on: date) -> tuple[Holding, ...]:
    """Return who holds which role in a programme on a day; `person` is the user's identifier.

    Those who are away that day hold nothing, so that `modning.meeting.seat.holders` finds their
    deputies. A role that the programme's definition does not know is nobody's.
    """
    programme = Programme.objects.select_related("current").get(key=programme_key)
    if programme.current is None:
        return ()
    people = People(definition_of(programme.current.text).programme)
    rows = Membership.objects.filter(programme_key=programme_key).exclude(role_key="")
    present = present_on(rows, on)
    return tuple(holding(row, people) for row in present if people.knows(row.role_key))


def holding(row: Membership, people: People) -> Holding:
    """Return a membership as the method knows it."""
    return Holding(
        person=str(row.user_id),
        role=row.role_key,
        party=people.party_of(row.role_key).id,
        since=row.from_date or date.min,
        until=row.to_date,
        site=row.site_key or None,
        is_deputy=row.is_deputy,
    )
