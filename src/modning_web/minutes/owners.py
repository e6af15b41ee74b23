"""Who has a task or answers for a decision: a person, or today's holders of a role."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

from django.utils.translation import gettext as _

from modning.programme.people import People
from modning_web.access.models import Membership, User
from modning_web.access.queries import present_on
from modning_web.meetings.naming import Naming
from modning_web.minutes.models import Outcome
from modning_web.minutes.naming import naming_of_owners
from modning_web.minutes.queries import keys_meaning, people_of


class Owners:
    """Says who has each outcome on a day; asks the database twice, however many there are.

    `naming` says what its reader calls people. `people` are those of the definitions, by
    programme, where they are read already. The outcomes come with `item__meeting__programme`,
    `item__meeting__site`, `owner`, `taken_over_by` and `sites`.
    """

    def __init__(
        self,
        outcomes: Collection[Outcome],
        *,
        on: date,
        naming: Naming,
        people: Mapping[str, People] | None = None,
    ) -> None:
        keys = {
            row.item.meeting.programme.key for row in outcomes if row.owner_key and not row.owner_id
        }
        self._people = people_of(keys) if keys and people is None else people or {}
        self._naming = naming
        is_told = any(naming.names_at(row.item.meeting) for row in outcomes)
        self._holders = self._held(keys, on) if keys and is_told else {}

    def _held(self, keys: set[str], on: date) -> dict[tuple[str, str], list[Membership]]:
        rows = Membership.objects.filter(programme_key__in=keys).exclude(role_key="")
        found: dict[tuple[str, str], list[Membership]] = defaultdict(list)
        for row in present_on(rows, on):
            for key in keys_meaning(self._people.get(row.programme_key), row):
                found[row.programme_key, key].append(row)
        return found

    def name(self, outcome: Outcome) -> str:
        """Return what the owner is called: “Projektleder”, “Karen Holm” or nothing.

        Of a task that was taken over both are named.
        """
        meeting = outcome.item.meeting
        if outcome.taken_over_by and outcome.owner:
            return _("{earlier}, nu {now}").format(
                earlier=self._naming.called(outcome.owner, meeting),
                now=self._naming.called(outcome.taken_over_by, meeting),
            )
        if outcome.owner:
            return self._naming.called(outcome.owner, meeting)
        people = self._people.get(outcome.item.meeting.programme.key)
        if outcome.owner_key and people and people.knows(outcome.owner_key):
            return people.named(outcome.owner_key).name
        return outcome.owner_key

    def holders(self, outcome: Outcome) -> tuple[str, ...]:
        """Return who holds the owner's role on the day, by name, at the sites it is for."""
        meeting = outcome.item.meeting
        if outcome.owner_id or not outcome.owner_key or not self._naming.names_at(meeting):
            return ()
        held = self._holders.get((meeting.programme.key, outcome.owner_key), [])
        sites = {site.key for site in outcome.sites.all()}
        if not sites and meeting.site:
            sites = {meeting.site.key}
        fitting = [one for one in held if not sites or not one.site_key or one.site_key in sites]
        ordinary = [one for one in fitting if not one.is_deputy]
        return tuple(sorted({one.user.name for one in ordinary or fitting}))

    def told(self, outcome: Outcome) -> str:
        """Return “Projektleder (Sofie Holm)”."""
        name, holders = self.name(outcome), self.holders(outcome)
        return f"{name} ({', '.join(holders)})" if holders else name


def owners_told_to(
    reader: User,
    outcomes: Collection[Outcome],
    *,
    on: date,
    people: Mapping[str, People] | None = None,
) -> Owners:
    """Return who has each outcome, called what `reader` may know them by."""
    return Owners(outcomes, on=on, naming=naming_of_owners(reader, outcomes), people=people)
