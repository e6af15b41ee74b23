"""How much of what a rule counts there is in a stretch: at the least and at the most."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf

from modning.programme.checking.inspection import Inspection
from modning.programme.checking.spans import days_counted
from modning.programme.checking.stretches import Stretch
from modning.programme.expansion import Occurrence
from modning.programme.schema.activities import Activity
from modning.programme.schema.parties import Party
from modning.programme.schema.rules import Measure, Rule

DAYS_IN_A_MONTH = 365.25 / 12


@dataclass(frozen=True, slots=True)
class Counted:
    """An occurrence that counts: surely or perhaps, at so many sites."""

    occurrence: Occurrence
    activity: Activity
    is_sure: bool
    sites: int = 1


@dataclass(frozen=True, slots=True)
class Tally:
    """The least and the most that the counted come to."""

    least: float
    most: float
    counted: tuple[Counted, ...]


def tally(rule: Rule, stretch: Stretch, party: str | None, inspection: Inspection) -> Tally:
    """Count for one site of `party`, or for the whole programme where it is None."""
    counted = tuple(
        one
        for activity in activities_counted(rule, inspection)
        for one in _counted(activity, rule, stretch, party, inspection)
    )
    least, most = _MEASURES[rule.measure](counted, inspection)
    return Tally(least, most, counted)


def activities_counted(rule: Rule, inspection: Inspection) -> tuple[Activity, ...]:
    """Return the activities that a rule names, by id or kind; a rule that names none means all."""
    activities = inspection.programme.activities
    if not rule.of and not rule.of_kind:
        return tuple(one for one in activities if not inspection.before_the_programme(one))
    return tuple(one for one in activities if one.id in rule.of or one.kind in rule.of_kind)


def _counted(
    activity: Activity, rule: Rule, stretch: Stretch, party: str | None, inspection: Inspection
) -> list[Counted]:
    part = _takes_part(activity, rule.with_party, inspection)
    if part is None:
        return []
    fewest, _ = inspection.turn_range(activity)
    found = []
    for occurrence in inspection.occurrences[activity.id]:
        site = occurrence.site
        lying = stretch.lying(occurrence, activity)
        is_elsewhere = party is not None and site is not None and site.party != party
        if occurrence.form != "meeting" or lying == "outside" or is_elsewhere:
            continue
        sites = inspection.site_numbers[site.party] if site and party is None else 1
        is_sure = part and lying == "inside" and occurrence.turn <= fewest
        found.append(Counted(occurrence, activity, is_sure, sites))
    return found


def _takes_part(activity: Activity, who: str | None, inspection: Inspection) -> bool | None:
    """Tell whether `who` takes part: surely (True), perhaps (False), or not at all (None)."""
    if who is None:
        return True
    people = inspection.people
    party = people.party_of(who).id
    sure: bool | None = None
    for participant in activity.participants:
        if people.party_of(participant.who).id != party:
            continue
        meant = isinstance(people.named(who), Party) or who == participant.who
        shared = people.roles_in(who) & people.roles_in(participant.who)
        if meant or shared:
            is_whole = meant or not isinstance(people.named(participant.who), Party)
            sure = bool(sure) or (is_whole and participant.presence == "required")
    return sure


def _times(counted: Sequence[Counted], inspection: Inspection) -> tuple[float, float]:
    # Without “per site”, a rule may mean each round or each meeting: the least takes the rounds.
    rounds = {(one.activity.id, one.occurrence.turn) for one in counted if one.is_sure}
    meetings = sum(one.sites for one in counted)
    return len(rounds), meetings + _more_turns(counted, inspection)


def _more_turns(counted: Sequence[Counted], inspection: Inspection) -> float:
    """Return how many turns there can be beyond those that are planned."""
    more = 0.0
    for activity in {one.activity.id: one.activity for one in counted}.values():
        _, most = inspection.turn_range(activity)
        more += max(0, most - len(inspection.turns[activity.id]))
    return more


def _days(counted: Sequence[Counted], inspection: Inspection) -> tuple[float, float]:
    least, most, rounds = 0.0, 0.0, set()
    for one in counted:
        fewest, longest = _days_of(one)
        most += longest * one.sites
        turn = (one.activity.id, one.occurrence.turn)
        if one.is_sure and turn not in rounds:
            rounds.add(turn)
            least += fewest
    return least, inf if _more_turns(counted, inspection) else most


def _days_of(one: Counted) -> tuple[float, float]:
    if one.activity.duration is None:
        return 1, one.occurrence.window.days
    return days_counted(one.activity.duration.means)


def _months(counted: Sequence[Counted], _: Inspection) -> tuple[float, float]:
    if not counted:
        return 0, inf
    windows = [one.occurrence.window for one in counted]
    longest = max(one.end for one in windows) - min(one.start for one in windows)
    dated = [one.occurrence.window for one in counted if one.occurrence.dated and one.is_sure]
    shortest = 0.0
    if dated:
        last, first = max(one.start for one in dated), min(one.last_day for one in dated)
        shortest = max(0, (last - first).days) / DAYS_IN_A_MONTH
    return shortest, longest.days / DAYS_IN_A_MONTH


_MEASURES: dict[Measure, Callable[[Sequence[Counted], Inspection], tuple[float, float]]] = {
    "times": _times,
    "days": _days,
    "months": _months,
}
