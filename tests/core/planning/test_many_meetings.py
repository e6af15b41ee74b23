"""Meetings, rooms and people that come as a plain list, in large numbers."""

import json
from dataclasses import replace

import pytest
from core.planning.tiny_problems import NINE, at, days

from benchmarks.planning.many_meetings import many_meetings
from modning.planning.checker import violations
from modning.planning.meeting_list import UnreadableMeetings, read_meetings
from modning.planning.problem import Appointment, Length, Problem, Room
from modning.planning.solver import Limits
from modning.planning.solving import first_plan, plan
from modning.planning.wish_checker import objective_of


def test_hundred_meetings_in_five_rooms_are_all_placed_and_keep_every_rule() -> None:
    problem = read_meetings(many_meetings(100)).problem()

    found = plan(problem, Limits(seconds=60, work=0.5))

    assert found.unplaced == ()
    assert violations(problem, found) == ()
    assert found.objective == objective_of(problem, found) <= first_plan(problem).objective
    assert found.bound <= found.objective


def test_rooms_are_shared_out_though_the_smallest_that_fits_is_wrong() -> None:
    window = days(0, 0)
    told = (("a", 0, 2, 4), ("c", 0, 1, 8), ("b", 1, 4, 4), ("d", 3, 5, 4), ("e", 4, 5, 8))
    appointments = tuple(
        Appointment(
            key, key, window, Length(last - first), "odense", clock=(NINE + first,), seats=seats
        )
        for key, first, last, seats in told
    )
    rooms = (Room("lille", "odense", 4), Room("stor", "odense", 8))
    problem = Problem(appointments, (), rooms=rooms)

    found = plan(problem)

    assert violations(problem, found) == ()
    assert {one.appointment: one.room for one in found.placed} == {
        "a": "lille", "c": "stor", "b": "stor", "d": "lille", "e": "stor",
    }  # fmt: skip


def test_meeting_that_no_room_is_large_enough_for_is_told() -> None:
    crowd = Appointment("a", "A", days(0, 0), Length(4), "odense", clock=(NINE,), seats=9)
    problem = Problem((crowd,), (), rooms=(Room("lille", "odense", 4),))

    found = plan(problem)

    assert [one.reason.en for one in found.unplaced] == [
        "The window has 1 possible times. Together they are barred by: no room of the size is free."
    ]
    assert plan(replace(problem, rooms=())).at["a"].start == at(0, NINE)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"days": 0}, "days: Input should be greater than or equal to 1"),
        ({"grain": 10}, "grain: Input should be"),
        ({"people": []}, "meetings: named, but not there"),
        ({"surprise": 1}, "surprise: Extra inputs"),
    ],
)
def test_list_that_is_wrong_is_refused_with_the_mend(change: dict[str, object], told: str) -> None:
    content = json.loads(many_meetings(12)) | change

    with pytest.raises(UnreadableMeetings) as refused:
        read_meetings(json.dumps(content).encode())

    assert refused.value.message.en.startswith(told)
