"""A programme and its people as a planning problem."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import time
from math import ceil

from modning.dates import Duration
from modning.planning.problem import (
    Apart,
    Appointment,
    AtMost,
    DaysOut,
    Length,
    Need,
    Order,
    Person,
    Problem,
    Share,
)
from modning.planning.quarters import AN_HOUR, quarter_of
from modning.programme.expansion import Occurrence
from modning.programme.people import People
from modning.programme.schema.activities import Activity, Participant
from modning.programme.schema.definition import Programme

# What is done over time and at nobody's calendar.
_NO_MEETINGS = {"delivery", "data-collection", "local-work", "self-evaluation", "other"}
_STAFF = {"agency", "evaluator", "training-supplier"}
_WHOLE_DAY = 7 * AN_HOUR
_USUAL = Length(2 * AN_HOUR)
_MOST_A_DAY = 2


@dataclass(frozen=True, slots=True)
class Terms:
    """What a programme file does not say, and planning must know.

    `quorum` is the part of the sites that must be represented at a common meeting. Nobody of
    the staff has more than `most_a_day` meetings on a day.
    """

    quorum: float = 1.0
    most_a_day: int = _MOST_A_DAY


def meetings_to_place(
    programme: Programme, occurrences: Iterable[Occurrence]
) -> tuple[Occurrence, ...]:
    """Return the occurrences that are meetings at a time, and that the programme dates.

    Left out are work that goes on over time, what is done in writing or as a part of another
    activity, and what has no time in the programme or lasts for weeks.
    """
    activities = {activity.id: activity for activity in programme.activities}
    return tuple(
        one
        for one in occurrences
        if one.form == "meeting" and one.dated and _is_meeting(activities[one.activity])
    )


def problem_of(
    programme: Programme,
    occurrences: Iterable[Occurrence],
    people: Iterable[Person],
    terms: Terms | None = None,
) -> Problem:
    """Return the problem of placing a programme's meetings with these people.

    Add travel, closing days, weights and more ties with ``dataclasses.replace``. An order that
    the programme's own windows contradict is left out: the check of the programme tells of it.
    """
    people, occurrences = tuple(people), tuple(occurrences)
    terms = terms or Terms()
    placed = meetings_to_place(programme, occurrences)
    sites = {one.site.key: one.site.name for one in occurrences if one.site}
    reader = _Reader(programme, people, terms, sites)
    appointments = {one.key: reader.appointment(one) for one in placed}
    staff = set(_staff_roles(programme))
    return Problem(
        appointments=tuple(appointments.values()),
        people=people,
        orders=tuple(_orders(programme, placed)),
        apart=tuple(_series_apart(placed)),
        shares=tuple(reader.shares(placed)),
        days_out=tuple(reader.days_out(appointments.values())),
        at_most=tuple(
            AtMost(person.key, terms.most_a_day) for person in people if person.roles & staff
        ),
    )


def length_of(activity: Activity, occurrence: Occurrence) -> Length:
    """Return how long a meeting lasts; two hours where nothing says it."""
    moment = occurrence.moment
    if moment is not None and moment.ends is not None:
        return _between(moment.starts, moment.ends)
    if activity.duration is not None:
        return _of_duration(activity.duration.means)
    if activity.agenda:
        first = min(item.starts for item in activity.agenda)
        return _between(first, max(item.ends for item in activity.agenda))
    return _USUAL


def _is_meeting(activity: Activity) -> bool:
    lasts = activity.duration.means.unit if activity.duration else "minutes"
    return (
        activity.kind not in _NO_MEETINGS
        and activity.during is None
        and activity.format != ("in-writing",)
        and lasts not in ("weeks", "months")
    )


def _of_duration(duration: Duration) -> Length:
    if duration.unit == "minutes":
        quarters = ceil(duration.highest / 15)
        return Length(quarters) if quarters <= _WHOLE_DAY else Length(days=1)
    if duration.unit == "half-days":
        return (
            Length(4 * AN_HOUR) if duration.highest == 1 else Length(days=-(-duration.highest // 2))
        )
    return Length(days=duration.highest)


def _between(starts: time, ends: time) -> Length:
    minutes = ends.hour * 60 + ends.minute - starts.hour * 60 - starts.minute
    return Length(max(1, ceil(minutes / 15)))


def _staff_roles(programme: Programme) -> Iterator[str]:
    parties = {party.id for party in programme.parties if party.kind in _STAFF}
    yield from parties
    yield from (role.id for role in programme.roles if role.party in parties)


class _Reader:
    def __init__(
        self,
        programme: Programme,
        people: tuple[Person, ...],
        terms: Terms,
        names: Mapping[str, str],
    ) -> None:
        self.names = names
        self.activities = {activity.id: activity for activity in programme.activities}
        self.people = people
        self.terms = terms
        self.known = People(programme)

    def appointment(self, occurrence: Occurrence) -> Appointment:
        activity = self.activities[occurrence.activity]
        site = occurrence.site
        needs, preferred = self._people_of(activity, site.key if site else None)
        appointment = Appointment(
            key=occurrence.key,
            name=f"{activity.name}, {site.name}" if site else activity.name,
            window=occurrence.window,
            length=length_of(activity, occurrence),
            place=_place(activity, site.key if site else None),
            site=site.key if site else None,
            series=activity.id,
            needs=needs,
            preferred=preferred,
            seats=len({one for need in needs for one in need.people}.union(preferred)),
        )
        if occurrence.moment is not None:
            start = quarter_of(occurrence.moment.day, occurrence.moment.starts)
            return replace(appointment, fixed=start)
        return appointment

    def _people_of(
        self, activity: Activity, site: str | None
    ) -> tuple[tuple[Need, ...], tuple[str, ...]]:
        """Return the needs of an activity, and those who are wanted besides."""
        needs: list[Need] = []
        wanted: dict[str, None] = {}
        for participant in activity.participants:
            if participant.presence != "required" or participant.times_a_year:
                continue
            for name, group in self._groups(participant, site):
                number = participant.number.means.lowest if participant.number else 1
                needs.append(Need(name, group, min(max(1, number), len(group))))
                wanted.update(dict.fromkeys(group))
        if site is None and self.terms.quorum < 1:
            needs = self._by_quorum(needs)
        needed = {one for need in needs if need.number >= len(need.people) for one in need.people}
        return tuple(dict.fromkeys(needs)), tuple(one for one in wanted if one not in needed)

    def shares(self, placed: Iterable[Occurrence]) -> Iterator[Share]:
        """Yield who joins so many of the times a year: one person of each group, by turns."""
        yearly: dict[tuple[str, str | None, int], list[Occurrence]] = defaultdict(list)
        for one in placed:
            site = one.site.key if one.site else None
            yearly[one.activity, site, one.window.start.year].append(one)
        for n, ((activity, site, _), turns) in enumerate(yearly.items()):
            for participant in self.activities[activity].participants:
                number = min(participant.times_a_year or 0, len(turns))
                for _, people in self._groups(participant, site) if number else ():
                    who = people[n % len(people)]
                    yield Share(who, tuple(one.key for one in turns), number)

    def days_out(self, appointments: Iterable[Appointment]) -> Iterator[DaysOut]:
        """Yield how many days a month the meetings may take of each site that limits them."""
        sites = {person.key: person.site for person in self.people}
        taking: dict[str, list[str]] = defaultdict(list)
        for one in appointments:
            those = {sites[person] for need in one.needs for person in need.people}
            for site in sorted(site for site in those if site is not None):
                taking[site].append(one.key)
        for site, days in sorted(self._limited_sites().items()):
            if taking[site]:
                yield DaysOut(site, tuple(taking[site]), days, self.names.get(site, site))

    def _limited_sites(self) -> dict[str, int]:
        """Return the limit of each site, by the parties of those who come from it."""
        found: dict[str, int] = {}
        for person in self.people:
            for role in person.roles:
                days = self.known.party_of(role).days_a_month if self.known.knows(role) else None
                if person.site is not None and days is not None:
                    found[person.site] = min(days, found.get(person.site, days))
        return found

    def _groups(
        self, participant: Participant, site: str | None
    ) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield each role's people at each site: everyone of whom some must come."""
        roles = self.known.roles_in(participant.who) or {participant.who}
        part_of_party = self.known.party_of(participant.who).id == participant.who
        groups: dict[tuple[str, str | None], list[str]] = defaultdict(list)
        for person in self.people:
            held = sorted(person.roles & roles) or sorted(person.roles & {participant.who})
            if held and (site is None or person.site in (None, site)):
                # A party that is named as a whole sends one of its people.
                role = participant.who if part_of_party else held[0]
                groups[role, person.site].append(person.key)
        for (role, at), group in groups.items():
            name = self.known.named(role).name
            named = f"{name} ({self.names.get(at, at)})" if at and site is None else name
            yield named, tuple(group)

    def _by_quorum(self, needs: list[Need]) -> list[Need]:
        """Return one need for all sites together in the place of one for each."""
        sites = {person.key: person.site for person in self.people}
        local = [need for need in needs if sites[need.people[0]] is not None]
        if not local:
            return needs
        everyone = tuple(dict.fromkeys(one for need in local for one in need.people))
        represented = Counter(sites[one] for one in everyone)
        number = ceil(len(represented) * self.terms.quorum)
        rest = [need for need in needs if need not in local]
        return [*rest, Need("kommuner", everyone, number)]


