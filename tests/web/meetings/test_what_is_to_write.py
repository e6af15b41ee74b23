"""What is to be written after a meeting: within a week it has a day, later it waits without one."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from meeting_factories import (
    AFTERWARDS,
    MORNING,
    Cast,
    a_convened_meeting,
    fresh,
    make_cast,
    now,
)

from modning_web.access.models import User
from modning_web.meetings.actions import steps
from modning_web.meetings.waiting import MOST, waiting_for

pytestmark = pytest.mark.django_db
DAY = MORNING.first_day
WEEK = timedelta(days=7)


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def waits(person: User, on: date) -> list[tuple[str, date | None]]:
    return [(one.title, one.due) for one in waiting_for(person, on=on)]


@pytest.mark.parametrize(
    ("days", "due"), [(0, DAY + WEEK), (1, DAY + WEEK), (7, DAY + WEEK), (8, None), (30, None)]
)
def test_meeting_that_is_over_is_to_be_told_of_within_a_week(
    cast: Cast, days: int, due: date | None
) -> None:
    a_convened_meeting(cast)

    found = waits(cast.lead, DAY + timedelta(days=days))

    assert found == [("Blev det holdt? Fælles opstart", due)]


def test_who_was_there_is_to_be_written_within_a_week(cast: Cast) -> None:
    meeting = a_convened_meeting(cast)
    steps.hold(seen=now(meeting), by=cast.lead, at=AFTERWARDS)

    soon, late = waits(cast.lead, DAY + WEEK), waits(cast.lead, DAY + WEEK + timedelta(days=1))

    assert soon == [("Skriv, hvem der var med: Fælles opstart", DAY + WEEK)]
    assert late == [("Skriv, hvem der var med: Fælles opstart", None)]


def test_many_that_were_never_told_of_do_not_hide_the_latest(cast: Cast) -> None:
    latest = a_convened_meeting(cast)
    for number in range(1, MOST + 2):
        row = fresh(latest)
        before = timedelta(days=number)
        row.pk, row.occurrence, row.title = uuid4(), None, f"Nr. {number}"
        row.uid, row.occurrence_key = f"{number}@example.dk", f"foer/{number}"
        row.starts_at, row.ends_at = MORNING.starts - before, MORNING.ends - before
        row.save(force_insert=True)

    found = waits(cast.lead, DAY + timedelta(days=1))

    assert ("Blev det holdt? Fælles opstart", DAY + WEEK) in found
    assert len(found) == MOST
