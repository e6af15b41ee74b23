"""Which meetings one person cannot both attend, as few rows as will do."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from modning.planning.problem import Travel


class Slot(NamedTuple):
    """Quarters that an attendance takes, and where."""

    start: int
    end: int
    place: str | None


def collide(one: Slot, other: Slot, travel: Travel | None) -> bool:
    """Whether nobody can attend both: they overlap, or leave no time for the journey."""
    first, then = (one, other) if one.start <= other.start else (other, one)
    journey = travel.between(first.place, then.place) if travel else 0
    return then.start < max(first.end + journey, first.start + 1)


def clique_rows(slots: Mapping[Slot, list[int]], travel: Travel | None) -> Iterator[list[int]]:
    """Yield sets of columns of which one at most can be chosen, until every collision is in one.

    For meetings without travel these are the sets that run at one moment.
    """
    longest = _longest_journey(slots, travel)
    before: list[Slot] = []
    waiting: set[Slot] | None = None
    for slot in sorted(slots, key=lambda one: (one.start, one.end, one.place or "")):
        before = [one for one in before if one.end + longest > slot.start]
        near = [one for one in reversed(before) if collide(one, slot, travel)]
        for clique in _cover(slot, near, travel):
            if waiting is not None and not waiting <= clique:
                yield from _columns(slots, waiting)
            waiting = clique
        before.append(slot)
    if waiting is not None:
        yield from _columns(slots, waiting)


def _cover(slot: Slot, near: list[Slot], travel: Travel | None) -> Iterator[set[Slot]]:
    """Yield cliques with `slot` that hold each of its collisions with what starts before it."""
    running = [one for one in near if one.end > slot.start or one.start == slot.start]
    left = [one for one in near if one not in running] if travel else []
    clique = _joining([slot, *running], left, travel)
    yield set(clique)
    while left := [one for one in left if one not in clique]:
        clique = _joining([slot, left[0]], near, travel)
        yield set(clique)


def _joining(clique: list[Slot], more: list[Slot], travel: Travel | None) -> list[Slot]:
    """Return the clique with those of `more`, in turn, that collide with all in it."""
    for one in more:
        if one not in clique and _all_collide(one, clique, travel):
            clique.append(one)
    return clique


def _all_collide(one: Slot, others: list[Slot], travel: Travel | None) -> bool:
    return all(collide(one, other, travel) for other in others)


def _columns(slots: Mapping[Slot, list[int]], clique: set[Slot]) -> Iterator[list[int]]:
    columns = sorted(column for slot in clique for column in slots[slot])
    if len(columns) > 1:
        yield columns


def _longest_journey(slots: Mapping[Slot, list[int]], travel: Travel | None) -> int:
    if travel is None:
        return 0
    places = sorted({slot.place for slot in slots if slot.place})
    return max((travel.between(a, b) for a in places for b in places), default=0)
