"""The file of people tells of rooms and of when people would rather meet."""

from datetime import date

import pytest

from modning.dates import Period
from modning.planning.problem import WorkingHours
from modning.planning.quarters import day_of
from modning.planning.roster import UnreadableRoster, read_roster

WITHIN = Period(date(2025, 1, 1), date(2026, 1, 1))
ROSTER = """
[[people]]
id = "vera"
name = "Vera"
likes_days = ["tuesday"]
likes_from = 09:00:00

[[people]]
id = "bo"
name = "Bo"

[[rooms]]
id = "sal"
place = "Odense"
seats = 40
taken = ["maj 2025"]
"""


def test_likes_are_told_for_those_who_have_them() -> None:
    vera, bo = read_roster(ROSTER.encode()).persons(WITHIN, lambda _: ())

    assert vera.likes == WorkingHours(frozenset({1}), 36, 96)
    assert bo.likes is None


def test_room_is_taken_when_others_have_it() -> None:
    (room,) = read_roster(ROSTER.encode()).rooms_in(WITHIN)

    assert (room.place, room.seats) == ("Odense", 40)
    assert day_of(room.busy[0].start) == date(2025, 5, 1)
    assert day_of(room.busy[0].end) == date(2025, 6, 1)


def test_two_rooms_of_one_name_are_refused() -> None:
    twice = ROSTER + '[[rooms]]\nid = "sal"\nplace = "Vejle"\nseats = 4\n'

    with pytest.raises(UnreadableRoster, match="Two rooms have the same id: sal"):
        read_roster(twice.encode())
