"""Which part, and which of its times, in one version answers to which in the other."""

from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar

from modning.dates import Period
from modning.programme.comparison.changes import Shift

T = TypeVar("T")
Pair = tuple[T | None, T | None]

_MOST_STEPS = 1_000_000


def paired_parts(old: Sequence[T], new: Sequence[T]) -> list[Pair[T]]:
    """Pair parts by id, and those left by name and kind where only one of each has these.

    Pairs come in the order of `new`, then what `old` alone has.
    """
    by_id = {_id(part): part for part in old}
    matched = {_id(part): by_id.pop(_id(part)) for part in new if _id(part) in by_id}
    left = [part for part in new if _id(part) not in matched]
    for looks in {_looks(part): None for part in left}:
        mine = [part for part in left if _looks(part) == looks]
        theirs = [part for part in by_id.values() if _looks(part) == looks]
        if len(mine) == len(theirs) == 1:
            matched[_id(mine[0])] = by_id.pop(_id(theirs[0]))
    return [(matched.get(_id(part)), part) for part in new] + [
        (part, None) for part in by_id.values()
    ]


def paired_turns(
    old: Sequence[Period], new: Sequence[Period]
) -> list[tuple[int | None, int | None]]:
    """Pair the places of two rows of windows in order, so that the sum of moves is smallest.

    No turn is left out of the shorter row. The pairs are the same whichever row is called old.
    """
    if len(old) > len(new):
        return [(theirs, mine) for mine, theirs in paired_turns(new, old)]
    kept = _places_in_longer(tuple(old), tuple(new))
    partners: dict[int, int] = {place: number for number, place in enumerate(kept)}
    return [(partners.get(place), place) for place in range(len(new))]


def shift(old: Period, new: Period) -> tuple[int, Shift]:
    """Return how many days later a window starts now, and how it was changed."""
    days = (new.start - old.start).days
    if old == new:
        return 0, "other"
    if old.covers(new):
        return days, "narrowed"
    if new.covers(old):
        return days, "widened"
    return days, "later" if days > 0 else "earlier"


def _places_in_longer(short: tuple[Period, ...], long: tuple[Period, ...]) -> list[int]:
    """Return the place in `long` for each window of `short`."""
    spare = len(long) - len(short)
    if spare == 0 or spare * len(short) > _MOST_STEPS:
        return list(range(len(short)))
    # costs[n] is the least sum of moves once n of the long row have been passed over.
    costs, choices = [0] * (spare + 1), []
    for place, window in enumerate(short):
        following, chosen = [], []
        best = None
        for passed in range(spare + 1):
            cost = costs[passed] + _distance(window, long[place + passed])
            if best is None or cost < best[0]:
                best = (cost, passed)
            following.append(best[0])
            chosen.append(best[1])
        costs = following
        choices.append(chosen)
    passed = spare
    places = []
    for place in reversed(range(len(short))):
        passed = choices[place][passed]
        places.append(place + passed)
    return places[::-1]


@cache
def _distance(one: Period, other: Period) -> int:
    return abs((one.start - other.start).days) + abs((one.end - other.end).days)


def _id(part: Any) -> str:
    return str(part.id)


def _looks(part: Any) -> tuple[str, str]:
    name = str(getattr(part, "name", "") or getattr(part, "text", ""))
    return " ".join(name.casefold().split()), getattr(part, "kind", "")
