"""Planning again: little moves, and each move has its reason and its people."""

from dataclasses import replace
from datetime import date

from core.planning.tiny_problems import TWO, at, days, people, problems
from hypothesis import given, settings

from benchmarks.planning.invented import invented_problem
from modning.dates import Period
from modning.planning.checker import violations
from modning.planning.plan import Placed
from modning.planning.problem import Appointment, Length, Need, Person, Problem
from modning.planning.quarters import A_DAY, Stretch
from modning.planning.replanning import replan
from modning.planning.solver import Limits
from modning.planning.solving import first_plan, plan
from modning.planning.wish_checker import objective_of

QUICK = Limits(seconds=20)


@given(problems())
@settings(max_examples=25, deadline=None)
def test_nothing_moves_when_nothing_changed(problem: Problem) -> None:
    released = plan(problem, QUICK)

    again = replan(problem, released, QUICK)

    assert again.moves == ()
    assert again.plan.placed == released.placed


@given(problems(), people())
@settings(max_examples=25, deadline=None)
def test_new_plan_keeps_every_rule_of_the_changed_problem(
    problem: Problem, busier: tuple[Person, ...]
) -> None:
    released = plan(problem, QUICK)
    changed = replace(problem, people=busier)

    again = replan(changed, released, QUICK)

    told = _with_released(changed, released.at)
    assert violations(told, again.plan) == ()
    assert again.plan.objective == objective_of(told, again.plan)
    assert again.plan.bound <= again.plan.objective
    assert len(again.moves) >= again.forced - len(released.unplaced)


def _with_released(problem: Problem, placed: dict[str, Placed]) -> Problem:
    return replace(
        problem,
        appointments=tuple(
            replace(one, released=placed[one.key].start if one.key in placed else None)
            for one in problem.appointments
        ),
    )


def test_replanning_without_time_tells_that_the_clock_stopped_it() -> None:
    problem = invented_problem(5, seed=4)
    released = first_plan(problem)
    ill = replace(problem.person["raadgiver-1"], busy=(Stretch(0, 2**30),))
    people = tuple(ill if one.key == ill.key else one for one in problem.people)
    changed = replace(problem, people=people)

    stopped = replan(changed, released, Limits(seconds=0.01))

    told = _with_released(changed, released.at)
    assert violations(told, stopped.plan) == ()
    assert not stopped.plan.reached.in_full


def test_replanning_to_the_end_tells_that_nothing_stopped_it() -> None:
    bo = Person("bo", "Bo")
    forum = Appointment("forum", "Forum", days(0, 1), needs=(Need("leder", ("bo",), 1),))
    problem = Problem((forum,), (bo,))
    released = plan(problem, QUICK)
    held = released.at["forum"].start
    ill = replace(bo, busy=(Stretch(held, held + 1),))

    again = replan(replace(problem, people=(ill,)), released, QUICK)

    assert again.plan.reached.in_full
    assert [one.before for one in again.moves] == [held]


def test_person_ill_moves_only_their_meetings() -> None:
    problem = invented_problem(5, seed=4)
    released = first_plan(problem)
    ill = "raadgiver-1"
    placed = next(one for one in released.placed if ill in one.attending)
    week = Stretch(placed.start // A_DAY * A_DAY, (placed.start // A_DAY + 7) * A_DAY)
    changed = replace(
        problem,
        people=tuple(
            replace(one, busy=(*one.busy, week)) if one.key == ill else one
            for one in problem.people
        ),
    )

    again = replan(changed, released, QUICK)

    hit = {
        one.appointment
        for one in released.placed
        if ill in one.attending and week.start <= one.start < week.end
    }
    moved = {move.appointment for move in again.moves}
    assert moved <= hit
    assert all(ill in move.concerns for move in again.moves)
    assert placed.appointment in moved or placed.appointment in again.plan.at


def test_move_says_who_is_concerned_and_why() -> None:
    anna, bo = Person("anna", "Anna"), Person("bo", "Bo")
    both = (Need("begge", ("anna", "bo"), 2),)
    appointment = Appointment("forum", "Forum", days(0, 3), Length(8), needs=both)
    problem = Problem((appointment,), (anna, bo))
    released = plan(problem, QUICK)
    start = released.at["forum"].start
    ill = replace(anna, busy=(Stretch(start, start + 4),))

    again = replan(replace(problem, people=(ill, bo)), released, QUICK)

    (move,) = again.moves
    assert (move.before, move.concerns) == (start, {"anna", "bo"})
    assert move.reason.en == "Anna cannot come"
    assert again.forced == 1


def test_locked_meeting_stays_though_someone_cannot_come() -> None:
    anna = Person("anna", "Anna")
    appointment = Appointment("forum", "Forum", days(0, 3), needs=(Need("leder", ("anna",), 1),))
    problem = Problem((appointment,), (anna,))
    released = plan(problem, QUICK)
    ill = replace(anna, busy=(Stretch(at(0, 0), at(4, TWO)),))

    again = replan(replace(problem, people=(ill,)), released, QUICK, locked=["forum"])

    assert again.moves == ()
    assert again.plan.at == released.at


def test_both_still_come_where_one_would_do_when_nothing_changed() -> None:
    anna, bo = (Person(key=one, name=one, home="odense") for one in ("anna", "bo"))
    window = Period(date(2025, 2, 3), date(2025, 2, 5))
    need = Need("mødende", ("anna",), 1, deputies=("bo",))
    appointment = Appointment(
        "c", "Møde c", window, Length(quarters=9), "odense", needs=(need,), preferred=("bo",)
    )
    problem = Problem(appointments=(appointment,), people=(anna, bo))
    found = plan(problem, QUICK)
    both = replace(found.placed[0], attending=frozenset({"anna", "bo"}))
    released = replace(found, placed=(both,))

    again = replan(problem, released, QUICK)

    assert again.plan.placed == (both,)


def test_meeting_that_there_are_no_people_for_moves_no_others() -> None:
    evaluators = tuple(Person(key, key) for key in "abcd")
    pair = (Need("evaluatorer", tuple("abcd"), 2),)
    visits = tuple(
        Appointment(f"besoeg-{n}", "Besøg", days(0, 0), Length(16), needs=pair, clock=(32,))
        for n in range(2)
    )
    status = Appointment("status", "Status", days(0, 4), needs=(Need("a", ("a",), 1),))
    problem = Problem((*visits, status), evaluators)
    released = plan(problem, QUICK)
    ill = replace(evaluators[3], busy=(Stretch(at(0, 0), at(5, 0)),))

    again = replan(replace(problem, people=(*evaluators[:3], ill)), released, QUICK)

    assert released.unplaced == ()
    assert len(again.plan.unplaced) == 1
    assert [move.after for move in again.moves] == [None]
    assert again.plan.reached.in_full
