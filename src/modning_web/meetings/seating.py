"""Who a meeting is for: the seats of the plan, and the people who hold them on its day."""

from dataclasses import dataclass, field
from datetime import date

from django.utils.timezone import localdate

from modning.language import Text
from modning.meeting.invitation.value import Part
from modning.meeting.seat import Holding, Seat, holders, seats_of, vacancies
from modning_web.access.models import User
from modning_web.meetings.mapping import activity_of, defined_of, planned_site
from modning_web.meetings.models import Meeting
from modning_web.people.queries import holdings_with_people
from modning_web.programmes.models import Site


@dataclass(frozen=True, slots=True)
class Invited:
    """One who is to be invited: for which role, from which site, and the part they have."""

    person: User
    part: Part
    role_key: str = ""
    site: Site | None = None


@dataclass(frozen=True, slots=True)
class Seating:
    """The seats of a meeting, who holds them on a day, and which lack somebody.

    `held_by` and `vacancies` stand beside the seats. `holdings` are all in the programme on that
    day: of those invited by hand, too.
    """

    seats: tuple[Seat, ...]
    held_by: tuple[tuple[Holding, ...], ...]
    vacancies: tuple[Text | None, ...]
    holdings: tuple[Holding, ...]
    people: dict[str, User] = field(default_factory=dict)
    sites: dict[str, Site] = field(default_factory=dict)

    def holds(self, person: str) -> frozenset[str]:
        """Return the ids of the roles and parties that a person holds."""
        return frozenset().union(*(one.holds for one in self.holdings if one.person == person))

    def site_of(self, person: str) -> str | None:
        """Return the key of the site that a person is from, if any."""
        return next((one.site for one in self.holdings if one.person == person and one.site), None)

    def invited(self) -> tuple[Invited, ...]:
        """Return those who hold a seat, each once, the required first."""
        order = sorted(
            zip(self.seats, self.held_by, strict=True), key=lambda pair: not pair[0].is_required
        )
        found: dict[str, Invited] = {}
        for seat, held in order:
            part: Part = "required" if seat.is_required else "optional"
            for one in held:
                if one.person in self.people:
                    site = self.sites.get(one.site or "")
                    invited = Invited(self.people[one.person], part, one.role, site)
                    found.setdefault(one.person, invited)
        return tuple(found.values())


def seating_of(meeting: Meeting, *, on: date) -> Seating:
    """Return the seats of a meeting and who holds them on the day `on`.

    A meeting whose activity has left the programme has no seats.
    """
    defined = defined_of(meeting.programme)
    activity = activity_of(defined, meeting.activity_key)
    holdings, people = holdings_with_people(meeting.programme, on)
    sites = {row.key: row for row in meeting.programme.sites.all()}
    seats: tuple[Seat, ...] = ()
    if defined and activity:
        planned = [planned_site(row) for row in sites.values()]
        at = planned_site(meeting.site) if meeting.site else None
        seats = seats_of(defined, activity, planned, at=at)
    return Seating(
        seats=seats,
        held_by=tuple(holders(seat, holdings, on) for seat in seats),
        vacancies=tuple(next(iter(vacancies([one], holdings, on)), None) for one in seats),
        holdings=tuple(one for one in holdings if one.holds_on(on)),
        people=people,
        sites=sites,
    )


def day_for(meeting: Meeting, today: date) -> date:
    """Return the day whose holders a meeting needs: its own, else the nearest of its window."""
    if meeting.starts_at:
        return localdate(meeting.starts_at)
    return max(meeting.planned_from, today)
