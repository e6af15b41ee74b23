"""What is proved of too few people holds of every plan, and says all that people decide."""

from dataclasses import replace
from itertools import combinations

from core.planning.tiny_problems import days, fewest_unplaced_by_trying_all, problems
from hypothesis import given, settings
from hypothesis import strategies as st

from modning.planning.crowds import crowds
from modning.planning.model import Row
from modning.planning.problem import Appointment, Length, Need, Person, Problem
from modning.planning.scarcity import Asking, count_model, people_rows
from modning.planning.solver import Limits, solve
from modning.planning.starts import Calendars, Start, starts_of

PEOPLE = "abcd"
QUICK = Limits(seconds=20)


@st.composite
def asking(draw: st.DrawFn) -> list[Asking]:
    among = draw(st.lists(st.sets(st.sampled_from(PEOPLE), min_size=1), max_size=4))
    return [
        Asking(n, draw(st.integers(1, len(people))), frozenset(people))
        for n, people in enumerate(among)
    ]


@given(asking())
def test_rows_hold_just_where_people_can_be_found_for_all(asking: list[Asking]) -> None:
    rows = list(people_rows(asking))

    for number in range(len(asking) + 1):
        for chosen in combinations(asking, number):
            columns = {one.column for one in chosen}
            assert all(_holds(row, columns) for row in rows) == _can_be_found(chosen, PEOPLE)


@given(problems())
@settings(max_examples=40, deadline=None)
def test_count_never_exceeds_what_the_fullest_plan_leaves_out(problem: Problem) -> None:
    starts = _starts(problem)
    pools = {frozenset(need.pool) for one in problem.appointments for need in one.needs}

    counts = [solve(count_model(problem, starts, pool), QUICK).points for pool in pools]

    assert max(counts) <= fewest_unplaced_by_trying_all(problem)


def test_three_people_make_one_pair_at_a_time() -> None:
    evaluators = tuple(Person(key, key) for key in "abc")
    needs = (Need("evaluatorer", tuple("abc"), 2),)
    visits = tuple(
        Appointment(f"besoeg-{n}", "Besøg", days(0, 0), Length(16), needs=needs, clock=(32,))
        for n in range(3)
    )
    problem = Problem(visits, evaluators)

    counted = solve(count_model(problem, _starts(problem), frozenset("abc")), QUICK)

    assert (counted.points, counted.is_proved) == (2, True)


def test_crowd_follows_windows_that_overlap_and_ends_where_none_does() -> None:
    needs = (Need("leder", ("a",), 1),)
    told = {"a": (0, 2), "b": (2, 4), "c": (4, 5), "d": (9, 10)}
    meetings = tuple(Appointment(key, key, days(*w), needs=needs) for key, w in told.items())
    problem = Problem(meetings, (Person("a", "Anna"),))
    starts = _starts(problem)

    (chained,) = crowds(problem, starts, list(told), {"a"}, close=False)

    assert chained.keys == ("a", "b", "c")
    assert list(crowds(problem, starts, list(told), {"a"}, close=True)) == []


def test_settled_meeting_stands_in_no_crowd() -> None:
    needs = (Need("leder", ("a",), 1),)
    meetings = tuple(Appointment(key, key, days(0, 2), needs=needs) for key in "xyz")
    settled = replace(meetings[2], fixed=days(0, 2).start.toordinal() * 96 + 40)
    problem = Problem((*meetings[:2], settled), (Person("a", "Anna"),))

    (found,) = crowds(problem, _starts(problem), list("xyz"), {"x"}, close=False)

    assert found.keys == ("x", "y")


def _starts(problem: Problem) -> dict[str, list[Start]]:
    calendars = Calendars(problem)
    return {one.key: starts_of(calendars, one) for one in problem.appointments}


def _holds(row: Row, columns: set[int]) -> bool:
    factors = row.factors or (1,) * len(row.columns)
    counted = sum(f for column, f in zip(row.columns, factors, strict=True) if column in columns)
    return row.highest is None or counted <= row.highest


def _can_be_found(chosen: tuple[Asking, ...], left: str) -> bool:
    """Try everyone for the first, and see whether there are people left for the others."""
    if not chosen:
        return True
    return any(
        _can_be_found(chosen[1:], "".join(one for one in left if one not in taken))
        for taken in combinations(sorted(chosen[0].among.intersection(left)), chosen[0].number)
    )
