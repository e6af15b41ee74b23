"""Those convened who do not hold their role on the day any more, and who does instead."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from modning.meeting.seat import Holding
from modning_web.meetings.models import Invitation, Meeting
from modning_web.meetings.seating import Seating


def passed_on(
    meeting: Meeting, invitations: Sequence[Invitation], seating: Seating
) -> tuple[str, ...]:
    """Return in words whose seats are others' or nobody's on the day, though they are convened.

    That is so where an absence was noted, or a role ended, after the meeting was convened.
    """
    if meeting.state != "fixed" or not meeting.is_convened:
        return ()
    invited = frozenset(one.person_id for one in invitations)
    gone = [one for one in invitations if one.role_key and not _holds(one, seating)]
    return tuple(f"{_gone(one)} {_instead(one, seating, invited)}" for one in gone)


def _holds(row: Invitation, seating: Seating) -> bool:
    return any(one.person == str(row.person_id) for one in _holders(row, seating))


def _holders(row: Invitation, seating: Seating) -> list[Holding]:
    """Return who holds the role on the day at the place that the person was convened from."""
    site = row.site.key if row.site else None
    return [one for one in seating.holdings if (one.role, one.site) == (row.role_key, site)]


def _gone(row: Invitation) -> str:
    return _("{name} er fraværende den dag eller har ikke rollen mere.").format(
        name=row.person.name
    )


def _instead(row: Invitation, seating: Seating, invited: frozenset[UUID]) -> str:
    held = _holders(row, seating)
    if not held:
        return _("Ingen andre har rollen.")
    ordinary = [one for one in held if not one.is_deputy]
    told = _("Rollen har: {people}.") if ordinary else _("Kun stedfortræder: {people}.")
    return told.format(people=", ".join(_named(one, seating, invited) for one in ordinary or held))


def _named(one: Holding, seating: Seating, invited: frozenset[UUID]) -> str:
    person = seating.people[one.person]
    asked = _("indkaldt") if person.pk in invited else _("ikke indkaldt")
    return f"{person.name} ({asked})"
