"""What another time costs, and what sets plans apart."""

from dataclasses import replace

import pytest
from core.planning.tiny_problems import NINE, TWO, at, days, problems
from hypothesis import given, settings

from modning.planning.checker import violations
from modning.planning.comparison import differences, load_of_each, measures
from modning.planning.other_times import OtherTimes, with_other_time
from modning.planning.problem import Appointment, Length, Need, Person, Problem, Travel
from modning.planning.quarters import Stretch
from modning.planning.solver import Limits
from modning.planning.solving import first_plan, plan
from modning.planning.wish_checker import objective_of

QUICK = Limits(seconds=20)
ANNA = Person("anna", "Anna", home="odense")
BO = Person("bo", "Bo", home="odense")
BOTH = (Need("begge", ("anna", "bo"), 2),)


@given(problems())
@settings(max_examples=40, deadline=None)
def test_other_time_costs_what_it_says_and_keeps_every_rule(problem: Problem) -> None:
    found = first_plan(problem)
    times = OtherTimes(problem, found)

    for appointment in problem.appointments:
        for other in times.of(appointment.key):
            moved = with_other_time(found, other)

            assert violations(problem, moved) == ()
            assert moved.objective == objective_of(problem, moved)


def test_time_at_which_someone_is_elsewhere_tells_why() -> None:
    first = Appointment("a", "A", days(0, 0), Length(8), needs=BOTH, clock=(NINE,))
    other = Appointment("b", "B", days(0, 0), Length(8), needs=BOTH, clock=(NINE, TWO))
    problem = Problem((first, other), (ANNA, BO))

    told = OtherTimes(problem, plan(problem, QUICK)).at("b", at(0, NINE))

    assert told.placed is None
    assert told.reason is not None
    assert told.reason.en == "Anna is at other meetings and Bo is at other meetings"
    with pytest.raises(ValueError, match="cannot be held then"):
        with_other_time(plan(problem, QUICK), told)


def test_measures_tell_travel_absence_and_moves() -> None:
    away = Appointment(
        "a", "A", days(0, 2), Length(8), "vejle", needs=(Need("en", ("anna",), 1),),
        preferred=("bo",), clock=(NINE,), released=at(0, NINE),
    )  # fmt: skip
    busy = replace(BO, busy=(at_all_times(),))
    problem = Problem((away,), (ANNA, busy), travel=Travel({("odense", "vejle"): 2}))
    ill = replace(ANNA, busy=(replace(at_all_times(), end=at(1, 0)),))
    changed = replace(problem, people=(ill, busy))

    before, after = plan(problem, QUICK), plan(changed, QUICK)

    told = measures(changed, after)
    assert (told.placed, told.moved, told.absences, told.travel_days) == (1, 1, 1, 1)
    assert load_of_each(changed, after)["anna"].busiest_week == 1
    (moved,) = differences(before.at, after.at)
    assert moved.concerns == {"anna"}


def at_all_times() -> Stretch:
    return Stretch(at(0, 0), at(5, 0))
