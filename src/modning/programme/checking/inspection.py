"""What every check needs of a programme, worked out once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import inf
from typing import TypeVar

from modning.dates import Period, Repeated
from modning.programme.checking.spans import TOLERANCE, bounds, loosely
from modning.programme.expansion import Occurrence, expand, phase_period, programme_period, turns
from modning.programme.findings import Path
from modning.programme.people import People
from modning.programme.schema.activities import Activity
from modning.programme.schema.definition import Programme
from modning.programme.schema.written import Written
from modning.programme.site import planned_number, planned_sites, site_parties

T = TypeVar("T")


@dataclass(frozen=True)
class Inspection:
    """A programme under inspection.

    In a definition all sites of a party are alike. Hence one site stands for each party in
    `occurrences`, and `site_numbers` tells how many it stands for: checking 98 municipalities
    costs no more than checking one.
    """

    programme: Programme
    people: People
    period: Period
    phases: Mapping[str, Period]
    site_numbers: Mapping[str, int]
    occurrences: Mapping[str, tuple[Occurrence, ...]]

    @classmethod
    def of(cls, programme: Programme) -> "Inspection":
        """Work out what the checks need."""
        period = programme_period(programme)
        phases = {
            phase.id: lasts
            for phase in programme.phases
            if phase.when and bounds(phase.when.means)
            if (lasts := phase_period(programme, phase.id))
        }
        numbers = {party.id: planned_number(party) for party in site_parties(programme)}
        one_each = {site.party: site for site in planned_sites(programme, count=1)}
        occurrences: dict[str, list[Occurrence]] = {one.id: [] for one in programme.activities}
        for occurrence in expand(programme, one_each.values()):
            occurrences[occurrence.activity].append(occurrence)
        return cls(
            programme=programme,
            people=People(programme),
            period=period,
            phases=phases,
            site_numbers=numbers,
            occurrences={key: tuple(found) for key, found in occurrences.items()},
        )

    @cached_property
    def activity(self) -> Mapping[str, Activity]:
        """The activities by their ids."""
        return {activity.id: activity for activity in self.programme.activities}

    @cached_property
    def turns(self) -> Mapping[str, tuple[Occurrence, ...]]:
        """One occurrence for each time an activity is held, in order of time."""
        return {key: _one_a_turn(found) for key, found in self.occurrences.items()}

    def turn_range(self, activity: Activity) -> tuple[float, float]:
        """Return the fewest and the most times that `activity` can be held."""
        planned = len(self.turns[activity.id])
        if len(activity.when) > 1:
            return _of_several(activity, planned)
        if activity.when and isinstance(activity.when[0].means, Repeated):
            return _of_rhythm(activity.when[0].means, planned)
        if activity.times:
            return loosely(activity.times.means)
        # Where neither time nor number is said, nobody knows how often.
        return (planned, planned) if activity.when else (planned, inf)

    def rhythm_count(self, activity: Activity, rhythm: Repeated) -> int:
        """Return how often a rhythm comes round in the activity's time, whatever total it has."""
        free = Written("", replace(rhythm, total=None))
        return len(turns(self.programme, activity.model_copy(update={"when": (free,)})))

    def before_the_programme(self, activity: Activity) -> bool:
        """Whether it belongs to the call, which lies before the programme itself."""
        call = self.programme.call
        return activity.kind == "information-meeting" or (
            call is not None and call.information_meeting == activity.id
        )


def numbered(field: str, parts: Sequence[T]) -> Iterator[tuple[Path, T]]:
    """Return each part with its path in the definition."""
    for number, part in enumerate(parts):
        yield (field, number), part


def places(*parts: str | None) -> tuple[str, ...]:
    """Return the places in the source that are given, each once."""
    return tuple(dict.fromkeys(part for part in parts if part))


def _one_a_turn(occurrences: Sequence[Occurrence]) -> tuple[Occurrence, ...]:
    first: dict[int, Occurrence] = {}
    for occurrence in occurrences:
        first.setdefault(occurrence.turn, occurrence)
    return tuple(first.values())


def _of_rhythm(rhythm: Repeated, planned: int) -> tuple[float, float]:
    if rhythm.total:
        lowest, highest = loosely(rhythm.total)
        return min(lowest, planned), min(highest, planned)
    room = TOLERANCE if rhythm.about else 0
    fewest = planned * rhythm.times / (rhythm.times_at_most or rhythm.times)
    return fewest * (1 - room), planned * (1 + room)


def _of_several(activity: Activity, planned: int) -> tuple[float, float]:
    single = sum(1 for when in activity.when if not isinstance(when.means, Repeated))
    return single, planned
