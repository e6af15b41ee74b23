"""When each meeting can start, what each start costs, and who is free then."""

from collections.abc import Hashable, Iterator
from itertools import repeat
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from modning.planning.grid import Flags, Grid, Spans, grid_of, merged
from modning.planning.problem import Appointment, Person, Problem, Room
from modning.planning.quarters import Stretch

_NOBODY: frozenset[str] = frozenset()


class Start(NamedTuple):
    """A time at which a meeting can be held, and what it costs.

    `required` must attend, `free` may; `disliked` are those who would rather meet at another time.
    """

    start: int
    end: int
    points: int
    free: frozenset[str]
    required: frozenset[str]
    disliked: frozenset[str] = _NOBODY

    @property
    def stretch(self) -> Stretch:
        """The quarters it takes."""
        return Stretch(self.start, self.end)


class Calendars:
    """Whom each moment suits, as far as calendars, working hours and closing days tell."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self._spans: dict[Hashable, Spans] = {}
        self._known: dict[tuple[Grid, Hashable], Flags] = {}
        self._holidays: dict[tuple[Stretch, ...], Spans] = {}

    def grid(self, appointment: Appointment) -> Grid:
        """Return each start that the meeting's own rules allow."""
        if appointment.fixed is not None and self.problem.rules.hold("fixed"):
            return self.grid_at(appointment, appointment.fixed)
        return grid_of(appointment, self.problem.rules)

    def grid_at(self, appointment: Appointment, start: int) -> Grid:
        """Return the one time of a meeting that starts then."""
        stretch = appointment.length.stretch(start)
        return Grid(np.array([stretch.start]), np.array([stretch.end]))

    def suits(self, key: str, appointment: Appointment, grid: Grid) -> Flags:
        """Return at which of the times a person can attend."""
        rules, person = self.problem.rules, self.problem.person[key]
        found: Flags = np.ones(len(grid.starts), dtype=np.bool_)
        if rules.hold("hours"):
            hours = person.hours
            if (grid, hours) not in self._known:
                self._known[grid, hours] = grid.inside(hours)
            found &= self._known[grid, hours]
        if rules.hold("closed"):
            found &= ~self._closed(grid, person.site)
        if rules.hold("busy"):
            found &= ~self._busy(grid, person, appointment)
        return found

    def likes(self, key: str, grid: Grid) -> Flags | None:
        """Return which of the times a person likes; None where they are all alike."""
        likes = self.problem.person[key].likes
        return None if likes is None else grid.inside(likes)

    def has_room(self, room: Room, grid: Grid) -> Flags:
        """Return at which of the times a room is not taken by others."""
        if room not in self._spans:
            self._spans[room] = merged(room.busy)
        return ~grid.hits(self._spans[room])

    def holidays(self, appointment: Appointment, grid: Grid) -> Flags:
        """Return which of the times touch a school holiday of those who can attend."""
        told = self.problem.school_holidays[appointment.key]
        if told not in self._holidays:
            self._holidays[told] = merged(told)
        return grid.hits(self._holidays[told])

    def _closed(self, grid: Grid, site: str | None) -> Flags:
        told = (grid, ("closed", site))
        if told not in self._known:
            shut = [closed for closed in self.problem.closed if not closed.is_school_holiday]
            spans = merged(tuple(one.stretch for one in shut if one.site in (None, site)))
            self._known[told] = grid.hits(spans)
        return self._known[told]

    def _busy(self, grid: Grid, person: Person, appointment: Appointment) -> Flags:
        journey = 0
        if self.problem.rules.hold("travel"):
            journey = self.problem.travel.between(person.home, appointment.place)
        told = (grid, (person.key, journey))
        if told not in self._known:
            if person.key not in self._spans:
                self._spans[person.key] = merged(person.busy)
            self._known[told] = grid.hits(self._spans[person.key], journey)
        return self._known[told]


def starts_of(calendars: Calendars, appointment: Appointment) -> list[Start]:
    """Return each start that the meeting's own rules and its people's calendars allow, by time."""
    problem, grid = calendars.problem, calendars.grid(appointment)
    required = appointment.required if problem.rules.hold("needs") else _NOBODY
    chosen = [one for one in problem.invited[appointment.key] if one not in required]
    free = np.ones((len(chosen), len(grid.starts)), dtype=np.bool_)
    possible: Flags = np.ones(len(grid.starts), dtype=np.bool_)
    if appointment.fixed is None or not problem.rules.hold("fixed"):
        for one in required:
            possible &= calendars.suits(one, appointment, grid)
        for n, one in enumerate(chosen):
            free[n] = calendars.suits(one, appointment, grid)
        possible &= _is_enough(problem, appointment, chosen, free)
        possible &= _has_room(calendars, appointment, grid)
    disliked = _disliked(calendars, (*required, *chosen), grid)
    rows = zip(
        grid.starts[possible].tolist(),
        grid.ends[possible].tolist(),
        _points(calendars, appointment, grid)[possible].tolist(),
        _sets(chosen, free[:, possible]),
        repeat(required),
        _sets(list(disliked), np.array(list(disliked.values()))[:, possible])
        if disliked
        else repeat(_NOBODY),
        strict=False,  # what is repeated has no end
    )
    return [Start(*row) for row in rows]


def stretches_of(problem: Problem, appointment: Appointment) -> Iterator[Stretch]:
    """Yield the quarters of each start that the meeting's own rules allow, by time."""
    grid = grid_of(appointment, problem.rules)
    for start, end in zip(grid.starts.tolist(), grid.ends.tolist(), strict=True):
        yield Stretch(start, end)


def points_of(calendars: Calendars, appointment: Appointment, stretch: Stretch) -> int:
    """Return what holding the meeting then costs, apart from who attends."""
    grid = Grid(np.array([stretch.start]), np.array([stretch.end]))
    return int(_points(calendars, appointment, grid)[0])


def is_unpopular(problem: Problem, appointment: Appointment, start: Start) -> bool:
    """Whether a start costs anything but that it is another than the one people were told."""
    moved = appointment.released not in (None, start.start)
    return start.points > (problem.rules.weights.moved if moved else 0)


def _points(calendars: Calendars, appointment: Appointment, grid: Grid) -> NDArray[np.int64]:
    weights = calendars.problem.rules.weights
    points = grid.unpopular(calendars.problem.rules, appointment.length)
    if calendars.problem.school_holidays[appointment.key]:
        points = points + weights.school_holiday * calendars.holidays(appointment, grid)
    if appointment.released is not None:
        points = points + np.where(grid.starts == appointment.released, 0, weights.moved)
    return points


def _is_enough(
    problem: Problem, appointment: Appointment, chosen: list[str], free: NDArray[np.bool_]
) -> Flags:
    found: Flags = np.ones(free.shape[1], dtype=np.bool_)
    if problem.rules.hold("needs"):
        for need in appointment.needs:
            pool = set(need.pool)
            rows = [n for n, one in enumerate(chosen) if one in pool]
            there = len(pool.intersection(appointment.required))
            found &= free[rows].sum(axis=0) + there >= need.number
    return found


def _has_room(calendars: Calendars, appointment: Appointment, grid: Grid) -> Flags:
    rooms = calendars.problem.rooms_for(appointment)
    found: Flags = np.full(len(grid.starts), rooms is None, dtype=np.bool_)
    for room in rooms or ():
        found |= calendars.has_room(room, grid)
    return found


def _disliked(calendars: Calendars, people: tuple[str, ...], grid: Grid) -> dict[str, Flags]:
    liked = {one: calendars.likes(one, grid) for one in people}
    return {one: ~flags for one, flags in liked.items() if flags is not None}


def _sets(people: list[str], flags: NDArray[np.bool_]) -> Iterator[frozenset[str]]:
    """Yield for each time the people whose flag stands; alike times share one set."""
    known: dict[bytes, frozenset[str]] = {}
    packed = np.packbits(flags, axis=0).T
    for n, row in enumerate(packed):
        code = row.tobytes()
        if code not in known:
            known[code] = frozenset(
                one for one, stands in zip(people, flags[:, n].tolist(), strict=True) if stands
            )
        yield known[code]
