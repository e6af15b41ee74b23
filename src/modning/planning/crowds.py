"""Meetings that compete for the same people: found around those that no time was left for."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from modning.planning.parts import columns_of, parts_played
from modning.planning.problem import Problem
from modning.planning.starts import Start

# Those compete that ask nearly as much of the same people, in the same weeks, as any does.
_NEARLY = 0.8


def crowds(
    problem: Problem,
    starts: Mapping[str, list[Start]],
    keys: Sequence[str],
    unplaced: Collection[str],
    size: int,
) -> Iterator[list[str]]:
    """Yield each unplaced meeting with those that compete with it most, up to `size` columns.

    An unplaced meeting that stands in a crowd already gets none of its own.
    """
    parts = parts_played(problem, keys)
    taken: set[str] = set()
    for key in keys:
        if key in unplaced and key not in taken:
            crowd = [key]
            columns = columns_of(starts[key])
            for other in _competing(parts, key):
                columns += columns_of(starts[other])
                if columns > size:
                    break
                if other not in taken:
                    crowd.append(other)
            taken.update(crowd)
            if len(crowd) > 1:
                yield crowd


def _competing(parts: Mapping[str, list[tuple[int, int, float, str]]], key: str) -> list[str]:
    """Return the meetings that ask the most of the same people in the same time."""
    bonds: dict[str, float] = defaultdict(float)
    for meetings in parts.values():
        for first, last, part in (told[:3] for told in meetings if told[3] == key):
            for then, end, other_part, other in meetings:
                common = min(end, last) - max(then, first)
                if other != key and common > 0:
                    bonds[other] += part * other_part * common / max(end - then, last - first)
    least = _NEARLY * max(bonds.values(), default=0.0)
    return sorted((key for key in bonds if bonds[key] >= least), key=lambda key: (-bonds[key], key))
