"""What the page of minutes shows, and whom one may choose on it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from modning.language import Text
from modning.reports.meeting.minutes import changed
from modning_web.access.models import User
from modning_web.access.policy import can
from modning_web.meetings.agenda_queries import names_in
from modning_web.meetings.attending import numbers_told
from modning_web.meetings.mapping import defined_of, people_known_to
from modning_web.meetings.models import AgendaItem, Meeting
from modning_web.meetings.naming import Naming
from modning_web.minutes import mapping
from modning_web.minutes.forms.outcome import PERSON, ROLE, Choices
from modning_web.minutes.models import Amendment, Minutes, Outcome, State
from modning_web.minutes.owners import Owners
from modning_web.minutes.queries import people_at, place_of
from modning_web.programmes.models import Site
from modning_web.programmes.wording import in_page_language


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """An outcome as the page shows it."""

    row: Outcome
    owner: str
    sites: str
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An item and what came of it."""

    row: AgendaItem
    number: int | None  # a break has none
    outcomes: tuple[OutcomeLine, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """What one person may do with the minutes of a meeting."""

    may_write: bool
    may_approve: bool
    may_read: bool

    @classmethod
    def of(cls, person: User, meeting: Meeting, minutes: Minutes | None) -> "Standing":
        """Ask the policy: a draft is for those who write, the rest for all who see the meeting."""
        place = place_of(meeting)
        may_write = can(person, "minutes.write", place)
        is_told = minutes is not None and minutes.state != State.DRAFT
        may_approve = can(person, "minutes.approve", place)
        return cls(may_write, may_approve, may_read=may_write or is_told)


def outcomes_of(meeting: Meeting) -> list[Outcome]:
    """Return what stands in the minutes of a meeting, with all that a line tells."""
    rows = list(
        Outcome.objects.standing()
        .filter(item__meeting=meeting)
        .select_related("owner", "taken_over_by", "item")
        .prefetch_related("sites")
    )
    for row in rows:
        row.item.meeting = meeting
    return rows


def item_lines(
    meeting: Meeting, rows: list[Outcome], naming: Naming, *, on: date
) -> tuple[ItemLine, ...]:
    """Return the items of the minutes with what came of each: a fixed number of queries."""
    items = list(meeting.items.all())
    owners = Owners(rows, on=on, naming=naming, people=people_known_to(meeting.programme))
    by_item: dict[UUID, list[OutcomeLine]] = defaultdict(list)
    for row in rows:
        by_item[row.item_id].append(line_of(row, owners, on=on))
    return tuple(
        ItemLine(item, number, tuple(by_item[item.pk]))
        for item, number in zip(items, mapping.numbers_of(items), strict=True)
        if item.kind != "break" or by_item[item.pk]
    )


def line_of(row: Outcome, owners: Owners, *, on: date) -> OutcomeLine:
    """Put an outcome into words."""
    return OutcomeLine(
        row,
        owner=owners.told(row),
        sites=", ".join(site.name for site in row.sites.all()),
        is_overdue=mapping.outcome_of(row).is_overdue(on),
    )


def came_to(meeting: Meeting, naming: Naming) -> dict[str, object]:
    """Return who was at a meeting, or to a reader without names how many."""
    rows = list(meeting.attendance.select_related("person", "represented_by"))
    named = naming.names_at(meeting)
    return {"attendance": rows if named else (), "numbers": () if named else numbers_told(rows)}


def owner_choices(meeting: Meeting, outcome: Outcome | None = None) -> Choices:
    """Return who may have a task: people at the meeting first, then roles and parties.

    Who has the outcome already stays among them, also when their account is closed.
    """
    there = {one.pk: one.name for one in people_at(meeting)}
    if outcome and outcome.owner:
        there.setdefault(outcome.owner.pk, outcome.owner.name)
    people = [(f"{PERSON}{pk}", name) for pk, name in there.items()]
    roles = [
        (f"{ROLE}{key}", name) for key, name in names_in(defined_of(meeting.programme)).items()
    ]
    return [*people, *roles]


def site_choices(meeting: Meeting) -> list[Site]:
    """Return the sites that an outcome of a common meeting may be for; none at a local one."""
    return [] if meeting.site_id else list(meeting.programme.sites.all())


@dataclass(frozen=True, slots=True)
class AmendmentLine:
    """An amendment as the page shows it, with what stood before and after."""

    row: Amendment
    change: Text

    @property
    def told(self) -> str:
        """The change in the language of the page."""
        return in_page_language(self.change)


def amendment_lines(minutes: Minutes) -> tuple[AmendmentLine, ...]:
    """Put the amendments into words."""
    value = mapping.minutes_of(minutes, "", ())
    rows = minutes.amendments.all() if minutes.state == State.APPROVED else ()
    return tuple(
        AmendmentLine(row, changed(one)) for row, one in zip(rows, value.amendments, strict=True)
    )
