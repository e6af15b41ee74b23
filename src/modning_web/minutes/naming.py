"""What people are called in minutes."""

from collections.abc import Collection, Iterable
from uuid import UUID

from modning_web.access.models import User
from modning_web.meetings.models import Meeting
from modning_web.meetings.naming import Naming, naming_at, roles_of
from modning_web.meetings.queries import meetings_without_names
from modning_web.minutes.models import Minutes, Outcome, State
from modning_web.minutes.queries import people_of


def naming_for(reader: User, meetings: Iterable[Meeting], people: Iterable[UUID | None]) -> Naming:
    """Return what `people` are called to `reader` in the minutes of some meetings."""
    asked = list(meetings)
    nameless = meetings_without_names(reader, asked)
    if not nameless:
        return Naming(reader)
    keys = {one.programme.key for one in asked if one.pk in nameless}
    return Naming(reader, nameless, roles_of(keys, people, people_of(keys)))


def naming_of_owners(reader: User, outcomes: Collection[Outcome]) -> Naming:
    """Return what those who have outcomes are called to `reader`."""
    owners = {who for row in outcomes for who in (row.owner_id, row.taken_over_by_id)}
    return naming_for(reader, {row.item.meeting for row in outcomes}, owners)


def naming_in(
    meeting: Meeting, minutes: Minutes | None, outcomes: list[Outcome], *, reader: User
) -> Naming:
    """Return what those in the minutes, and who did something to them, are called to `reader`."""
    deeds = [*minutes.steps.all(), *minutes.comments.all()] if minutes else []
    amended = minutes.amendments.all() if minutes and minutes.state == State.APPROVED else ()
    people = {one.by_id for one in (*deeds, *amended)}
    owners = {who for one in outcomes for who in (one.owner_id, one.taken_over_by_id)}
    return naming_at(meeting, people | owners, reader=reader)
