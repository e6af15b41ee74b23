"""A programme and its people become a planning problem."""

from core.small_programme import small_programme

from modning.planning.checker import violations
from modning.planning.from_programme import Terms, meetings_to_place, problem_of
from modning.planning.imaginary import imaginary_people, set_aside
from modning.planning.problem import Length, Order, Problem
from modning.planning.quarters import moment_of
from modning.planning.several import together
from modning.planning.solver import Limits
from modning.planning.solving import plan
from modning.programme.expansion import expand
from modning.programme.schema.activities import Activity, Participant
from modning.programme.schema.definition import Programme
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


def test_needs_of_a_common_meeting_call_the_sites_by_their_names() -> None:
    needs = problem().appointment["opstart/1"].needs

    named = {need.name.partition(" (")[2].removesuffix(")") for need in needs} - {""}
    assert named == {site.name for site in planned_sites(small_programme())}


def test_small_programme_is_planned_in_full_and_tells_what_to_set_aside() -> None:
    found = plan(problem(), Limits(seconds=20))

    assert violations(problem(), found) == ()
    assert found.unplaced == ()
    aside = {(one.role, one.year): one for one in set_aside(problem(), found)}
    assert aside["praktiker", 2024].days == 2
    assert aside["styrelsen", 2023].appointments == 5


def test_evaluator_joins_one_of_the_turns_of_a_year_at_each_site() -> None:
    programme = small_programme()
    dialogue = next(one for one in programme.activities if one.id == "dialog")
    joining = Participant(who="styrelsen", times_a_year=1)
    others = tuple(one for one in dialogue.participants if one.who != "styrelsen")
    changed = dialogue.model_copy(update={"participants": (*others, joining)})
    programme = _with_activity(programme, changed)

    found = _problem_of(programme)

    assert {share.number for share in found.shares} == {1}
    assert {share.person for share in found.shares} == {"styrelsen"}
    assert "dialog/1/kommune-1" in found.shares[0].appointments
    needs = found.appointment["dialog/1/kommune-1"].needs
    assert "styrelsen" not in {one for need in needs for one in need.people}


def test_party_that_limits_its_days_a_month_does_so_at_each_site() -> None:
    programme = small_programme()
    parties = tuple(
        party.model_copy(update={"days_a_month": 3}) if party.site else party
        for party in programme.parties
    )

    found = _problem_of(programme.model_copy(update={"parties": parties}))

    assert {(out.site, out.days) for out in found.days_out} == {
        (f"kommune-{n}", 3) for n in range(1, 5)
    }
    assert {out.name for out in found.days_out} == {site.name for site in planned_sites(programme)}


def test_two_programmes_at_once_never_want_a_person_in_two_places() -> None:
    both = together({"a": problem(), "b": problem()})

    found = plan(both, Limits(seconds=20))

    assert len(both.appointments) == 2 * len(problem().appointments)
    assert both.people == problem().people
    assert violations(both, found) == ()
    assert {one.appointment.split(":")[0] for one in found.placed} == {"a", "b"}


def _with_activity(programme: Programme, changed: Activity) -> Programme:
    activities = tuple(changed if one.id == changed.id else one for one in programme.activities)
    return programme.model_copy(update={"activities": activities})


def _problem_of(programme: Programme) -> Problem:
    sites = planned_sites(programme)
    people = imaginary_people(programme, sites)
    return problem_of(programme, expand(programme, sites), people)
