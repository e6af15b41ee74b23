"""Problems small enough for every plan of them to be tried."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations, product

from hypothesis import strategies as st

from modning.dates import Period
from modning.language import Text
from modning.planning.checker import violations
from modning.planning.plan import Placed, Plan, Reached, Unplaced
from modning.planning.problem import (
    Apart,
    Appointment,
    AtMost,
    Closed,
    DaysOut,
    Length,
    Need,
    Order,
    Person,
    Problem,
    Room,
    Share,
    Travel,
    WorkingHours,
)
from modning.planning.quarters import Stretch, quarter_of
from modning.planning.rules import Rules
from modning.planning.starts import stretches_of
from modning.planning.wish_checker import objective_of

MONDAY = date(2025, 2, 3)
NINE, TWELVE, TWO = 36, 48, 56
PEOPLE = ("anna", "bo", "cilla")
PLACES = ("odense", "vejle", None)
NOTHING = Text("", "")


def at(weekday: int, clock: int) -> int:
    """A quarter in the week of `MONDAY`; Monday is 0."""
    return quarter_of(MONDAY) + weekday * 96 + clock


def days(first: int, last: int) -> Period:
    return Period.of_days(
        date.fromordinal(MONDAY.toordinal() + first), date.fromordinal(MONDAY.toordinal() + last)
    )


@st.composite
def people(draw: st.DrawFn) -> tuple[Person, ...]:
    def busy() -> tuple[Stretch, ...]:
        told = draw(st.lists(st.tuples(st.integers(0, 3), st.integers(32, 60)), max_size=4))
        return tuple(Stretch(at(day, clock), at(day, clock) + 6) for day, clock in told)

    homes = st.sampled_from(PLACES)
    likes = st.sampled_from((None, WorkingHours(frozenset({0, 2}), NINE, TWO)))
    return tuple(
        Person(key, key.title(), home=draw(homes), busy=busy(), likes=draw(likes)) for key in PEOPLE
    )


@st.composite
def needs(draw: st.DrawFn) -> tuple[Need, ...]:
    chosen = tuple(draw(st.permutations(PEOPLE)))[: draw(st.integers(1, 2))]
    deputies = tuple(one for one in PEOPLE if one not in chosen)[: draw(st.integers(0, 1))]
    return (Need("mødende", chosen, draw(st.integers(1, len(chosen))), deputies),)


@st.composite
def appointments(draw: st.DrawFn, key: str) -> Appointment:
    first = draw(st.integers(0, 3))
    longest = draw(st.booleans())
    length = Length(days=draw(st.integers(1, 2))) if longest else Length(draw(st.integers(4, 14)))
    return Appointment(
        key,
        f"Møde {key}",
        days(first, min(3, first + draw(st.integers(0, 2)))),
        length,
        place=draw(st.sampled_from(PLACES)),
        needs=draw(needs()),
        preferred=tuple(sorted(draw(st.sets(st.sampled_from(PEOPLE), max_size=1)))),
        clock=() if length.days else (NINE, TWO),
        site=draw(st.sampled_from(("her", "der", None))),
        seats=draw(st.sampled_from((0, 4, 8))),
        released=at(draw(st.integers(0, 3)), NINE) if draw(st.booleans()) else None,
    )


@st.composite
def rooms(draw: st.DrawFn) -> tuple[Room, ...]:
    """Nothing, or two rooms in Odense, of which one may be taken for a day."""
    taken = draw(st.integers(0, 4))
    large = Room("stor", "odense", 8, (Stretch(at(taken, 0), at(taken + 1, 0)),))
    return draw(st.sampled_from(((), (large,), (large, Room("lille", "odense", 4)))))


@st.composite
def closing_days(draw: st.DrawFn) -> tuple[Closed, ...]:
    day = draw(st.integers(0, 3))
    site = draw(st.sampled_from(("her", None)))
    return (Closed(days(day, day), site, is_school_holiday=draw(st.booleans())),)


@st.composite
def problems(draw: st.DrawFn, most: int = 3) -> Problem:
    keys = "abc"[: draw(st.integers(1, most))]
    pairs = list(combinations(keys, 2))
    orders = draw(st.lists(st.sampled_from(pairs), max_size=2)) if pairs else []
    groups = draw(st.lists(st.sampled_from(pairs), max_size=2)) if pairs else []
    return Problem(
        appointments=tuple(draw(appointments(key)) for key in keys),
        people=draw(people()),
        orders=tuple(Order(a, b, draw(st.integers(0, 2))) for a, b in orders),
        apart=tuple(Apart(pair, draw(st.integers(1, 3))) for pair in groups[:1]),
        at_most=(AtMost(draw(st.sampled_from(PEOPLE)), 1, draw(st.sampled_from(("day", "week")))),),
        shares=tuple(Share(draw(st.sampled_from(PEOPLE)), pair) for pair in groups[1:]),
        days_out=(DaysOut("her", tuple(keys), draw(st.integers(1, 4))),),
        closed=draw(closing_days()),
        travel=Travel({("odense", "vejle"): draw(st.integers(1, 12))}),
        rooms=draw(rooms()),
        rules=Rules(full_week=draw(st.integers(0, 2)), fair_part=draw(st.sampled_from((0.0, 0.5)))),
    )


def best_by_trying_all(problem: Problem) -> int:
    """Return the fewest points of all plans, found with nothing but the checker."""
    return min(objective_of(problem, plan) for plan in _every_plan(problem))


def fewest_unplaced_by_trying_all(problem: Problem) -> int:
    """Return how many meetings the fullest of all plans leaves out."""
    return min(len(plan.unplaced) for plan in _every_plan(problem))


def _every_plan(problem: Problem) -> Iterator[Plan]:
    choices = [list(_choices(problem, appointment)) for appointment in problem.appointments]
    plans = (_plan(problem, [one for one in chosen if one]) for chosen in product(*choices))
    return (plan for plan in plans if not violations(problem, plan))


def _choices(problem: Problem, appointment: Appointment) -> Iterator[Placed | None]:
    yield None
    invited = problem.invited[appointment.key]
    for stretch in stretches_of(problem, appointment):
        for number in range(len(invited) + 1):
            for attending in combinations(invited, number):
                for room in (None, *(room.key for room in problem.rooms)):
                    placed = Placed(appointment.key, stretch.start, frozenset(attending), room)
                    if not violations(problem, _plan(problem, [placed])):
                        yield placed


def _plan(problem: Problem, placed: list[Placed]) -> Plan:
    there = {one.appointment for one in placed}
    left = (appointment.key for appointment in problem.appointments if appointment.key not in there)
    unplaced = tuple(Unplaced(key, NOTHING) for key in left)
    return Plan(tuple(placed), unplaced, 0, 0, Reached(NOTHING, 1, 0.0))
