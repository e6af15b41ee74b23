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
    before: list[Stay] = []
    waiting: set[Stay] | None = None
    for stay in sorted(stays, key=lambda one: (one.start, one.end, one.place or "")):
        before = [one for one in before if one.end + longest > stay.start]
        near = [one for one in reversed(before) if collide(one, stay, travel)]
        for clique in _cover(stay, near, travel):
            if waiting is not None and not waiting <= clique:
                yield from _columns(stays, waiting)
            waiting = clique
        before.append(stay)
    if waiting is not None:
        yield from _columns(stays, waiting)


def _cover(stay: Stay, near: list[Stay], travel: Travel | None) -> Iterator[set[Stay]]:
    """Yield cliques with `slot` that hold each of its collisions with what starts before it."""
    running = [one for one in near if one.end > stay.start or one.start == stay.start]
    left = [one for one in near if one not in running] if travel else []
    clique = _joining([stay, *running], left, travel)
    yield set(clique)
    while left := [one for one in left if one not in clique]:
        clique = _joining([stay, left[0]], near, travel)
        yield set(clique)


def _joining(clique: list[Stay], more: list[Stay], travel: Travel | None) -> list[Stay]:
    """Return the clique with those of `more`, in turn, that collide with all in it."""
    for one in more:
        if one not in clique and _all_collide(one, clique, travel):
            clique.append(one)
    return clique


def _all_collide(one: Stay, others: list[Stay], travel: Travel | None) -> bool:
    return all(collide(one, other, travel) for other in others)


def _columns(stays: Mapping[Stay, list[int]], clique: set[Stay]) -> Iterator[list[int]]:
    columns = sorted(column for stay in clique for column in stays[stay])
    if len(columns) > 1:
        yield columns


def _longest_journey(stays: Mapping[Stay, list[int]], travel: Travel | None) -> int:
    if travel is None:
        return 0
    places = sorted({stay.place for stay in stays if stay.place})
    return max((travel.between(a, b) for a in places for b in places), default=0)
