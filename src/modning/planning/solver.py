"""The door to the solver: a formulation goes in, chosen columns and a proved bound come out."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event, Thread
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any

from modning.planning.model import Formulation

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

# A busy machine gives a process at least this part of the clock.
_LEAST_SHARE = 0.05
_LOOK_EVERY = 0.05


@dataclass(frozen=True, slots=True)
class Limits:
    """How long to search.

    `seconds` is by the clock, so that where it stops can differ from run to run. `work` counts
    what the solver does, in its own measure of some seconds, and stops at the same place every
    time. With `processor`, seconds are those of the processor: for measuring on a busy machine.
    `seed` and `workers` go to the solver; more than one worker is not repeatable.
    """

    seconds: float = 60.0
    work: float | None = None
    seed: int = 1
    workers: int = 1
    processor: bool = False

    def now(self) -> float:
        """Return the seconds on the clock that counts."""
        return process_time() if self.processor else perf_counter()


@dataclass(frozen=True, slots=True)
class Solution:
    """What the solver found: nothing chosen where there is no solution, or none in time."""

    chosen: list[bool] | None
    points: int
    bound: int
    is_proved: bool
    is_impossible: bool = False
    work: float = 0.0


def solve(
    model: Formulation,
    limits: Limits,
    hint: list[bool] | None = None,
    is_wanted: Callable[[], bool] | None = None,
) -> Solution:
    """Return the cheapest choice of columns that breaks no row, as far as the limits allow.

    `is_wanted` is asked each time the bound is better; the search ends where it says no.
    """
    from ortools.sat.python import cp_model  # noqa: PLC0415 -- a slow import, only to solve

    written, columns = _written(cp_model, model)
    for column, value in zip(columns, hint or (), strict=bool(hint)):
        written.add_hint(column, value)
    solver = cp_model.CpSolver()
    _set(solver, limits)
    if is_wanted is not None:

        def ask(_: float) -> None:
            if not is_wanted():
                solver.stop_search()

        solver.best_bound_callback = ask
    with _stopped_in_time(solver, limits):
        status = solver.solve(written)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Solution(
            None,
            0,
            _rounded_up(solver.best_objective_bound) if status == cp_model.UNKNOWN else 0,
            is_proved=False,
            is_impossible=status == cp_model.INFEASIBLE,
            work=solver.deterministic_time,
        )
    return Solution(
        chosen=[solver.boolean_value(column) for column in columns],
        points=round(solver.objective_value),
        bound=_rounded_up(solver.best_objective_bound),
        is_proved=status == cp_model.OPTIMAL,
        work=solver.deterministic_time,
    )


@contextmanager
def _stopped_in_time(solver: "cp_model.CpSolver", limits: Limits) -> Iterator[None]:
    """Stop a search whose seconds are those of the processor: the solver knows the clock only."""
    if not limits.processor:
        yield
        return
    done, until = Event(), limits.now() + limits.seconds

    def look() -> None:
        while not done.wait(_LOOK_EVERY):
            if limits.now() >= until:
                solver.stop_search()

    looking = Thread(target=look)
    looking.start()
    try:
        yield
    finally:
        done.set()
        looking.join()


def _set(solver: "cp_model.CpSolver", limits: Limits) -> None:
    parameters = solver.parameters
    by_the_clock = limits.seconds / _LEAST_SHARE if limits.processor else limits.seconds
    parameters.max_time_in_seconds = max(0.01, by_the_clock)
    if limits.work is not None:
        parameters.max_deterministic_time = limits.work
    parameters.num_workers = limits.workers
    parameters.random_seed = limits.seed
    # Set packing is nearly solved by its linear relaxation: all of it is to be used.
    parameters.linearization_level = 2
    # People who are alike make symmetries; looking for them, and probing, took most of the time
    # and won nothing.
    parameters.symmetry_level = 0
    parameters.cp_model_probing_level = 0


def _written(
    cp_model: Any, model: Formulation
) -> tuple["cp_model.CpModel", list["cp_model.IntVar"]]:
    written = cp_model.CpModel()
    columns = [written.new_bool_var("") for _ in model.points]
    for row in model.rows:
        chosen = [columns[number] for number in row.columns]
        if row.factors is None and row.highest == 1:
            (written.add_exactly_one if row.lowest == 1 else written.add_at_most_one)(chosen)
            continue
        factors = row.factors or (1,) * len(chosen)
        total = cp_model.LinearExpr.weighted_sum(chosen, factors)
        if row.lowest is not None:
            written.add(total >= row.lowest)
        if row.highest is not None:
            written.add(total <= row.highest)
    written.minimize(cp_model.LinearExpr.weighted_sum(columns, model.points))
    return written, columns


def _rounded_up(bound: float) -> int:
    """Return the bound as points, which are whole: a bound of 80.2 proves 81."""
    return int(-(-(bound - 1e-6) // 1))
