"""Times, quantiles and growth; a machine's own speed is divided out by a yardstick."""

import gc
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from math import ceil, log
from time import perf_counter
from typing import TypeVar

Name = TypeVar("Name", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Times:
    """The seconds that the same work took, time after time."""

    seconds: tuple[float, ...]

    def quantile(self, share: float) -> float:
        """Return the time that `share` of the runs stayed within (nearest rank)."""
        return sorted(self.seconds)[max(ceil(share * len(self.seconds)) - 1, 0)]

    @property
    def fastest(self) -> float:
        """The quickest of the runs: the least disturbed one."""
        return min(self.seconds)

    @property
    def p50(self) -> float:
        return self.quantile(0.50)

    @property
    def p95(self) -> float:
        return self.quantile(0.95)


def interleaved(
    work: dict[Name, Callable[[], object]],
    *,
    rounds: int,
    clock: Callable[[], float] = perf_counter,
) -> dict[Name, Times]:
    """Time each piece of work once a round, so that what else the machine does falls on all.

    `clock` tells seconds: passed ones, or those that a processor worked.
    """
    seconds: dict[Name, list[float]] = {name: [] for name in work}
    for _ in range(rounds):
        for name, run in work.items():
            gc.collect()
            started = clock()
            run()
            seconds[name].append(clock() - started)
    return {name: Times(tuple(found)) for name, found in seconds.items()}


def growth_exponent(sizes: Sequence[float], seconds: Sequence[float]) -> float:
    """Return k of seconds ~ size**k, by least squares on logarithms; 1 is in proportion."""
    x, y = [log(size) for size in sizes], [log(time) for time in seconds]
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    spread = sum((one - mean_x) ** 2 for one in x)
    return sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True)) / spread
