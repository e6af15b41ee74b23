"""Who a meeting is for: the seats that an activity's participants come to, site by site."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from modning.language import Text
from modning.programme.people import People
from modning.programme.schema.activities import Activity, Participant, Presence
from modning.programme.schema.definition import Programme
from modning.programme.schema.parties import Team
from modning.programme.site import Site, site_parties
from modning.programme.wording import inside

_FROM = Text("{name} fra {site}", "{name} from {site}")
_VACANT = Text(
    "{seat}: {found} på dagen, mindst {lowest} skal med.",
    "{seat}: {found} on the day, at least {lowest} must take part.",
)
_NOBODY = Text("ingen har rollen", "nobody holds the role")
_ONLY = Text("kun {number} har rollen", "only {number} hold the role")


@dataclass(frozen=True, slots=True)
class Seat:
    """A place at the meeting that at least `lowest` people who hold one of `filled_by` must fill.

    `filled_by` has ids of roles and parties. With a `site` only people from there count.
    `condition` is what the plan says of which of them; only people can judge it.
    """

    name: str
    filled_by: frozenset[str]
    lowest: int = 1
    presence: Presence = "required"
    site: Site | None = None
    online: bool = False
    condition: str = ""

    @property
    def is_required(self) -> bool:
        """Whether the meeting lacks something without it."""
        return self.presence == "required" and self.lowest > 0

    def fits(self, holds: frozenset[str], site: str | None) -> bool:
        """Whether one who `holds` these roles at the site with that key can fill the seat."""
        return bool(self.filled_by & holds) and (self.site is None or self.site.key == site)

    @property
    def told(self) -> Text:
        """Return “Praktiker (som har leveret indsatsen) fra Køge Kommune”."""
        name = f"{self.name} ({self.condition})" if self.condition else self.name
        return _FROM.filled(name=name, site=self.site.name) if self.site else Text(name, name)


@dataclass(frozen=True, slots=True)
class Holding:
    """That a person holds a role from `since` up to, but not including, `until`.

    A deputy is convened only where nobody else holds the role on the day.
    """

    person: str
    role: str
    party: str
    since: date
    until: date | None = None
    site: str | None = None
    is_deputy: bool = False

    def holds_on(self, day: date) -> bool:
        """Whether the role is theirs on the day."""
        return self.since <= day and (self.until is None or day < self.until)

    @property
    def holds(self) -> frozenset[str]:
        """The ids that a seat may ask for."""
        return frozenset({self.role, self.party})


def seats_of(
    programme: Programme, activity: Activity, sites: Iterable[Site], *, at: Site | None = None
) -> tuple[Seat, ...]:
    """Return the seats of a meeting; `at` is the site where a local one is held.

    A party with sites has its seats at each of them, a team one for each of its roles. Where the
    plan gives no number, one person is enough.
    """
    people = People(programme)
    sites = tuple(sites)
    with_sites = {party.id for party in site_parties(programme)}
    found: list[Seat] = []
    for participant in activity.participants:
        party = people.party_of(participant.who).id
        places: tuple[Site | None, ...] = (None,)
        if party in with_sites:
            there = (at,) if at else sites
            places = tuple(site for site in there if site.party == party)
        found += [seat for site in places for seat in _seats(participant, people, activity, site)]
    return tuple(dict.fromkeys(found))


def _seats(
    participant: Participant, people: People, activity: Activity, site: Site | None
) -> Iterator[Seat]:
    one = people.named(participant.who)
    remote = bool({"virtual", "telephone"} & set(activity.format))
    if isinstance(one, Team):
        seats = [(frozenset({member.role}), member.number) for member in one.members]
        names = [people.named(member.role).name for member in one.members]
    else:
        seats = [(people.roles_in(one.id) | {one.id}, participant.number)]
        names = [one.name]
    for name, (filled_by, number) in zip(names, seats, strict=True):
        yield Seat(
            name=name,
            filled_by=filled_by,
            lowest=number.means.lowest if number else 1,
            presence=participant.presence,
            site=site,
            online=participant.online or remote,
            condition=inside(participant.condition or ""),
        )


def holders(seat: Seat, holdings: Iterable[Holding], on: date) -> tuple[Holding, ...]:
    """Return those who hold the seat's role on the day, or their deputies where nobody does."""
    fitting = [one for one in holdings if one.holds_on(on) and seat.fits(one.holds, one.site)]
    ordinary = tuple(one for one in fitting if not one.is_deputy)
    return ordinary or tuple(fitting)


def vacancies(seats: Iterable[Seat], holdings: Iterable[Holding], on: date) -> tuple[Text, ...]:
    """Return in words the required seats that too few hold on the day."""
    holdings = tuple(holdings)
    told = []
    for seat in seats:
        number = len({one.person for one in holders(seat, holdings, on)})
        if seat.is_required and number < seat.lowest:
            found = _ONLY.filled(number=number) if number else _NOBODY
            told.append(_VACANT.filled(seat=seat.told, found=found, lowest=seat.lowest))
    return tuple(told)
