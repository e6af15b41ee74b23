"""A programme laid out in time: groups of rows with marks on them, and nothing drawn yet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from modning.dates import Period, Window
from modning.language import Text
from modning.programme.expansion import Occurrence, phase_period, programme_period
from modning.programme.schema.activities import Activity
from modning.programme.schema.definition import Phase, Programme
from modning.programme.site import Site

By = Literal["track", "site"]
MarkKind = Literal["day", "window", "continuous", "as-needed", "undated"]

MOST_SITES_APART = 12
"""With more sites than this, the local activities of all of them share rows."""

_MOST_DAYS_OUTSIDE = 366
_COMMON = Text("På tværs af stederne", "Across the sites")
_EACH_SITE = Text("På hvert sted", "At each site")
_NO_TRACK = Text("Andre aktiviteter", "Other activities")
_ALL = Text("Aktiviteter", "Activities")


@dataclass(frozen=True, slots=True)
class Mark:
    """Occurrences of one activity that stand at the same place in time.

    Marks of a row that overlap stand in different lanes, counted from zero.
    """

    kind: MarkKind
    period: Period
    occurrences: tuple[Occurrence, ...]
    lane: int = 0

    @property
    def times(self) -> int:
        """How many times the activity is held here, at each site where it is local."""
        return len({occurrence.turn for occurrence in self.occurrences})


@dataclass(frozen=True, slots=True)
class Row:
    """One activity, common or at the `sites` that share the row. Its first track is its group's."""

    activity: Activity
    tracks: tuple[str, ...]
    sites: tuple[Site, ...]
    marks: tuple[Mark, ...]

    @property
    def lanes(self) -> int:
        """How many marks stand above each other."""
        return 1 + max(mark.lane for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading: a track, a site, or what is common to the sites."""

    key: str
    name: str | Text
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class PhaseBand:
    """When a phase runs. `said` is False where that is read from its own activities."""

    phase: Phase
    period: Period
    said: bool
    lane: int = 0


@dataclass(frozen=True, slots=True)
class Timeline:
    """A programme in time. `track_names` has every track of the programme, in its order."""

    title: str
    period: Period
    track_names: dict[str, str]
    phases: tuple[PhaseBand, ...]
    groups: tuple[Group, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of all groups, from the top."""
        return tuple(row for group in self.groups for row in group.rows)


def timeline(
    programme: Programme,
    occurrences: Iterable[Occurrence],
    *,
    by: By = "track",
    within: Period | None = None,
) -> Timeline:
    """Return the programme laid out by track or by site.

    An activity has one row, also where it belongs to several tracks. By track, the sites of a
    local activity share its row; by site, each has its own, up to `MOST_SITES_APART` sites. One
    site's own timeline is made from its occurrences and the common ones. `within` shows a part
    of the time only.
    """
    occurrences = tuple(one for one in occurrences if not within or one.window.overlaps(within))
    grouped = _by_site if by == "site" else _by_track
    return Timeline(
        title=programme.short_title or programme.title,
        period=within or _period(programme, occurrences),
        track_names={track.id: track.name for track in programme.tracks},
        phases=_phases(programme, occurrences, within),
        groups=tuple(group for group in grouped(programme, occurrences) if group.rows),
    )


def _by_track(programme: Programme, occurrences: Sequence[Occurrence]) -> list[Group]:
    rows = _rows(programme, occurrences)
    groups = [
        Group(track.id, track.name, tuple(row for row in rows if row.tracks[:1] == (track.id,)))
        for track in programme.tracks
    ]
    rest = tuple(row for row in rows if not row.tracks)
    return [*groups, Group("", _NO_TRACK if programme.tracks else _ALL, rest)]


def _by_site(programme: Programme, occurrences: Sequence[Occurrence]) -> list[Group]:
    common = [one for one in occurrences if one.site is None]
    local = [one for one in occurrences if one.site is not None]
    groups = [Group("", _COMMON, _rows(programme, common))]
    sites = _sites(local)
    if len(sites) > MOST_SITES_APART:
        return [*groups, Group("sites", _EACH_SITE, _rows(programme, local))]
    for site in sites:
        rows = _rows(programme, [one for one in local if one.site == site])
        groups.append(Group(site.key, site.name, rows))
    return groups


def _rows(programme: Programme, occurrences: Sequence[Occurrence]) -> tuple[Row, ...]:
    """Return a row for each activity held, the earliest first and the undated last."""
    held: dict[str, list[Occurrence]] = {}
    for occurrence in occurrences:
        held.setdefault(occurrence.activity, []).append(occurrence)
    order = {track.id: number for number, track in enumerate(programme.tracks)}
    rows = [
        Row(
            activity=activity,
            tracks=tuple(sorted(activity.tracks, key=order.__getitem__)),
            sites=_sites(held[activity.id]),
            marks=_marks(held[activity.id]),
        )
        for activity in programme.activities
        if activity.id in held
    ]
    return tuple(sorted(rows, key=lambda row: (_is_undated(row), row.marks[0].period.start)))


def _is_undated(row: Row) -> bool:
    return all(mark.kind == "undated" for mark in row.marks)


def _sites(occurrences: Iterable[Occurrence]) -> tuple[Site, ...]:
    return tuple(dict.fromkeys(one.site for one in occurrences if one.site is not None))


def _marks(occurrences: Sequence[Occurrence]) -> tuple[Mark, ...]:
    """Return one mark per turn, all sites together; turns that stand at one place share it."""
    by_turn: dict[int, list[Occurrence]] = {}
    for occurrence in occurrences:
        by_turn.setdefault(occurrence.turn, []).append(occurrence)
    places: dict[tuple[Period, MarkKind], list[Occurrence]] = {}
    for held in by_turn.values():
        period = _hull(one.window for one in held)
        places.setdefault((period, _kind(held, period)), []).extend(held)
    ordered = sorted(places.items(), key=lambda place: place[0])
    lanes = _lanes([period for (period, _), _ in ordered])
    return tuple(
        Mark(kind, period, tuple(held), lane)
        for ((period, kind), held), lane in zip(ordered, lanes, strict=True)
    )


def _kind(held: Sequence[Occurrence], period: Period) -> MarkKind:
    """Return the kind of mark that `held` share; days that differ between sites are a window."""
    if not all(one.dated for one in held):
        return "undated"
    forms = {one.form for one in held}
    if forms == {"continuous"}:
        return "continuous"
    if forms == {"as-needed"}:
        return "as-needed"
    return "day" if period.days == 1 else "window"


def _lanes(periods: Sequence[Period]) -> list[int]:
    """Return for each period, in order of start, the first lane that is free when it begins."""
    ends: list[date] = []
    lanes = []
    for period in periods:
        free = [lane for lane, end in enumerate(ends) if end <= period.start]
        lane = free[0] if free else len(ends)
        ends[lane : lane + 1] = [period.end]
        lanes.append(lane)
    return lanes


def _phases(
    programme: Programme, occurrences: Sequence[Occurrence], within: Period | None
) -> tuple[PhaseBand, ...]:
    activities = {activity.id: activity for activity in programme.activities}
    bands = []
    for phase in programme.phases:
        own = [one for one in occurrences if activities[one.activity].phases == (phase.id,)]
        said = phase_period(programme, phase.id)
        period = said or _hull_or_none(one.window for one in own if _shows_time(one))
        if period is not None and (within is None or period.overlaps(within)):
            bands.append(PhaseBand(phase, period, said is not None))
    bands.sort(key=lambda band: (band.period.start, band.period.end))
    lanes = _lanes([band.period for band in bands])
    return tuple(
        PhaseBand(band.phase, band.period, band.said, lane)
        for band, lane in zip(bands, lanes, strict=True)
    )


def _shows_time(occurrence: Occurrence) -> bool:
    return occurrence.dated and occurrence.form == "meeting"


def _period(programme: Programme, occurrences: Sequence[Occurrence]) -> Period:
    """Return the time to show: the programme's own, and what was put a little outside it.

    What lies further outside is shown at the edge: one wrong year must not squeeze the rest.
    """
    period = programme_period(programme)
    shown = [one.window for one in occurrences if _shows_time(one)]
    if _is_open(programme) and shown:
        return _whole_months(_hull([Period.of_day(period.start), *shown]))
    near = (_near(window, period) for window in shown)
    return _whole_months(_hull([period, *(window for window in near if window)]))


def _is_open(programme: Programme) -> bool:
    timing = programme.period.means
    return isinstance(timing, Window) and timing.end is None


def _near(window: Period, period: Period) -> Period | None:
    before = (period.start - window.start).days
    after = (window.end - period.end).days
    return window if max(before, after) <= _MOST_DAYS_OUTSIDE else None


def _whole_months(period: Period) -> Period:
    first, last = period.start, period.last_day
    return Period.of_months(first.year, first.month, last.year, last.month)


def _hull(periods: Iterable[Period]) -> Period:
    periods = tuple(periods)
    return Period(min(one.start for one in periods), max(one.end for one in periods))


def _hull_or_none(periods: Iterable[Period]) -> Period | None:
    periods = tuple(periods)
    return _hull(periods) if periods else None
