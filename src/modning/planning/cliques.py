"""Which meetings one person cannot both attend, as few rows as will do."""

from collections.abc import Iterator, Mapping
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


def clique_rows(stays: Mapping[Stay, list[int]], travel: Travel | None) -> Iterator[list[int]]:
    """Yield sets of columns of which one at most can be chosen, until every collision is in one.

    For meetings without travel these are the sets that run at one moment.
    """
    longest = _longest_journey(stays, travel)
    block: list[Stay] = []
    reach = 0
    for stay in sorted(stays, key=lambda one: (one.start, one.end, one.place or "")):
        if block and stay.start >= reach + longest:
            yield from _rows_of(stays, block, travel)
            block = []
        block.append(stay)
        reach = max(reach, stay.end, stay.start + 1)
    yield from _rows_of(stays, block, travel)


def _rows_of(
    stays: Mapping[Stay, list[int]], block: list[Stay], travel: Travel | None
) -> Iterator[list[int]]:
    """Yield the rows of stays that only collide with each other.

    Sets of them are whole numbers, a bit for each.
    """
    against = _collisions(block, travel)
    waiting = 0
    for n, stay in enumerate(block):
        before = against[n] & ((1 << n) - 1)
        running = _bits_of(
            m for m in _members(before) if block[m].end > stay.start or block[m].start == stay.start
        )
        for clique in _cover(n, before, running, against):
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


def _cover(n: int, before: int, running: int, against: list[int]) -> Iterator[int]:
    """Yield cliques with one stay that hold each of its collisions with what starts before it."""
    clique = _grown(1 << n | running, before & ~running, against)
    yield clique
    left = before & ~clique
    while left:
        clique = _grown(1 << n | 1 << (left.bit_length() - 1), before, against)
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
