"""Which room each meeting is held in, once its time is known."""

from collections.abc import Iterable
from dataclasses import replace

from modning.planning.diary import Diary
from modning.planning.model import Formulation
from modning.planning.plan import Placed
from modning.planning.problem import Problem, Room
from modning.planning.quarters import Stretch
from modning.planning.solver import Limits, solve

_CHECK = Limits(seconds=2.0, work=2.0)


def with_rooms(problem: Problem, found: list[Placed], held: Iterable[Placed]) -> list[Placed]:
    """Return the meetings with their rooms; one that no room is left for is left out."""
    if not problem.rooms:
        return found
    held = list(held)
    told = _smallest_first(problem, found, held)
    if len(told) < len(found):
        exact = _exactly(problem, found, held)
        return exact if len(exact) > len(told) else told
    return told


def _smallest_first(problem: Problem, found: list[Placed], held: list[Placed]) -> list[Placed]:
    """Give each, by time, the smallest room that is free."""
    diary, told = Diary(problem, held), []
    for placed in sorted(found, key=lambda one: (one.start, one.appointment)):
        appointment = problem.appointment[placed.appointment]
        room = diary.room_for(appointment, appointment.length.stretch(placed.start))
        asks = appointment.fixed is None and problem.rooms_for(appointment) is not None
        if room is not None or not asks:
            placed = replace(placed, room=room.key if room else None)  # noqa: PLW2901 -- the same meeting, with its room
            diary.add(placed)
            told.append(placed)
    return told


def _exactly(problem: Problem, found: list[Placed], held: list[Placed]) -> list[Placed]:
    """Give rooms to as many as possible."""
    diary, model = Diary(problem, held), Formulation()
    columns: dict[str, list[tuple[Room, int]]] = {}
    taken: dict[str, list[tuple[Stretch, int]]] = {}
    for placed in found:
        appointment = problem.appointment[placed.appointment]
        stretch = appointment.length.stretch(placed.start)
        rooms = diary.rooms_free(appointment, stretch)
        columns[placed.appointment] = [
            (room, model.column(0, placed.appointment)) for room in rooms
        ]
        for room, column in columns[placed.appointment]:
            taken.setdefault(room.key, []).append((stretch, column))
        asks = appointment.fixed is None and problem.rooms_for(appointment) is not None
        without = model.column(1 if asks else 0)
        model.row((without, *(n for _, n in columns[placed.appointment])), lowest=1, highest=1)
    for uses in taken.values():
        for stretch, _ in uses:
            model.row(
                (n for other, n in uses if other.start <= stretch.start < other.end), highest=1
            )
    chosen = solve(model, _CHECK).chosen
    if chosen is None:
        return []
    given = {
        key: next((r.key for r, n in told if chosen[n]), None) for key, told in columns.items()
    }
    return [
        replace(placed, room=given[placed.appointment])
        for placed in found
        if given[placed.appointment]
        or problem.appointment[placed.appointment].fixed is not None
        or problem.rooms_for(problem.appointment[placed.appointment]) is None
    ]
