"""What the planner promises of every plan."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest
from core.planning.tiny_problems import TWO, at, best_by_trying_all, days, people, problems
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.planning.invented import invented_problem
from modning.planning.checker import violations
from modning.planning.problem import Appointment, AtMost, Length, Need, Person, Problem
from modning.planning.quarters import Stretch
from modning.planning.search import Progress
from modning.planning.solver import Limits
from modning.planning.solving import first_plan, plan
from modning.planning.wish_checker import objective_of

QUICK = Limits(seconds=20)


@given(problems())
@settings(max_examples=40, deadline=None)
def test_plan_is_as_good_as_the_best_of_all_plans(problem: Problem) -> None:
    found = plan(problem, QUICK)

    assert violations(problem, found) == ()
    assert found.objective == objective_of(problem, found)
    assert found.objective == best_by_trying_all(problem)
    assert found.is_proved_best


@given(problems(), st.integers(1, 60))
@settings(max_examples=30, deadline=None)
def test_bound_of_slices_holds_for_every_plan(problem: Problem, whole: int) -> None:
    found = plan(problem, QUICK, whole=whole)

    assert violations(problem, found) == ()
    assert found.objective == objective_of(problem, found)
    assert found.bound <= best_by_trying_all(problem) <= found.objective


@given(problems())
@settings(max_examples=40, deadline=None)
def test_first_plan_keeps_every_rule_and_counts_its_points(problem: Problem) -> None:
    found = first_plan(problem)

    assert violations(problem, found) == ()
    assert found.objective == objective_of(problem, found)
    assert found.bound <= found.objective


@given(problems(), people())
@settings(max_examples=30, deadline=None)
def test_harder_problem_never_has_a_better_plan(
    problem: Problem, busier: tuple[Person, ...]
) -> None:
    harder = replace(
        problem,
        people=tuple(
            replace(one, busy=one.busy + more.busy)
            for one, more in zip(problem.people, busier, strict=True)
        ),
    )

    assert plan(harder, QUICK).objective >= plan(problem, QUICK).objective


@given(problems(), st.integers(0, 3))
@settings(max_examples=30, deadline=None)
def test_settled_meeting_stays_where_it_is(problem: Problem, weekday: int) -> None:
    settled = replace(problem.appointments[0], length=Length(4), fixed=at(weekday, TWO))
    locked = replace(problem, appointments=(settled, *problem.appointments[1:]))

    found = plan(locked, QUICK)

    assert violations(locked, found) == ()
    assert found.at[settled.key].start == settled.fixed


def test_same_problem_and_seed_give_the_same_plan() -> None:
    problem = invented_problem(2, seed=3)

    first, again = (plan(problem, Limits(seconds=60, work=2.0)) for _ in range(2))

    assert first == again
    assert violations(problem, first) == ()


def test_plan_larger_than_a_slice_keeps_every_rule() -> None:
    problem = invented_problem(2, seed=2)

    found = plan(problem, Limits(seconds=20), whole=800)

    assert violations(problem, found) == ()
    assert found.objective == objective_of(problem, found)
    assert 0 < found.bound <= found.objective < first_plan(problem).objective


@pytest.mark.parametrize("whole", [1, 80_000])
def test_meetings_that_compete_are_proved_to_be_too_many(whole: int) -> None:
    """Six ask for two of three evaluators on a day on which each comes to one: one can be held."""
    evaluators = tuple(Person(key, key) for key in ("anna", "bo", "cilla"))
    needs = (Need("evaluatorer", ("anna", "bo", "cilla"), 2),)
    visits = tuple(
        Appointment(f"besoeg-{n}", "Besøg", days(0, 0), Length(8), needs=needs) for n in range(6)
    )
    limits = tuple(AtMost(one.key, 1, "day") for one in evaluators)

    found = plan(Problem(visits, evaluators, at_most=limits), QUICK, whole=whole)

    assert len(found.unplaced) == 5
    assert found.bound >= 5000


def test_meeting_without_room_is_unplaced_with_its_reason() -> None:
    anna = Person("anna", "Anna", busy=(Stretch(at(0, 0), at(5, 0)),))
    needs = (Need("leder", ("anna",), 1),)
    appointment = Appointment("forum", "Modningsforum", days(0, 1), needs=needs)

    found = plan(Problem((appointment,), (anna,)), QUICK)

    assert found.placed == ()
    assert [(one.appointment, one.reason.en) for one in found.unplaced] == [
        (
            "forum",
            "The window has 14 possible times. Together they are barred by: Anna cannot come.",
        )
    ]


def test_search_ends_when_the_watcher_says_so() -> None:
    told: list[Progress] = []

    def watch(progress: Progress) -> bool:
        told.append(progress)
        return False

    found = plan(invented_problem(1), QUICK, watch)

    assert [(one.objective, one.bound) for one in told] == [(found.objective, found.bound)]
    assert not found.reached.in_full


@pytest.mark.slow
def test_plan_is_the_same_bit_for_bit_whatever_order_sets_are_kept_in() -> None:
    told = {_planned_by_itself(hash_seed) for hash_seed in ("1", "2")}

    assert len(told) == 1


def _planned_by_itself(hash_seed: str) -> str:
    program = (
        "from benchmarks.planning.invented import invented_problem\n"
        "from modning.planning.solver import Limits\n"
        "from modning.planning.solving import plan\n"
        "found = plan(invented_problem(1, seed=5), Limits(seconds=60, work=0.3), whole=2000)\n"
        "print([(p.appointment, p.start, sorted(p.attending)) for p in found.placed])\n"
        "print(found.objective, found.bound, [u.reason.en for u in found.unplaced])\n"
    )
    environment = {
        **os.environ,
        "PYTHONHASHSEED": hash_seed,
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout
