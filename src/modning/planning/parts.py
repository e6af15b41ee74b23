"""Parts of a problem that do not touch each other, and slices of a part that hardly do."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from random import Random

from modning.planning.problem import Problem
from modning.planning.quarters import A_DAY
from modning.planning.starts import Start

_A_WEEK = 7
_LONGEST_JOURNEY = 2
# How much it binds two meetings that the same person is wanted, but not needed.
_WANTED = 0.1


def independent_parts(problem: Problem, keys: Iterable[str]) -> list[list[str]]:
    """Return the meetings in groups that share no person at any time, and no tie."""
    joined = _Joined(keys)
    for tie in problem.ties:
        joined.join(tie)
    if problem.rules.weights.unfair:
        for at_site in problem.at_site.values():
            joined.join(at_site)
    for appointments in _of_each_person(problem, joined.keys):
        for group in _meeting_in_time(problem, appointments):
            joined.join(group)
    return joined.groups()


def slices(
    starts: Mapping[str, list[Start]], keys: Iterable[str], *, size: int, shift: float = 0.0
) -> list[list[str]]:
    """Return the meetings in order of time, cut where `size` columns are reached.

    `shift` moves the cuts by that part of a slice, so that another round cuts elsewhere.
    """
    in_time = sorted(keys, key=lambda key: (_middle(starts[key]), key))
    found: list[list[str]] = [[]]
    filled = size * shift
    for key in in_time:
        columns = columns_of(starts[key])
        if found[-1] and filled + columns > size:
            found.append([])
            filled = 0
        found[-1].append(key)
        filled += columns
    return [group for group in found if group]


def clusters(
    problem: Problem,
    starts: Mapping[str, list[Start]],
    groups: Sequence[Sequence[str]],
    *,
    size: int,
    seed: int,
) -> list[list[str]]:
    """Return groups joined up to `size` columns, so that they have little to do with others.

    Those with most in common are joined first; another seed cuts elsewhere.
    """
    rng = Random(seed)  # noqa: S311 -- no secret: where to cut
    keys = [key for group in groups for key in group]
    joined = _Joined(keys)
    columns = {key: columns_of(starts[key]) for key in keys}
    for group in groups:
        for key in group[1:]:
            joined.join_up_to(group[0], key, columns)
    bonds = [
        (-bond * rng.uniform(0.5, 1.0), one, other)
        for (one, other), bond in _bonds(problem, keys).items()
    ]
    for _, one, other in sorted(bonds):
        joined.join_up_to(one, other, columns, size)
    return joined.groups()


def _bonds(problem: Problem, keys: Sequence[str]) -> dict[tuple[str, str], float]:
    """Return how much each two meetings have to do with each other."""
    found: dict[tuple[str, str], float] = defaultdict(float)
    inside = set(keys)
    for tie in problem.ties:
        for one, other in combinations([key for key in tie if key in inside], 2):
            found[one, other] += 1.0
    for one, meetings in parts_played(problem, keys).items():
        del one
        meetings.sort()
        for n, (first, last, part, key) in enumerate(meetings):
            for then, end, other_part, other in meetings[n + 1 :]:
                if then >= last:
                    break
                common = (min(end, last) - then) / max(end - then, last - first)
                found[key, other] += part * other_part * common
    return found


def parts_played(
    problem: Problem, keys: Sequence[str]
) -> dict[str, list[tuple[int, int, float, str]]]:
    """Return for each person the window of each meeting, and how surely they are needed there."""
    found: dict[str, list[tuple[int, int, float, str]]] = defaultdict(list)
    for key in keys:
        appointment = problem.appointment[key]
        window = appointment.window.start.toordinal(), appointment.window.end.toordinal()
        parts = dict.fromkeys(appointment.preferred, _WANTED)
        for need in appointment.needs:
            for one in need.pool:
                parts[one] = max(parts.get(one, 0.0), need.number / len(need.pool))
        for one, part in parts.items():
            found[one].append((*window, part, key))
    return found


def columns_of(possible: list[Start]) -> int:
    """Return how many columns the exact model needs for a meeting."""
    return sum(1 + len(start.free) for start in possible)


def _middle(possible: list[Start]) -> int:
    return possible[0].start + possible[-1].start


def _of_each_person(problem: Problem, keys: Iterable[str]) -> Iterator[list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        for one in problem.invited[key]:
            found[one].append(key)
        appointment = problem.appointment[key]
        if problem.rooms_for(appointment) is not None:
            found[f"{appointment.place} …"].append(key)  # its rooms, as if they were a person
    yield from found.values()


def _meeting_in_time(problem: Problem, keys: list[str]) -> Iterator[list[str]]:
    """Yield a person's meetings in groups whose windows touch the same weeks."""
    group: list[str] = []
    reach = 0
    for first, last, key in sorted((*_weeks(problem, key), key) for key in keys):
        if group and first > reach:
            yield group
            group = []
        group.append(key)
        reach = max(reach, last)
    yield group


def _weeks(problem: Problem, key: str) -> tuple[int, int]:
    appointment = problem.appointment[key]
    window = appointment.window
    first, last = window.start.toordinal(), window.end.toordinal()
    if appointment.fixed is not None:
        stretch = appointment.length.stretch(appointment.fixed)
        first, last = min(first, stretch.start // A_DAY), max(last, stretch.end // A_DAY + 1)
    return (first - _LONGEST_JOURNEY) // _A_WEEK, (last + _LONGEST_JOURNEY) // _A_WEEK


class _Joined:
    """Groups that grow together."""

    def __init__(self, keys: Iterable[str]) -> None:
        self.keys = list(keys)
        self._parent = {key: key for key in self.keys}

    def join(self, keys: Iterable[str]) -> None:
        known = [key for key in keys if key in self._parent]
        for key in known[1:]:
            self._parent[self._root(key)] = self._root(known[0])

    def join_up_to(
        self, one: str, other: str, columns: dict[str, int], most: int | None = None
    ) -> None:
        """Join the groups of two where they have no more columns together; `columns` is kept."""
        a, b = self._root(one), self._root(other)
        if a != b and (most is None or columns[a] + columns[b] <= most):
            self._parent[b] = a
            columns[a] += columns[b]

    def groups(self) -> list[list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for key in self.keys:
            found[self._root(key)].append(key)
        return list(found.values())

    def _root(self, key: str) -> str:
        while self._parent[key] != key:
            self._parent[key] = self._parent[self._parent[key]]
            key = self._parent[key]
        return key