def _place(activity: Activity, site: str | None) -> str | None:
    """Return the place to travel to: the site, or where a common meeting is held."""
    if activity.format and "in-person" not in activity.format:
        return None
    return site or activity.place


def _orders(programme: Programme, placed: tuple[Occurrence, ...]) -> Iterator[Order]:
    of_activity: dict[str, list[Occurrence]] = defaultdict(list)
    for one in placed:
        of_activity[one.activity].append(one)
    for activity in programme.activities:
        for before in activity.after:
            for then in of_activity[activity.id]:
                firsts = [one for one in of_activity[before] if _precedes(one, then)]
                yield from (Order(first.key, then.key) for first in firsts)


def _precedes(first: Occurrence, then: Occurrence) -> bool:
    """Whether an order between two activities is one between these turns and sites of them."""
    if first.site is not None and then.site is not None and first.site.key != then.site.key:
        return False
    # A turn that follows the other by its window does so already, or cannot at all.
    return first.window.start <= then.window.start and first.window.start < then.window.last_day


def _series_apart(placed: tuple[Occurrence, ...]) -> Iterator[Apart]:
    """Yield for each activity and site that its turns are half a window apart."""
    series: dict[tuple[str, str], list[Occurrence]] = defaultdict(list)
    for one in placed:
        if one.moment is None:
            series[one.activity, one.site.key if one.site else ""].append(one)
    for turns in series.values():
        if len(turns) > 1:
            most = max(Counter(one.window for one in turns).values())
            days = min(one.window.days for one in turns) // (2 * most)
            if days > 1:
                yield Apart(tuple(one.key for one in turns), days)
