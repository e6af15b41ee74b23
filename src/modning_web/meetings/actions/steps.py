"""What people do to a meeting on its way: settle, convene, change, move, hold and cancel it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from modning.language import Text
from modning.meeting.meeting import Deed
from modning.meeting.slot import Slot
from modning_web.access.models import User
from modning_web.audit import actions as audit
from modning_web.meetings.actions import convening
from modning_web.meetings.actions.polling import close_polls
from modning_web.meetings.actions.stepping import Seen, bump, held, step_on
from modning_web.meetings.inviting import Occasion, active_invitations, part_of
from modning_web.meetings.mapping import row_of
from modning_web.meetings.models import Invitation, Meeting
from modning_web.meetings.seating import Invited, seating_of
from modning_web.programmes.mapping import definition_of
from modning_web.programmes.models import Occurrence


class NotInThePlan(Exception):
    """The programme has no version whose plan the meeting could come from."""


class NobodyToConvene(Exception):
    """An invitation without anyone in it."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Where a meeting is held, online or not, and who chairs it."""

    place: str = ""
    online_address: str = ""
    chair: User | None = None


@transaction.atomic
def open_meeting(*, occurrence: Occurrence, by: User | None, at: datetime) -> Meeting:
    """Begin to plan what the plan has a window for; one that is begun already is returned."""
    version = occurrence.programme.current
    if version is None:
        raise NotInThePlan(occurrence.key)
    new = row_of(occurrence, definition_of(version.text).programme)
    row, is_new = Meeting.objects.get_or_create(
        programme=new.programme,
        occurrence_key=new.occurrence_key,
        defaults={name: getattr(new, name) for name in _TAKEN_FROM_THE_PLAN},
    )
    if is_new:
        audit.record("meetings.open", by=by, at=at, on=row, programme_key=row.programme.key)
    return row


_TAKEN_FROM_THE_PLAN = (
    *("site", "occurrence", "activity_key", "turn", "title", "uid"),
    *("planned_from", "planned_before"),
)


@transaction.atomic
def fix(*, seen: Seen, slot: Slot, by: User | None, at: datetime, place: str = "") -> Meeting:
    """Settle the day and the time, and the place if it is told; nobody hears of it before the
    meeting is convened.
    """
    row = held(seen)
    _hold_at(row, place)
    step_on(row, "fix", by=by, at=at, slot=slot)
    close_polls(row, at=at)
    return row


@transaction.atomic
def convene(*, seen: Seen, invited: Iterable[Invited], by: User | None, at: datetime) -> list[User]:
    """Invite people to a meeting whose time is settled; return who is written to."""
    row = held(seen)
    chosen = tuple(invited)
    if not chosen:
        raise NobodyToConvene
    step_on(row, "convene", by=by, at=at)
    convening.invite(row, chosen, at=at)
    return convening.tell(row, None, Occasion("request", by, at))


@transaction.atomic
def move(
    *,
    seen: Seen,
    slot: Slot,
    reason: str | Text,
    by: User | None,
    at: datetime,
    place: str = "",
) -> list[User]:
    """Give a settled meeting another time, and another place if it is told; return who is told.

    Of a convened one everyone is told. Who holds a role on the new day and did not on the old is
    invited, and who held it only on the old day is let off.
    """
    row = held(seen)
    before, earlier = convening.told_before(row, at), row.starts_at
    _hold_at(row, place)
    is_told = step_on(row, "move", by=by, at=at, reason=reason, slot=slot)
    if not is_told or earlier is None:
        return []
    convening.invite(row, _invited_on(row, earlier, slot), at=at)
    return convening.tell(row, before, Occasion("request", by, at, reason))


def _hold_at(row: Meeting, place: str) -> None:
    if place:
        row.place = place
        row.save(update_fields=["place"])


def _invited_on(row: Meeting, earlier: datetime, slot: Slot) -> list[Invited]:
    """Return whom a moved meeting concerns: those invited, with the change of holders."""
    old = {one.person.pk for one in seating_of(row, on=localdate(earlier)).invited()}
    new = {one.person.pk: one for one in seating_of(row, on=slot.first_day).invited()}
    stay = [
        invited_as(one)
        for one in active_invitations(row)
        if one.person_id in new or one.person_id not in old
    ]
    there = {one.person.pk for one in stay}
    return [*stay, *(one for pk, one in new.items() if pk not in old | there)]


def invited_as(row: Invitation) -> Invited:
    """Return who is invited already, as they would be invited anew."""
    return Invited(row.person, part_of(row.part), row.role_key, row.site)


@transaction.atomic
def revise(
    *,
    seen: Seen,
    circumstances: Circumstances,
    invited: Iterable[Invited] | None = None,
    by: User | None,
    at: datetime,
) -> list[User]:
    """Say where a meeting is held and who chairs it; return who is written to.

    Of a convened meeting those are told whom the change concerns; `invited` are those it is to be
    convened with from now on (None: as before). A draft tells nobody.
    """
    row = held(seen)
    before = convening.told_before(row, at)
    row.place, row.online_address = circumstances.place, circumstances.online_address
    row.chair = circumstances.chair
    row.save(update_fields=["place", "online_address", "chair"])
    if before is None:
        bump(row)
        audit.record("meetings.arrange", by=by, at=at, on=row, programme_key=row.programme.key)
        return []
    step_on(row, "revise", by=by, at=at)
    if invited is not None:
        convening.invite(row, invited, at=at)
    return convening.tell(row, before, Occasion("request", by, at))


@transaction.atomic
def withdraw(*, seen: Seen, reason: str | Text, by: User | None, at: datetime) -> list[User]:
    """Give up the time: the meeting is in its window again; return who is written to."""
    row = held(seen)
    told = _ended(row, "withdraw", reason, by=by, at=at)
    row.invitations.filter(withdrawn_at=None).update(withdrawn_at=at)
    return told


@transaction.atomic
def cancel(*, seen: Seen, reason: str | Text, by: User | None, at: datetime) -> list[User]:
    """Cancel a meeting for good; return who is written to."""
    return _ended(held(seen), "cancel", reason, by=by, at=at)


def _ended(
    row: Meeting, deed: Deed, reason: str | Text, *, by: User | None, at: datetime
) -> list[User]:
    before = convening.told_before(row, at)
    is_told = step_on(row, deed, by=by, at=at, reason=reason)
    close_polls(row, at=at)
    if not is_told:
        return []
    return convening.tell(row, before, Occasion("cancel", by, at, reason))


@transaction.atomic
def hold(*, seen: Seen, by: User | None, at: datetime) -> Meeting:
    """Record that a meeting was held; `at` must not lie before it begins."""
    row = held(seen)
    step_on(row, "hold", by=by, at=at)
    return row
