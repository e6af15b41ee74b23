"""A model of columns that are 0 or 1 and rows over them; nothing here knows a solver or a rule."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from modning.planning.plan import Placed
from modning.planning.starts import Start


@dataclass(frozen=True, slots=True)
class Row:
    """So many of the columns, each counted by its factor: at least `lowest`, at most `highest`."""

    columns: tuple[int, ...]
    factors: tuple[int, ...] | None
    lowest: int | None
    highest: int | None


@dataclass(slots=True)
class Formulation:
    """Columns that are 0 or 1, their costs and meetings, and the rows.

    Points are counted `scale` times. The lists of columns that follow from others are kept so that
    a plan can be told as columns.
    """

    scale: int = 1
    points: list[int] = field(default_factory=list)
    owners: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    held_at: dict[str, list[tuple[Start, int]]] = field(default_factory=dict)
    unplaced: dict[str, int] = field(default_factory=dict)
    attends_at: dict[tuple[str, int], list[tuple[str, int]]] = field(default_factory=dict)
    lacking: list[tuple[list[int], list[int]]] = field(default_factory=list)
    beyond: list[tuple[list[int], int, list[int]]] = field(default_factory=list)
    carried: list[tuple[list[int], int]] = field(default_factory=list)

    def column(self, points: int, owner: str = "") -> int:
        """Add a column of a meeting and return its number."""
        self.points.append(points)
        self.owners.append(owner)
        return len(self.points) - 1

    def row(
        self,
        columns: Iterable[int],
        *,
        factors: Iterable[int] | None = None,
        lowest: int | None = None,
        highest: int | None = None,
    ) -> None:
        """Add a row."""
        weighed = None if factors is None else tuple(factors)
        self.rows.append(Row(tuple(columns), weighed, lowest, highest))

    def count_beyond(self, columns: list[int], allowed: int, most: int, points: int) -> None:
        """Let each chosen column beyond those allowed cost so many points, `most` of them."""
        beyond = [self.column(points) for _ in range(most)]
        self.beyond.append((columns, allowed, beyond))
        factors = (*(1 for _ in columns), *(-1 for _ in beyond))
        self.row((*columns, *beyond), factors=factors, highest=allowed)

    def scale_up(self, scale: int) -> None:
        """Count all points so many times."""
        self.scale *= scale
        self.points = [points * scale for points in self.points]

    def any_of(self, columns: list[int], points: int) -> int:
        """Add a column that is to be chosen when one of the others is."""
        stands_for_any = self.column(points)
        self.carried.append((columns, stands_for_any))
        return stands_for_any

    def leave_out(self, keys: Collection[str], number: int) -> None:
        """Ask for so many of the meetings to stay unplaced: no fewer is known to be possible."""
        columns = [self.unplaced[key] for key in sorted(keys) if key in self.unplaced]
        self.row(columns, lowest=number)

    def points_of(self, chosen: list[bool]) -> int:
        """Return what the chosen columns cost."""
        return sum(points for points, taken in zip(self.points, chosen, strict=True) if taken)

    def placed(self, chosen: list[bool]) -> list[Placed]:
        """Return the meetings that the chosen columns place."""
        return [
            Placed(key, start.start, self._attending(key, start, column, chosen))
            for key, starts in self.held_at.items()
            for start, column in starts
            if chosen[column]
        ]

    def _attending(self, key: str, start: Start, column: int, chosen: list[bool]) -> frozenset[str]:
        by_choice = self.attends_at.get((key, column), ())
        return start.required | {one for one, number in by_choice if chosen[number]}

    def chosen(self, placed: Mapping[str, Placed]) -> list[bool]:
        """Return the columns that a plan stands for."""
        marked = [False] * len(self.points)
        for key, starts in self.held_at.items():
            there = placed.get(key)
            for start, column in starts:
                if there is not None and there.start == start.start:
                    marked[column] = True
                    for one, number in self.attends_at.get((key, column), ()):
                        marked[number] = one in there.attending
        self._mark_what_follows(marked)
        return marked

    def _mark_what_follows(self, marked: list[bool]) -> None:
        for counted, lacking in self.lacking:
            there_are = sum(marked[column] for column in counted)
            for column in lacking[there_are:]:
                marked[column] = True
        for counted, allowed, beyond in self.beyond:
            there_are = sum(marked[column] for column in counted)
            for column in beyond[: max(0, there_are - allowed)]:
                marked[column] = True
        for summed, column in self.carried:
            marked[column] = any(marked[one] for one in summed)
