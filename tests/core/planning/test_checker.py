"""The checker sees each rule that is broken."""

from dataclasses import replace

import pytest
from core.planning.tiny_problems import NINE, NOTHING, TWO, at, days

from modning.dates import Period
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
    UnknownKey,
)
from modning.planning.quarters import Stretch
from modning.planning.rules import RULE_NAMES, RULES, RuleName, Weights
from modning.planning.wish_checker import objective_of

ANNA = Person("anna", "Anna", site="her", home="odense")
NEED = (Need("leder", ("anna",), 1),)
A = Appointment("a", "A", days(0, 3), Length(8), place="odense", needs=NEED)
B = Appointment("b", "B", days(0, 3), Length(8), place="vejle", needs=NEED)
BOTH = Problem((A, B), (ANNA,), travel=Travel({("odense", "vejle"): 6}))


def held(*times: int) -> Plan:
    placed = tuple(
        Placed(key, start, frozenset({"anna"})) for key, start in zip("ab", times, strict=False)
    )
    left = tuple(Unplaced(key, NOTHING) for key in "ab"[len(times) :])
    return Plan(placed, left, 0, 0, Reached(NOTHING, 1, 0.0))


GOOD = held(at(0, NINE), at(1, NINE))
BROKEN: dict[RuleName, tuple[Problem, Plan]] = {
    "window": (BOTH, held(at(4, NINE), at(1, NINE))),
    "working-day": (
        replace(BOTH, appointments=(replace(A, window=days(0, 6)), B)),
        held(at(5, NINE)),
    ),
    "deadline": (replace(BOTH, appointments=(replace(A, ends_by=at(0, NINE)), B)), GOOD),
    "fixed": (replace(BOTH, appointments=(replace(A, fixed=at(2, NINE)), B)), GOOD),
    "needs": (replace(BOTH, appointments=(replace(A, needs=(Need("x", (), 1),)), B)), GOOD),
    "hours": (BOTH, held(at(0, 60), at(1, NINE))),
    "busy": (replace(BOTH, people=(replace(ANNA, busy=(Stretch(at(0, 30), at(0, 37)),)),)), GOOD),
    "closed": (replace(BOTH, closed=(Closed(Period.of_day(days(0, 0).start), "her"),)), GOOD),
    "one-place": (BOTH, held(at(0, NINE), at(0, NINE + 4))),
    "travel": (BOTH, held(at(0, NINE), at(0, NINE + 10))),
    "order": (replace(BOTH, orders=(Order("a", "b", 2),)), GOOD),
    "apart": (replace(BOTH, apart=(Apart(("a", "b"), 2),)), GOOD),
    "at-most": (replace(BOTH, at_most=(AtMost("anna", 1, "week"),)), GOOD),
    "share": (replace(BOTH, shares=(Share("anna", ("a", "b")),)), GOOD),
    "room": (
        replace(
            BOTH,
            appointments=(replace(A, seats=5), B),
            rooms=(Room("lille", "odense", 4), Room("stor", "odense", 8)),
        ),
        GOOD,
    ),
    "days-out": (replace(BOTH, days_out=(DaysOut("her", ("a", "b"), 1),)), GOOD),
}


def test_plan_that_keeps_every_rule_has_no_violation() -> None:
    assert violations(BOTH, GOOD) == ()


@pytest.mark.parametrize("rule", RULE_NAMES)
def test_broken_rule_is_found_and_only_while_it_is_switched_on(rule: RuleName) -> None:
    problem, plan = BROKEN[rule]
    without = replace(problem, rules=problem.rules.without(rule))

    found = [violation.rule for violation in violations(problem, plan)]

    assert rule in found
    assert rule not in [violation.rule for violation in violations(without, plan)]
    assert RULES[rule].title.da in violations(problem, plan)[found.index(rule)].words.da


def test_meeting_that_the_plan_forgets_is_found() -> None:
    forgetful = replace(GOOD, placed=GOOD.placed[:1])

    assert [one.rule for one in violations(BOTH, forgetful)] == ["needs"]


def test_points_are_counted_by_the_weights() -> None:
    bo = Person("bo", "Bo")
    wished = replace(A, preferred=("bo",), released=at(1, TWO))
    problem = Problem((wished, B), (ANNA, bo))

    points = objective_of(problem, held(at(0, 32)))

    told = Weights()
    assert points == told.moved + told.absent + told.weekday + told.hour + told.unplaced


def test_problem_that_names_an_unknown_person_is_refused() -> None:
    with pytest.raises(UnknownKey, match="named, but not there: anna"):
        Problem((A,), ())
