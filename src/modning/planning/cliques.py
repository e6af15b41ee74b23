"""Which meetings one person cannot both attend, as few rows as will do."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from modning.planning.problem import Travel


class Stay(NamedTuple):
    """Quarters that an attendance takes, and where."""

    start: int
    end: int
    place: str | None


def collide(one: Stay, other: Stay, travel: Travel | None) -> bool:
    """Whether nobody can attend both: they overlap, or leave no time for the journey."""
    first, then = (one, other) if one.start <= other.start else (other, one)
    journey = travel.between(first.place, then.place) if travel else 0
    return then.start < max(first.end + journey, first.start + 1)


def clique_rows(
    stays: Mapping[Stay, list[int]], travel: Travel | None, owners: Sequence[str] | None = None
) -> Iterator[list[int]]:
    """Yield sets of columns of which one at most can be chosen, until every collision is in one.

    For meetings without travel these are the sets that run at one moment. Where the meeting that
    `owners` tells of each column is the same, two columns are in each other's way as well: a
    meeting is held once.
    """
    longest = _longest_journey(stays, travel)
    only = {stay: _only_owner(columns, owners) for stay, columns in stays.items()}
    block: list[Stay] = []
    reach = 0
    for stay in sorted(stays, key=lambda one: (one.start, one.end, one.place or "")):
        if block and stay.start >= reach + longest:
            yield from _rows_of(stays, block, travel, only)
            block = []
        block.append(stay)
        reach = max(reach, stay.end, stay.start + 1)
    yield from _rows_of(stays, block, travel, only)


def _only_owner(columns: list[int], owners: Sequence[str] | None) -> str | None:
    told = {owners[column] for column in columns} if owners else ()
    return next(iter(told)) if len(told) == 1 else None


def _rows_of(
    stays: Mapping[Stay, list[int]],
    block: list[Stay],
    travel: Travel | None,
    only: Mapping[Stay, str | None],
) -> Iterator[list[int]]:
    """Yield the rows of stays that only collide with each other.

    Sets of them are whole numbers, a bit for each.
    """
    colliding = _collisions(block, travel)
    either = [
        found | same for found, same in zip(colliding, _of_one_meeting(block, only), strict=True)
    ]
    waiting = 0
    for n, stay in enumerate(block):
        before = colliding[n] & ((1 << n) - 1)
        running = _bits_of(
            m for m in _members(before) if block[m].end > stay.start or block[m].start == stay.start
        )
        for clique in _cover(n, before, running, either):
            if waiting & ~clique:
                yield from _columns(stays, block, waiting)
            waiting = clique
    yield from _columns(stays, block, waiting)


def _collisions(block: list[Stay], travel: Travel | None) -> list[int]:
    found = [0] * len(block)
    for n, one in enumerate(block):
        for m in range(n):
            if collide(block[m], one, travel):
                found[n] |= 1 << m
                found[m] |= 1 << n
    return found


def _of_one_meeting(block: list[Stay], only: Mapping[Stay, str | None]) -> list[int]:
    meetings: dict[str, int] = {}
    for n, stay in enumerate(block):
        if (owner := only[stay]) is not None:
            meetings[owner] = meetings.get(owner, 0) | 1 << n
    return [meetings.get(only[stay] or "", 0) & ~(1 << n) for n, stay in enumerate(block)]


def _cover(n: int, colliding: int, running: int, either: list[int]) -> Iterator[int]:
    """Yield cliques with one stay that hold each of its collisions with what starts before it."""
    before = either[n] & ((1 << n) - 1)
    clique = _grown(1 << n | running, before & ~running, either)
    yield clique
    left = colliding & ~clique
    while left:
        clique = _grown(1 << n | 1 << (left.bit_length() - 1), before, either)
        yield clique
        left &= ~clique


def _grown(clique: int, more: int, against: list[int]) -> int:
    """Return the clique with those of `more`, in turn, that collide with all in it."""
    for m in _members(clique):
        more &= against[m]
    while more:
        m = more.bit_length() - 1
        clique |= 1 << m
        more &= against[m]
    return clique


def _members(flags: int) -> Iterator[int]:
    """Yield the numbers whose bits are set, the last first."""
    while flags:
        last = flags.bit_length() - 1
        yield last
        flags ^= 1 << last


def _bits_of(members: Iterator[int]) -> int:
    flags = 0
    for m in members:
        flags |= 1 << m
    return flags


def _columns(
    stays: Mapping[Stay, list[int]], block: list[Stay], clique: int
) -> Iterator[list[int]]:
    columns = sorted(column for m in _members(clique) for column in stays[block[m]])
    if len(columns) > 1:
        yield columns


def _longest_journey(stays: Mapping[Stay, list[int]], travel: Travel | None) -> int:
    if travel is None:
        return 0
    places = sorted({stay.place for stay in stays if stay.place})
    return max((travel.between(a, b) for a in places for b in places), default=0)
