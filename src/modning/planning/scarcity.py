"""How many meetings there are people for: a model of times alone, which leaves out who attends.

People for several meetings at one moment can be found where Hall's condition holds: of any set of
people, no more are asked for than there are. Stated for each set, and rounded down, that says more
than columns for who attends: of three people there is one pair, not one and a half.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from modning.planning.cliques import Stay, clique_rows
from modning.planning.model import Formulation, Row
from modning.planning.plan import Placed
from modning.planning.problem import Appointment, Problem
from modning.planning.quarters import A_DAY
from modning.planning.starts import Start

# So many sets of people are looked at for one moment; fewer say less, and nothing wrong.
_MOST_SETS = 128


class Asking(NamedTuple):
    """A column whose meeting asks for `number` people `among` some."""

    column: int
    number: int
    among: frozenset[str]


def count_model(
    problem: Problem, starts: Mapping[str, list[Start]], pool: frozenset[str]
) -> Formulation:
    """Return a model that counts how many of the meetings must stay unplaced for want of people.

    It knows of nothing but the needs that a pool of people alone can fill.
    """
    model = Formulation()
    groups = list(_exclusive(problem, starts, pool))
    lies_in: dict[tuple[str, int], list[int]] = defaultdict(list)
    for n, (members, _) in enumerate(groups):
        for member in members:
            lies_in[member].append(n)
    asking: dict[int, list[Asking]] = defaultdict(list)
    for key, possible in starts.items():
        need = asked_of(problem.appointment[key], pool)
        unplaced = model.unplaced[key] = model.column(1, key)
        columns: dict[tuple[tuple[int, ...], frozenset[str]], int] = {}
        model.held_at[key] = []
        for n, start in enumerate(possible):
            among = (start.free | start.required) & need[1]
            alike = tuple(lies_in[key, n]), among
            if alike not in columns:
                column = columns[alike] = model.column(0, key)
                for group in alike[0]:
                    asking[group].append(Asking(column, need[0], among))
            model.held_at[key].append((start, columns[alike]))
        model.row((unplaced, *columns.values()), lowest=1, highest=1)
    for n, (_, times) in enumerate(groups):
        model.rows += people_rows(asking[n], times)
    return model


def keep_to(model: Formulation, placed: Mapping[str, Placed]) -> None:
    """Let a meeting cost a point that is not held as placed, and an unplaced one more than all."""
    for key, starts in model.held_at.items():
        stays = placed[key].start if key in placed else None
        staying = {column for start, column in starts if start.start == stays}
        for _, column in starts:
            model.points[column] = int(column not in staying)
        model.points[model.unplaced[key]] = 1 + len(model.held_at)


def asked_of(appointment: Appointment, pool: frozenset[str]) -> tuple[int, frozenset[str]]:
    """Return the largest number that a need asks for of a pool's people alone, and of whom."""
    needs = ((need.number, frozenset(need.pool)) for need in appointment.needs)
    return max(
        (told for told in needs if told[1] <= pool),
        key=lambda told: told[0],
        default=(0, frozenset()),
    )


def _exclusive(
    problem: Problem, starts: Mapping[str, list[Start]], pool: frozenset[str]
) -> Iterator[tuple[list[tuple[str, int]], int]]:
    """Yield sets of starts, by meeting and number, of which one person can attend so many."""
    told = [(key, n, one) for key, possible in starts.items() for n, one in enumerate(possible)]
    stays: dict[Stay, list[int]] = defaultdict(list)
    days: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for number, (key, n, start) in enumerate(told):
        stay = Stay(start.start, start.end, problem.appointment[key].place)
        stays[stay].append(number)
        days[start.start // A_DAY].append((key, n))
    if problem.rules.hold("one-place"):
        travel = problem.travel if problem.rules.hold("travel") else None
        for clique in clique_rows(stays, travel, [key for key, _, _ in told]):
            yield [told[number][:2] for number in clique], 1
    limits = problem.at_most if problem.rules.hold("at-most") else ()
    daily = {one.person: one.number for one in limits if one.per == "day"}
    if pool <= daily.keys():
        times = max(daily[one] for one in pool)
        for members in days.values():
            yield members, times


def people_rows(asking: Sequence[Asking], times: int = 1) -> Iterator[Row]:
    """Yield what holds of columns of which each person can attend so many `times` at most."""
    for people in _unions(one.among for one in asking):
        least = [(one.column, one.number - len(one.among - people)) for one in asking]
        numbers = {number for _, number in least if number > 0}
        for number in sorted(numbers if len(numbers) < 2 else numbers | {1}):
            # Divided by a number and rounded down, the row still holds of whole columns.
            taking = [(column, n // number) for column, n in least if n >= number]
            columns, factors = zip(*taking, strict=True)
            yield Row(columns, factors, None, times * len(people) // number)


def _unions(sets: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    """Return the sets and what they make together, as many as are looked at."""
    found: dict[frozenset[str], None] = {}
    for one in sorted(set(sets), key=lambda one: (len(one), sorted(one))):
        joined = [one, *(one | other for other in found)]
        found.update(dict.fromkeys(joined[: _MOST_SETS - len(found)]))
    return list(found)
