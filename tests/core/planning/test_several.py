"""Several programmes as one problem."""

from datetime import date
from types import MappingProxyType

from modning.dates import Period
from modning.planning.problem import (
    Appointment,
    Closed,
    DaysOut,
    Need,
    Person,
    Problem,
    Room,
    Travel,
)
from modning.planning.several import together, with_places_called
from modning.planning.solving import plan

A_DAY = Period.of_day(date(2024, 5, 14))


def programme(site: str = "a") -> Problem:
    anna = Person("anna", "Anna", site=site, home=site)
    return Problem(
        appointments=(
            Appointment(
                "besoeg",
                "Besøg",
                A_DAY,
                place=site,
                site=site,
                needs=(Need("Leder", ("anna",), 1),),
            ),
        ),
        people=(anna,),
        days_out=(DaysOut(site, ("besoeg",), 1),),
        closed=(Closed(A_DAY, site, "Lukket", is_school_holiday=True),),
        travel=Travel(MappingProxyType({(site, "odense"): 3}), other=1),
        rooms=(Room("stue", site, 10),),
    )


def test_person_in_two_programmes_is_at_one_meeting_at_a_time() -> None:
    joint = together({"en": programme(), "to": programme()})

    found = plan(joint)

    starts = sorted(one.start for one in found.placed)
    assert [len(found.placed), len(joint.people)] == [2, 1]
    assert starts[1] - starts[0] >= joint.appointments[0].length.quarters


def test_places_called_alike_are_renamed_everywhere() -> None:
    renamed = with_places_called(programme("kommune-1"), {"kommune-1": "Nordby"})

    assert renamed == programme("Nordby")


def test_place_that_is_not_renamed_keeps_its_key() -> None:
    assert with_places_called(programme(), {"b": "c"}) == programme()
