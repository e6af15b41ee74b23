"""Programme × sites → occurrences: each time each activity is held, at each site where it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice, repeat
from typing import Literal

from modning.dates import (
    AsNeeded,
    Continuous,
    Moment,
    Period,
    Repeated,
    Timing,
    Window,
)
from modning.programme.people import People
from modning.programme.rhythm import stretches
from modning.programme.schema.activities import Activity
from modning.programme.schema.definition import Programme
from modning.programme.schema.parties import Party
from modning.programme.site import Site, planned_number, planned_sites, site_parties

Form = Literal["meeting", "continuous", "as-needed"]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that an activity is held, somewhere inside `window`.

    `turn` counts the activity's times from one. `moment` is set once date and clock time are
    fixed. `dated` is False where the definition gives no time at all: the window is then the
    whole phase or programme. A ``continuous`` or ``as-needed`` form is no meeting: it lasts
    through the window.
    """

    activity: str
    turn: int
    site: Site | None
    window: Period
    moment: Moment | None = None
    form: Form = "meeting"
    about: bool = False
    dated: bool = True

    @property
    def key(self) -> str:
        """What names the occurrence from one version of the plan to the next."""
        return f"{self.activity}/{self.turn}" + (f"/{self.site.key}" if self.site else "")

    @property
    def is_fixed(self) -> bool:
        """Whether the day is settled."""
        return self.form == "meeting" and self.window.days == 1


@dataclass(frozen=True, slots=True)
class _Turn:
    """A time that an activity is held, before it is known where."""

    window: Period
    moment: Moment | None = None
    form: Form = "meeting"
    about: bool = False
    dated: bool = True


def expand(programme: Programme, sites: Iterable[Site] | None = None) -> tuple[Occurrence, ...]:
    """Return every occurrence, in order of time.

    A common activity gives one for each time it is held; a local activity one for each time and
    site. Without `sites` the programme's own are used, see `planned_sites`.
    """
    sites = tuple(planned_sites(programme) if sites is None else sites)
    calendar = _Calendar(programme)
    found = [
        occurrence
        for activity in programme.activities
        for occurrence in _occurrences(activity, calendar, sites_of(programme, activity, sites))
    ]
    return tuple(sorted(found, key=lambda one: (one.window.start, one.window.end)))


def sites_of(
    programme: Programme, activity: Activity, sites: Iterable[Site]
) -> tuple[Site, ...] | None:
    """Return the sites where a local activity is held, or None for a common one."""
    if activity.scope == "common":
        return None
    parties = {party.id for party in _parties_at_whose_sites(programme, activity)}
    return tuple(site for site in sites if site.party in parties)


def size_within(programme: Programme, most: int) -> Iterator[tuple[Activity, int]]:
    """Yield each activity with the number of occurrences of all up to and with it.

    It counts no further than to the first number above `most`, and makes no sites.
    """
    calendar = _Calendar(programme)
    count = 0
    for activity in programme.activities:
        places = 1
        if activity.scope == "local":
            parties = _parties_at_whose_sites(programme, activity)
            places = sum(planned_number(party) for party in parties)
        count += places * sum(1 for _ in islice(calendar.turns(activity), most + 1))
        yield activity, count
        if count > most:
            return


def _parties_at_whose_sites(programme: Programme, activity: Activity) -> tuple[Party, ...]:
    """Return the parties at whose sites a local activity is held.

    One that names only some of the parties with sites is held at those.
    """
    people = People(programme)
    named = {people.party_of(participant.who).id for participant in activity.participants}
    parties = site_parties(programme)
    return tuple(party for party in parties if party.id in named) or parties


def turns(programme: Programme, activity: Activity) -> tuple[Period, ...]:
    """Return the window of each time that `activity` is held, inside the programme's period."""
    return tuple(turn.window for turn in _Calendar(programme).turns(activity))


def programme_period(programme: Programme) -> Period:
    """Return the programme's period; a period without an end lasts ten years."""
    return _bounds(programme.period.means)


def phase_period(programme: Programme, phase_id: str) -> Period | None:
    """Return when a phase runs, or None where the definition does not say."""
    for phase in programme.phases:
        if phase.id == phase_id and phase.when is not None:
            return _clipped(phase.when.means, programme_period(programme))
    return None


def _occurrences(
    activity: Activity, calendar: "_Calendar", sites: tuple[Site, ...] | None
) -> Iterator[Occurrence]:
    for number, turn in enumerate(calendar.turns(activity), start=1):
        for site in (None,) if sites is None else sites:
            yield Occurrence(
                activity=activity.id,
                turn=number,
                site=site,
                window=turn.window,
                moment=turn.moment,
                form=turn.form,
                about=turn.about,
                dated=turn.dated,
            )


class _Calendar:
    """When activities are held, inside the programme's period and its phases."""

    def __init__(self, programme: Programme) -> None:
        self._period = programme_period(programme)
        self._phases = {phase.id: phase_period(programme, phase.id) for phase in programme.phases}

    def turns(self, activity: Activity) -> Iterator[_Turn]:
        within = self._phases_of(activity)
        held = (turn for when in activity.when for turn in self._of_timing(when.means, within))
        first = next(held, _Turn(within, dated=False))
        second = next(held, None)
        if second:
            yield from chain((first, second), held)
        elif activity.times and first.form == "meeting":
            yield from repeat(first, activity.times.means.highest or activity.times.means.lowest)
        else:
            yield first

    def _phases_of(self, activity: Activity) -> Period:
        periods = [period for phase in activity.phases if (period := self._phases[phase])]
        if not periods or len(periods) < len(activity.phases):
            return self._period
        return Period(min(p.start for p in periods), max(p.end for p in periods))

    def _of_timing(self, timing: Timing, within: Period) -> Iterator[_Turn]:
        match timing:
            case Moment():
                yield _Turn(Period.of_day(timing.day), moment=timing)
            case Window():
                # A window outside the programme is kept as written, so that it can be seen.
                yield _Turn(_bounds(timing, self._period), about=timing.about)
            case Repeated():
                frame = _clipped(timing.within, within) if timing.within else within
                for period in stretches(timing, frame):
                    yield _Turn(period, about=timing.about)
            case Continuous():
                frame = _clipped(timing.within, within) if timing.within else within
                yield _Turn(frame, form="continuous")
            case AsNeeded():
                yield _Turn(within, form="as-needed")


def _bounds(timing: Timing, frame: Period | None = None) -> Period:
    """Return the period of a written time; an open side ends with `frame`."""
    match timing:
        case Window(start=date() as start, end=date() as end):
            return Period(start, end)
        case Window(start=date() as start):
            end = frame.end if frame and frame.end > start else date(start.year + 10, 1, 1)
            return Period(start, end)
        case Window(end=date() as end):
            start = frame.start if frame and frame.start < end else date(end.year - 10, 1, 1)
            return Period(start, end)
        case Moment():
            return Period.of_day(timing.day)
    if frame is None:
        message = "a rhythm has no bounds of its own"
        raise ValueError(message)
    return frame


def _clipped(timing: Timing, frame: Period) -> Period:
    return _bounds(timing, frame).intersection(frame) or _bounds(timing, frame)
