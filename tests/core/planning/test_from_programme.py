"""A programme and its people become a planning problem."""

from core.small_programme import small_programme

from modning.planning.checker import violations
from modning.planning.from_programme import Terms, meetings_to_place, problem_of
from modning.planning.imaginary import imaginary_people, set_aside
from modning.planning.problem import Length, Order, Problem
from modning.planning.quarters import moment_of
from modning.planning.solver import Limits
from modning.planning.solving import plan
from modning.programme.expansion import expand
from modning.programme.site import planned_sites


def problem(terms: Terms | None = None) -> Problem:
    programme = small_programme()
    sites = planned_sites(programme)
    people = imaginary_people(programme, sites)
    return problem_of(programme, expand(programme, sites), people, terms)


def test_meetings_are_what_is_held_at_a_time_that_the_programme_gives() -> None:
    programme = small_programme()

    found = meetings_to_place(programme, expand(programme))

    assert {one.activity for one in found} == {"forum", "opstart", "dialog"}


def test_meeting_has_the_length_place_and_people_of_its_activity() -> None:
    appointments = problem().appointment

    assert appointments["forum/1"].length == Length(days=2)
    assert appointments["forum/1"].place == "Odense"
    assert appointments["dialog/1/kommune-1"].place is None
    assert [need.people for need in appointments["dialog/1/kommune-1"].needs] == [
        ("projektleder/kommune-1",),
        ("praktiker/kommune-1",),
        ("styrelsen",),
    ]


def test_settled_time_is_kept() -> None:
    appointment = problem().appointment["opstart/1"]

    assert appointment.fixed is not None
    assert f"{moment_of(appointment.fixed):%Y-%m-%d %H:%M}" == "2023-01-20 09:30"
    assert appointment.length == Length(10)


def test_order_binds_a_common_meeting_to_each_site() -> None:
    first = [order for order in problem().orders if order.then == "forum/2"]

    assert first == [Order(f"dialog/1/kommune-{n}", "forum/2") for n in range(1, 5)]


def test_quorum_lets_some_sites_be_away_from_a_common_meeting() -> None:
    needs = problem(Terms(quorum=0.5)).appointment["opstart/1"].needs

    assert [(len(need.people), need.number) for need in needs] == [(1, 1), (8, 2)]


def test_small_programme_is_planned_in_full_and_tells_what_to_set_aside() -> None:
    found = plan(problem(), Limits(seconds=20))

    assert violations(problem(), found) == ()
    assert found.unplaced == ()
    aside = {(one.role, one.year): one for one in set_aside(problem(), found)}
    assert aside["praktiker", 2024].days == 2
    assert aside["styrelsen", 2023].appointments == 5
