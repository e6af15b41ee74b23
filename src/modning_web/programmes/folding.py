"""The plan with its sites folded: each time an activity is held is one row, at however many sites.

It follows from the definition's text, as the rows of the plan do, which are written together with
the version. What is kept in memory is kept by the text itself, and so is never out of date.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache
from typing import NamedTuple

from modning.programme.expansion import Occurrence
from modning.programme.site import Site, planned_sites
from modning_web.programmes.mapping import definition_of, occurrences_of

_KEPT = 64  # plans in memory, each some hundred turns


@dataclass(frozen=True, slots=True)
class Turn:
    """One time that an activity is held, with the keys of its sites: none, when it is common."""

    activity_key: str
    turn: int
    form: str
    starts_on: date
    ends_on: date
    starts_at: time | None
    ends_at: time | None
    is_dated: bool
    site_keys: frozenset[str]

    def is_coming(self, on: date) -> bool:
        """Tell whether it is held at a time that is said and not over on the day `on`."""
        return self.form == "meeting" and self.is_dated and self.ends_on > on


class SeenTurn(NamedTuple):
    """A turn, and those of its sites that somebody sees."""

    turn: Turn
    site_keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class FoldedPlan:
    """The turns of a plan in order of time, and its sites."""

    turns: tuple[Turn, ...]
    sites: tuple[Site, ...]

    def seen_at(self, site_keys: frozenset[str] | None) -> list[SeenTurn]:
        """Return what is common and what is held at these sites (None: at all)."""
        return seen_at(site_keys, self.turns)

    def sites_at(self, site_keys: frozenset[str] | None) -> tuple[Site, ...]:
        """Return the sites with these keys (None: all), in the programme's order."""
        if site_keys is None:
            return self.sites
        return tuple(site for site in self.sites if site.key in site_keys)


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A turn as a list shows it: the number of its sites, and one that stands alone."""

    turn: Turn
    sites: int
    site: Site | None = None


@lru_cache(maxsize=_KEPT)
def folded_plan(text: str) -> FoldedPlan:
    """Return the folded plan that follows from the definition in `text`."""
    sites_of: dict[tuple[str, int, object], set[str]] = defaultdict(set)
    first: dict[tuple[str, int, object], Occurrence] = {}
    for one in occurrences_of(text):
        held = (one.activity, one.turn, (one.window, one.moment, one.form, one.dated))
        first.setdefault(held, one)
        if one.site:
            sites_of[held].add(one.site.key)
    turns = [_turn(one, frozenset(sites_of[held])) for held, one in first.items()]
    turns.sort(key=lambda one: (one.starts_on, one.ends_on, one.activity_key, one.turn))
    return FoldedPlan(tuple(turns), planned_sites(definition_of(text).programme))


def seen_at(site_keys: frozenset[str] | None, turns: Iterable[Turn]) -> list[SeenTurn]:
    """Return those of the turns that are common or held at these sites (None: at all)."""
    if site_keys is None:
        return [SeenTurn(one, one.site_keys) for one in turns]
    seen = (SeenTurn(one, one.site_keys & site_keys) for one in turns)
    return [one for one in seen if one.site_keys or not one.turn.site_keys]


@lru_cache(maxsize=_KEPT)
def coming_turns(text: str, *, on: date, until: date) -> tuple[Turn, ...]:
    """Return the turns of the plan that are coming on the day `on` and begin by `until`."""
    turns = folded_plan(text).turns
    return tuple(one for one in turns if one.starts_on <= until and one.is_coming(on))


def _turn(one: Occurrence, site_keys: frozenset[str]) -> Turn:
    return Turn(
        activity_key=one.activity,
        turn=one.turn,
        form=one.form,
        starts_on=one.window.start,
        ends_on=one.window.end,
        starts_at=one.moment.starts if one.moment else None,
        ends_at=one.moment.ends if one.moment else None,
        is_dated=one.dated,
        site_keys=site_keys,
    )


def plan_rows(seen: Iterable[SeenTurn], plan: FoldedPlan) -> list[PlanRow]:
    """Return turns as rows, with the site of those that stand alone."""
    return [_row(one.turn, one.site_keys, plan) for one in seen]


def _row(turn: Turn, site_keys: frozenset[str], plan: FoldedPlan) -> PlanRow:
    if len(site_keys) != 1:
        return PlanRow(turn, len(site_keys))
    return PlanRow(turn, 1, next(site for site in plan.sites if site.key in site_keys))


def next_of_each_activity(seen: Iterable[SeenTurn], *, on: date, most: int) -> list[SeenTurn]:
    """Return what is next on the day `on`: of each activity the time that runs out first."""
    found: dict[str, SeenTurn] = {}
    for one in sorted((one for one in seen if one.turn.is_coming(on)), key=runs_out):
        found.setdefault(one.turn.activity_key, one)
    return list(found.values())[:most]


def runs_out(one: SeenTurn) -> tuple[date, date, str, int]:
    """Return the order of what runs out first."""
    turn = one.turn
    return (turn.ends_on, turn.starts_on, turn.activity_key, turn.turn)
