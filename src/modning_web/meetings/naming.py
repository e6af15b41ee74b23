"""What people are called to a reader: by name, and to some readers by their role."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _

from modning.programme.people import People
from modning_web.access.models import Membership, User
from modning_web.meetings.agenda_queries import Names, names_in
from modning_web.meetings.mapping import defined_of, people_known_to
from modning_web.meetings.models import Meeting
from modning_web.meetings.queries import meetings_without_names
from modning_web.people.queries import is_identifier

Roles = Mapping[tuple[str, UUID], str]


@dataclass(frozen=True, slots=True)
class Naming:
    """What people are called to one reader: by name, but at the meetings in `nameless`.

    There a person is called what they are in the programme, whoever they are: evaluators and the
    grants office are to know what was planned and decided, not by whom.
    """

    reader: User
    nameless: frozenset[UUID] = frozenset()
    roles: Roles = field(default_factory=dict)

    def names_at(self, meeting: Meeting) -> bool:
        """Tell whether the reader is told names."""
        return meeting.pk not in self.nameless

    def called(self, person: User, meeting: Meeting) -> str:
        """Return what a person is called on a meeting's pages and in its documents."""
        if self.names_at(meeting) or person == self.reader:
            return person.name
        return self.roles.get((meeting.programme.key, person.pk)) or _("En deltager")


def naming_at(meeting: Meeting, people: Iterable[UUID | None], *, reader: User) -> Naming:
    """Return what `people` are called to `reader` at a meeting."""
    nameless = meetings_without_names(reader, [meeting])
    if not nameless:
        return Naming(reader)
    known = people_known_to(meeting.programme)
    return Naming(reader, nameless, roles_of({meeting.programme.key}, people, known))


def roles_of(
    programme_keys: set[str], people: Iterable[UUID | None], known: Mapping[str, People]
) -> Roles:
    """Return what people are in programmes, ever: “Projektleder”.

    `known` are the people of the definitions, by programme.
    """
    asked = {one for one in people if one}
    rows = Membership.objects.filter(programme_key__in=programme_keys, user__in=asked)
    found: dict[tuple[str, UUID], set[str]] = defaultdict(set)
    for row in rows:
        says = known.get(row.programme_key)
        is_known = says is not None and says.knows(row.role_key)
        named = says.named(row.role_key).name if says and is_known else row.get_hat_display()
        found[row.programme_key, row.user_id].add(str(named))
    return {who: ", ".join(sorted(names)) for who, names in found.items()}


def names_told(meeting: Meeting, who: Iterable[str], *, reader: User) -> Names:
    """Return what ids of roles, parties, teams and people are called to `reader` at a meeting."""
    asked, known = set(who), names_in(defined_of(meeting.programme))
    people = User.objects.filter(pk__in=[one for one in asked if is_identifier(one)])
    naming = naming_at(meeting, [one.pk for one in people], reader=reader)
    named = {one: known[one] for one in asked if one in known}
    return named | {str(one.pk): naming.called(one, meeting) for one in people}
