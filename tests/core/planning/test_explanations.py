"""Why a meeting finds no time, and what helps."""

from dataclasses import replace

import pytest
from core.planning.tiny_problems import at, days, problems
from hypothesis import given, settings

from modning.language import Text
from modning.planning.changes import changes_for
from modning.planning.explanation import explain
from modning.planning.problem import Apart, Appointment, Need, Order, Person, Problem
from modning.planning.quarters import Stretch
from modning.planning.solver import Limits
from modning.planning.solving import plan

QUICK = Limits(seconds=20)
ANNA = Person("anna", "Anna", busy=(Stretch(at(1, 0), at(4, 0)),))
LEADER = (Need("leder", ("anna",), 1),)


def appointment(key: str, first: int, last: int) -> Appointment:
    return Appointment(key, f"Møde {key}", days(first, last), needs=LEADER)


def test_explanation_names_the_fewest_conditions_that_clash() -> None:
    problem = Problem(
        (appointment("a", 0, 3), appointment("b", 0, 2), appointment("c", 0, 3)),
        (ANNA,),
        orders=(Order("a", "b", 1),),
    )
    found = plan(problem, QUICK)

    told = explain(problem, found, found.unplaced[0].appointment)

    assert told is not None
    assert sorted(told.appointments) == ["a", "b"]
    needed = {words.en for words in told.conditions}
    assert needed >= {
        "“Møde a” must be held 3.2.2025–6.2.2025",
        "“Møde b” must be held 3.2.2025–5.2.2025",
        "Anna's calendar is busy then",
        "“Møde b” must come at least 1 days after “Møde a”",
    }
    assert len(told.conditions) == 5
    assert needed & {f"“Møde {key}” needs at least 1 of leder" for key in "ab"}


def test_cheapest_change_makes_room_for_the_meeting() -> None:
    series = (appointment("a", 0, 0), appointment("b", 0, 0))
    problem = Problem(series, (ANNA,), apart=(Apart(("a", "b"), 1),))
    found = plan(problem, QUICK)

    told = explain(problem, found, found.unplaced[0].appointment)

    assert told is not None
    assert told.changes[0].words.en.startswith("Give “Møde")
    assert plan(told.changes[0].problem, QUICK).unplaced == ()


@given(problems())
@settings(max_examples=25, deadline=None)
def test_change_proposed_really_places_the_meeting(problem: Problem) -> None:
    found = plan(problem, QUICK)
    for unplaced in found.unplaced[:1]:
        told = explain(problem, found, unplaced.appointment, changes=2)

        assert told is not None
        for change in told.changes:
            assert len(plan(change.problem, QUICK).unplaced) < len(found.unplaced)


@given(problems())
@settings(max_examples=25, deadline=None)
def test_meetings_that_clash_can_be_held_without_any_one_of_them(problem: Problem) -> None:
    problem = replace(problem, shares=())
    found = plan(problem, QUICK)
    for unplaced in found.unplaced[:1]:
        told = explain(problem, found, unplaced.appointment, changes=0)

        assert told is not None
        assert plan(_only(problem, told.appointments), QUICK).unplaced != ()
        for left_out in set(told.appointments) - {unplaced.appointment}:
            fewer = [key for key in told.appointments if key != left_out]
            assert plan(_only(problem, fewer), QUICK).unplaced == ()


def _only(problem: Problem, keys: tuple[str, ...] | list[str]) -> Problem:
    return replace(
        problem,
        appointments=tuple(one for one in problem.appointments if one.key in keys),
        orders=tuple(o for o in problem.orders if {o.first, o.then} <= set(keys)),
        apart=tuple(a for a in problem.apart if set(a.appointments) <= set(keys)),
        days_out=tuple(
            replace(out, appointments=tuple(key for key in out.appointments if key in keys))
            for out in problem.days_out
        ),
    )


def test_no_clash_is_claimed_where_there_is_room() -> None:
    problem = Problem((appointment("a", 0, 0),), (ANNA,))

    assert explain(problem, plan(problem, QUICK), "a") is None


@pytest.mark.parametrize("number", [1, 2])
def test_explanation_gives_no_more_changes_than_asked_for(number: int) -> None:
    problem = Problem((appointment("a", 2, 2),), (ANNA,))

    told = explain(problem, plan(problem, QUICK), "a", changes=number)

    assert told is not None
    assert len(told.changes) == number


def test_change_that_leaves_nobody_of_a_need_says_so_and_names_no_number() -> None:
    problem = Problem((appointment("a", 0, 0),), (ANNA,))

    told = [change.words for change in changes_for(problem, ["a"]) if change.kind == "need a"]

    assert told == [Text("Hold “Møde a” uden leder.", "Hold “Møde a” without leder.")]
