"""Room for meetings that found none: those in the way make room, and look for another time."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from modning.planning.diary import Diary, follows
from modning.planning.greedy import first_room, greedy, held_at
from modning.planning.plan import Placed
from modning.planning.points import attendance_points
from modning.planning.problem import Appointment, Problem
from modning.planning.quarters import A_DAY, Stretch
from modning.planning.starts import Start

# So many attempts for each meeting that found no room.
_TRIES = 20


def make_room(
    problem: Problem, starts: Mapping[str, list[Start]], placed: Mapping[str, Placed]
) -> dict[str, Placed]:
    """Return a plan in which as many meetings as before are placed, or more."""
    making = _RoomMaking(problem, starts, placed)
    waiting = [key for key in starts if key not in placed]
    best = dict(placed)
    for _ in range(_TRIES * len(waiting)):
        if not waiting:
            break
        waiting += making.place(waiting.pop(0))
        if len(making.diary.placed) > len(best):
            best = dict(making.diary.placed)
    return best


def around(
    problem: Problem,
    starts: Mapping[str, list[Start]],
    placed: Mapping[str, Placed],
    first: Iterable[Placed],
) -> dict[str, Placed]:
    """Return a plan with some meetings placed first; others stay where that costs no more."""
    diary = Diary(problem, first)
    for one in sorted(placed.values(), key=lambda one: (one.start, one.appointment)):
        appointment = problem.appointment[one.appointment]
        again = next(start for start in starts[appointment.key] if start.start == one.start)
        before = attendance_points(problem, appointment, one.attending, again.disliked)
        held = None
        if appointment.key not in diary.placed:
            held = held_at(diary, appointment, again)
        if held is not None and held[0] <= before:
            diary.add(held[1])
    left = {key: found for key, found in starts.items() if key not in diary.placed}
    greedy(problem, left, diary)
    return make_room(problem, starts, diary.placed)


class _RoomMaking:
    def __init__(
        self,
        problem: Problem,
        starts: Mapping[str, list[Start]],
        placed: Mapping[str, Placed],
    ) -> None:
        self.problem = problem
        self.starts = starts
        self.diary = Diary(problem, placed.values())
        self.ousted: Counter[str] = Counter()

    def place(self, key: str) -> list[str]:
        """Place a meeting, whatever it takes; return those that must look for another time."""
        appointment = self.problem.appointment[key]
        if found := first_room(self.diary, appointment, self.starts[key]):
            self.diary.add(found)
            return []
        self.ousted[key] += 1
        for _, _, n in sorted(self._prices(appointment)):
            start = self.starts[key][n]
            in_the_way = sorted(self._in_the_way(appointment, start) or ())
            removed = [self.diary.remove(other) for other in in_the_way]
            if held := held_at(self.diary, appointment, start):
                self.diary.add(held[1])
                return in_the_way
            for placed in removed:
                self.diary.add(placed)
        return []

    def _prices(self, appointment: Appointment) -> Iterator[tuple[int, int, int]]:
        """Yield what each start costs: whom it ousts, those ousted often counting more."""
        for n, start in enumerate(self.starts[appointment.key]):
            in_the_way = self._in_the_way(appointment, start)
            if in_the_way is not None:
                price = sum((1 + self.ousted[key]) ** 2 for key in in_the_way)
                yield price, start.points, n

    def _in_the_way(self, appointment: Appointment, start: Start) -> set[str] | None:
        """Return what must make room; None where something settled is in the way."""
        stretch = start.stretch
        found = set(self._tied(appointment, stretch))
        for one in start.required:
            found.update(self.diary.colliding(one, appointment, stretch))
        for need in appointment.needs:
            pool = [one for one in need.pool if one in start.free]
            missing = need.number - len(start.required.intersection(need.pool))
            barred = sorted(
                (sorted(self.diary.colliding(one, appointment, stretch)) for one in pool), key=len
            )
            for colliding in barred[: max(0, missing)]:
                found.update(colliding)
        fixed = any(self.problem.appointment[key].fixed is not None for key in found)
        return None if fixed else found

    def _tied(self, appointment: Appointment, stretch: Stretch) -> Iterator[str]:
        placed, rules = self.diary.placed, self.problem.rules
        orders = self.problem.orders_of.get(appointment.key, ()) if rules.hold("order") else ()
        for order in orders:
            other = order.then if order.first == appointment.key else order.first
            if other in placed:
                length = self.problem.appointment[other].length
                there = length.stretch(placed[other].start)
                pair = (stretch, there) if other == order.then else (there, stretch)
                if not follows(order, *pair):
                    yield other
        series = self.problem.apart_of.get(appointment.key, ()) if rules.hold("apart") else ()
        for apart in series:
            for other in apart.appointments:
                if other in placed and other != appointment.key:
                    days = placed[other].start // A_DAY - stretch.start // A_DAY
                    if abs(days) < apart.days:
                        yield other
