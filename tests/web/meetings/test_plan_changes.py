"""Meetings stay when the plan they came from changes."""

from uuid import UUID

import pytest
from factories import NOON, make_draft, small_definition
from meeting_factories import Cast, a_fixed_meeting, a_meeting, fresh, make_cast

from modning_web.access.models import User
from modning_web.meetings.appointments import left_the_plan
from modning_web.programmes.actions import adopt
from modning_web.programmes.queries import view_of_plans

pytestmark = pytest.mark.django_db


def changed(old: str, new: str) -> None:
    text = small_definition()
    assert old in text
    adopt(draft=make_draft(text.replace(old, new)), note="Ændret", by=None, at=NOON)


def left(person: User, cast: Cast) -> list[UUID]:
    return [one.pk for one in left_the_plan(view_of_plans(person, [cast.programme]), most=9)]


def test_meeting_keeps_the_window_it_was_first_planned_for() -> None:
    make_cast()
    meeting = a_meeting()

    changed("12. marts 2024", "april 2024")

    assert fresh(meeting).planned_from == meeting.planned_from
    assert fresh(meeting).occurrence is not None


def test_meeting_of_an_activity_that_is_gone_stays_and_is_shown() -> None:
    cast = make_cast()
    meeting = a_fixed_meeting(cast, "besoeg/2/nordby-kommune")

    changed('when = ["maj 2024", "oktober 2024"]', 'when = ["maj 2024"]')

    assert fresh(meeting).occurrence is None
    assert left(cast.north, cast) == [meeting.pk]
    assert left(cast.south, cast) == []


def test_site_where_a_meeting_was_begun_stays_when_the_plan_leaves_it_out() -> None:
    cast = make_cast()
    meeting = a_fixed_meeting(cast, "besoeg/1/sydby-kommune")

    changed('"Nordby Kommune", "Sydby Kommune"', '"Nordby Kommune", "Vestby Kommune"')

    site = fresh(meeting).site
    assert site is not None
    assert site.name == "Sydby Kommune"
    assert left(cast.south, cast) == [meeting.pk]
