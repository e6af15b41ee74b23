"""A plan: when meetings are held, who attends, what could not be placed, and how good it is."""

from dataclasses import dataclass, field
from functools import cached_property

from modning.language import Text


@dataclass(frozen=True, slots=True)
class Placed:
    """A meeting with its start, in quarters, those who attend, and its room if it needs one."""

    appointment: str
    start: int
    attending: frozenset[str]
    room: str | None = None


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A meeting that no time was found for, and why."""

    appointment: str
    reason: Text


@dataclass(frozen=True, slots=True)
class Reached:
    """How a plan came about: by which means, from which seed, in how many seconds.

    `in_full` is False where the clock stopped the search: only then can another run differ.
    """

    how: Text
    seed: int
    seconds: float
    in_full: bool = True


@dataclass(frozen=True)
class Plan:
    """The dates, and the proof of how good they are.

    `objective` counts points for what is not met: none is best. No plan of the same problem can
    have fewer than `bound`.
    """

    placed: tuple[Placed, ...]
    unplaced: tuple[Unplaced, ...]
    objective: int
    bound: int
    reached: Reached = field(compare=False)

    @property
    def gap(self) -> float:
        """How far the plan may be from the best, as a part of its objective; 0 is proved best."""
        return (self.objective - self.bound) / self.objective if self.objective else 0.0

    @property
    def is_proved_best(self) -> bool:
        """Whether no better plan exists."""
        return self.objective == self.bound

    @cached_property
    def at(self) -> dict[str, Placed]:
        """What is placed, by the meeting's key."""
        return {placed.appointment: placed for placed in self.placed}
