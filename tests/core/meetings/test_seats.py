from datetime import date

from core.small_programme import DEFINITION

from modning.meeting.seat import Holding, Seat, holders, seats_of, vacancies
from modning.programme.reading import read_definition
from modning.programme.schema.activities import Activity
from modning.programme.schema.definition import Programme
from modning.programme.site import Site, planned_sites

PROGRAMME = read_definition(DEFINITION).programme
SITES = planned_sites(PROGRAMME, count=2)
ON = date(2023, 10, 12)


def activity(name: str, programme: Programme = PROGRAMME) -> Activity:
    return next(one for one in programme.activities if one.id == name)


def holding(person: str, role: str, site: str = "kommune-1", **more: object) -> Holding:
    return Holding(person, role, "kommuner", date(2023, 1, 1), site=site, **more)  # type: ignore[arg-type] -- tests name the fields they set


def test_common_meeting_needs_a_practitioner_from_each_site():
    required = [seat for seat in seats_of(PROGRAMME, activity("forum"), SITES) if seat.is_required]

    assert [(seat.told.da, seat.lowest) for seat in required] == [
        ("Praktiker (som har leveret indsatsen) fra Kommune 1", 1),
        ("Praktiker (som har leveret indsatsen) fra Kommune 2", 1),
    ]


def test_evaluator_who_may_take_part_is_not_required_and_may_be_online():
    (seat,) = (seat for seat in seats_of(PROGRAMME, activity("forum"), SITES) if seat.site is None)

    assert (seat.name, seat.is_required, seat.online) == ("Evaluator", False, True)


def test_local_meeting_needs_the_teams_roles_from_its_own_site_only():
    seats = seats_of(PROGRAMME, activity("dialog"), SITES, at=SITES[1])

    assert [(seat.told.da, seat.lowest) for seat in seats] == [
        ("Projektleder fra Kommune 2", 1),
        ("Praktiker fra Kommune 2", 2),
        ("Styrelsen", 1),
    ]
    assert all(seat.online for seat in seats)


def test_seeds_maturation_forum_needs_three_roles_from_each_municipality(pytestconfig):
    path = pytestconfig.rootpath / "examples" / "programmes" / "001-kommuneaktiviteter.toml"
    programme = read_definition(path.read_bytes()).programme
    forum = next(one for one in programme.activities if one.kind == "maturation-forum")

    seats = seats_of(programme, forum, planned_sites(programme, count=2))

    assert [seat.told.da for seat in seats if seat.is_required] == [
        "Projektleder fra Kommune 1",
        "Projektleder fra Kommune 2",
        "Ansvarlig leder fra Kommune 1",
        "Ansvarlig leder fra Kommune 2",
        "Praktiker (som har leveret indsatsen) fra Kommune 1",
        "Praktiker (som har leveret indsatsen) fra Kommune 2",
        "Socialstyrelsen",
        "VIVE",
    ]


def test_party_is_filled_by_any_of_its_roles():
    (seat, *_) = seats_of(PROGRAMME, activity("opstart"), SITES)

    assert seat.filled_by == {"kommuner", "projektleder", "praktiker"}
    assert seat.fits(frozenset({"praktiker"}), "kommune-1")
    assert not seat.fits(frozenset({"praktiker"}), "kommune-2")


SEAT = Seat("Projektleder", frozenset({"projektleder"}), site=Site("kommune-1", "Køge", "kommuner"))


def test_role_is_held_by_todays_holder():
    left = holding("anna", "projektleder", until=ON)
    came = Holding("bent", "projektleder", "kommuner", since=ON, site="kommune-1")

    assert holders(SEAT, [left, came], ON) == (came,)
    assert holders(SEAT, [left, came], date(2023, 10, 11)) == (left,)


def test_deputy_is_convened_only_where_nobody_else_holds_the_role():
    anna = holding("anna", "projektleder", until=ON)
    deputy = holding("dan", "projektleder", is_deputy=True)

    assert holders(SEAT, [anna, deputy], date(2023, 10, 11)) == (anna,)
    assert holders(SEAT, [anna, deputy], ON) == (deputy,)


def test_vacancies_say_which_seat_nobody_holds():
    two = Seat("Praktiker", frozenset({"praktiker"}), lowest=2, site=SEAT.site)
    one = Seat("Praktiker", frozenset({"praktiker"}), site=SEAT.site)
    found = vacancies([SEAT, one, two], [holding("pia", "praktiker")], ON)

    assert [text.da for text in found] == [
        "Projektleder fra Køge: ingen har rollen på dagen, mindst 1 skal med.",
        "Praktiker fra Køge: kun 1 har rollen på dagen, mindst 2 skal med.",
    ]
