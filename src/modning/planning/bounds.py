"""What is proved of a plan, piece by piece: the pieces share no meeting, so that they add up."""

from collections.abc import Collection, Mapping
from fractions import Fraction
from math import ceil


class Bounds:
    """The least points of each piece; a piece is a set of meetings, at first of one each.

    `beside` is proved of what belongs to no meeting that can be held.
    """

    def __init__(self, fewest: Mapping[str, int], beside: int = 0) -> None:
        self.fewest = fewest
        self._pieces: dict[str, tuple[frozenset[str], Fraction]] = {
            key: (frozenset({key}), Fraction(points)) for key, points in fewest.items()
        }
        self._beside = beside

    @property
    def total(self) -> int:
        """No plan has fewer points."""
        pieces = {id(piece): piece for piece in self._pieces.values()}
        return self._beside + ceil(sum(points for _, points in pieces.values()))

    def of(self, keys: Collection[str]) -> Fraction:
        """Return what the pieces that lie inside a set of meetings cost at least."""
        inside = set(keys)
        pieces = {id(piece): piece for key in keys if (piece := self._pieces[key])[0] <= inside}
        return sum((points for _, points in pieces.values()), Fraction())

    def note(self, keys: Collection[str], points: Fraction) -> None:
        """Keep a new bound of a set that holds whole pieces, where it says more than they do."""
        piece = frozenset(keys), points
        whole = all(self._pieces[key][0] <= piece[0] for key in keys)
        if whole and points > self.of(keys):
            for key in keys:
                self._pieces[key] = piece
