"""What people are called in minutes: by name, and to some readers by their role."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _

from modning.meeting.attendance import PRESENCES
from modning.programme.people import People
from modning_web.access.models import Membership, User
from modning_web.meetings.mapping import people_known_to
from modning_web.meetings.models import Attendance, Meeting
from modning_web.meetings.queries import meetings_without_names
from modning_web.minutes.models import Minutes, Outcome, State
from modning_web.minutes.queries import people_of
from modning_web.programmes.wording import in_page_language


@dataclass(frozen=True, slots=True)
class Naming:
    """What people are called to one reader: by name, but at the meetings in `nameless`.

    There a person is called what they are in the programme, whoever they are: evaluators and the
    grants office are to know what was decided, not who said it.
    """

    reader: User
    nameless: frozenset[UUID] = frozenset()
    roles: Mapping[tuple[str, UUID], str] = field(default_factory=dict)

    def names_at(self, meeting: Meeting) -> bool:
        """Tell whether the reader is told names."""
        return meeting.pk not in self.nameless

    def called(self, person: User, meeting: Meeting) -> str:
        """Return what a person is called in a meeting's minutes."""
        if self.names_at(meeting) or person == self.reader:
            return person.name
        return self.roles.get((meeting.programme.key, person.pk)) or _("En deltager")


def naming_for(
    reader: User,
    meetings: Iterable[Meeting],
    people: Iterable[UUID | None],
    *,
    known: Mapping[str, People] | None = None,
) -> Naming:
    """Return what `people` are called to `reader` in the minutes of some meetings.

    `known` are the people of the definitions, by programme, where they are read already.
    """
    asked = list(meetings)
    nameless = meetings_without_names(reader, asked)
    if not nameless:
        return Naming(reader)
    keys = {one.programme.key for one in asked if one.pk in nameless}
    known = people_of(keys) if known is None else known
    return Naming(reader, nameless, _roles(keys, people, known))


def naming_of_owners(reader: User, outcomes: Collection[Outcome]) -> Naming:
    """Return what those who have outcomes are called to `reader`."""
    owners = {who for row in outcomes for who in (row.owner_id, row.taken_over_by_id)}
    return naming_for(reader, {row.item.meeting for row in outcomes}, owners)


def _roles(
    keys: set[str], people: Iterable[UUID | None], known: Mapping[str, People]
) -> dict[tuple[str, UUID], str]:
    asked = {one for one in people if one}
    rows = Membership.objects.filter(programme_key__in=keys, user__in=asked)
    found: dict[tuple[str, UUID], set[str]] = defaultdict(set)
    for row in rows:
        says = known.get(row.programme_key)
        is_known = says is not None and says.knows(row.role_key)
        named = says.named(row.role_key).name if says and is_known else row.get_hat_display()
        found[row.programme_key, row.user_id].add(str(named))
    return {who: ", ".join(sorted(names)) for who, names in found.items()}


def naming_in(
    meeting: Meeting, minutes: Minutes | None, outcomes: list[Outcome], *, reader: User
) -> Naming:
    """Return what those in the minutes, and who did something to them, are called to `reader`."""
    deeds = [*minutes.steps.all(), *minutes.comments.all()] if minutes else []
    amended = minutes.amendments.all() if minutes and minutes.state == State.APPROVED else ()
    people = {one.by_id for one in (*deeds, *amended)}
    owners = {who for one in outcomes for who in (one.owner_id, one.taken_over_by_id)}
    return naming_for(reader, [meeting], people | owners, known=people_known_to(meeting.programme))


def numbers_told(attendance: Iterable[Attendance]) -> list[tuple[str, int]]:
    """Return in words how many took part in each way."""
    numbers = Counter(one.presence for one in attendance)
    return [
        (in_page_language(name), numbers[presence])
        for presence, name in PRESENCES.items()
        if numbers[presence]
    ]
