"""Who was, or was to be, at a meeting: the invited, those noted, and what is missing."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from modning.meeting.attendance import PRESENCES, PROMISED, Presence, shortfalls
from modning.meeting.attendance import Attendance as Attending
from modning_web.access.models import User
from modning_web.meetings.inviting import answered_of
from modning_web.meetings.models import Attendance, Invitation
from modning_web.meetings.seating import Seating
from modning_web.programmes.models import Site
from modning_web.programmes.wording import in_page_language


@dataclass(frozen=True, slots=True)
class Attendee:
    """One person of an attendance list: what is noted, else what they answered."""

    person: User
    presence: Presence
    role_key: str
    site: Site | None
    represented_by: User | None = None
    is_noted: bool = False

    @property
    def word(self) -> str:
        """How they took part, in words."""
        return in_page_language(PRESENCES[self.presence])


def attendees_of(invitations: Sequence[Invitation], noted: Sequence[Attendance]) -> list[Attendee]:
    """Return one row a person: first those invited, then those who came besides."""
    known = {one.person_id: one for one in noted}
    invited = [
        _noted(known[one.person_id]) if one.person_id in known else _promised(one)
        for one in invitations
    ]
    there = {one.person_id for one in invitations}
    return [*invited, *(_noted(one) for one in noted if one.person_id not in there)]


def _noted(row: Attendance) -> Attendee:
    return Attendee(
        row.person, presence_of(row.presence), row.role_key, row.site, row.represented_by, True
    )


def _promised(row: Invitation) -> Attendee:
    promised = PROMISED[answered_of(row)]
    if promised == "represented" and row.represented_by is None:
        promised = "absent"
    presence: Presence = "online" if promised == "present" and row.comes_online else promised
    sent = row.represented_by if presence == "represented" else None
    return Attendee(row.person, presence, row.role_key, row.site, sent)


def presence_of(value: str) -> Presence:
    """Return the presence that a column names."""
    return next(one for one in PRESENCES if one == value)


def missing_in_words(attendees: Sequence[Attendee], seating: Seating) -> list[str]:
    """Return the required seats that were not filled."""
    attending = [_attending(one, seating) for one in attendees]
    return [in_page_language(one.told) for one in shortfalls(seating.seats, attending)]


def _attending(one: Attendee, seating: Seating) -> Attending:
    key = str(one.person.pk)
    represented = one.represented_by if one.presence == "represented" else None
    return Attending(
        key,
        one.person.name,
        seating.holds(key) | ({one.role_key} if one.role_key else frozenset()),
        one.site.key if one.site else seating.site_of(key),
        one.presence if represented or one.presence != "represented" else "absent",
        str(represented.pk) if represented else None,
    )


def is_known(attendance: Iterable[Attendance]) -> bool:
    """Tell whether it is noted of anybody how they took part."""
    return any(one.presence != "unknown" for one in attendance)


def numbers_told(attendance: Iterable[Attendance]) -> list[tuple[str, int]]:
    """Return in words how many took part in each way."""
    numbers = Counter(one.presence for one in attendance)
    return [
        (in_page_language(name), numbers[presence])
        for presence, name in PRESENCES.items()
        if numbers[presence]
    ]
