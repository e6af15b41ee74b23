"""The columns of an exact model as they are made, by what its rows ask for."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from modning.planning.cliques import Stay
from modning.planning.diary import Diary
from modning.planning.model import Formulation
from modning.planning.problem import Problem
from modning.planning.starts import Start

Day = tuple[str, int]
# Each journey lies in one set of meetings only.
ONE: Mapping[Day, int] = MappingProxyType({})


@dataclass(slots=True)
class Columns:
    """The columns of a model as they are made, by what the rows ask for.

    `stays` are the columns by person and by where they are then, `attends` by person with the
    start and the meeting, `out` by person and day of travel. `held` is what stays where it is.
    """

    problem: Problem
    held: Diary
    model: Formulation = field(default_factory=Formulation)
    stays: dict[str, dict[Stay, list[int]]] = field(default_factory=lambda: defaultdict(dict))
    attends: dict[str, list[tuple[int, str, int]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    out: dict[Day, list[tuple[str, int]]] = field(default_factory=lambda: defaultdict(list))
    joins: dict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(list))

    @property
    def keys(self) -> list[str]:
        """The meetings that the model is to place."""
        return list(self.model.held_at)

    def starts(self, key: str) -> list[tuple[Start, int]]:
        """Return the starts of a meeting that the model is to place, with their columns."""
        return self.model.held_at.get(key, [])
