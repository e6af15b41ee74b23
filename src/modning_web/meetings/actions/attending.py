"""Writing down who was there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from modning.meeting.attendance import Presence
from modning_web.access.models import User
from modning_web.audit import actions as audit
from modning_web.meetings.actions.stepping import Seen, bump, held
from modning_web.meetings.models import Attendance, Meeting
from modning_web.programmes.models import Site


class NobodyRepresents(Exception):
    """Represented, without saying by whom; or by themselves."""


@dataclass(frozen=True, slots=True)
class Noted:
    """How one person took part, and who came for them where somebody did."""

    person: User
    presence: Presence
    represented_by: User | None = None
    role_key: str = ""
    site: Site | None = None


@transaction.atomic
def note_attendance(*, seen: Seen, noted: Iterable[Noted], by: User, at: datetime) -> Meeting:
    """Write down how people took part; who is not named stays as they were."""
    row = held(seen)
    standing = {one.person_id: one for one in row.attendance.all()}
    changed = 0
    for one in noted:
        changed += _note(row, one, standing.get(one.person.pk), by=by, at=at)
    bump(row)
    audit.record(
        "meetings.note_attendance",
        by=by,
        at=at,
        on=row,
        programme_key=row.programme.key,
        details={"people": changed},
    )
    return row


def _note(row: Meeting, noted: Noted, known: Attendance | None, *, by: User, at: datetime) -> bool:
    """Keep one person's row where it says something new; return whether it did."""
    represented = noted.represented_by if noted.presence == "represented" else None
    if noted.presence == "represented" and represented in {None, noted.person}:
        raise NobodyRepresents(noted.person.pk)
    if known and (known.presence, known.represented_by) == (noted.presence, represented):
        return False
    entry = known or Attendance(
        meeting=row, person=noted.person, role_key=noted.role_key, site=noted.site
    )
    entry.presence, entry.represented_by = noted.presence, represented
    entry.noted_by, entry.noted_at = by, at
    entry.save()
    return True
