"""The planner hears of every invitee's answer, and of each one's newest."""

from datetime import timedelta

import pytest
from factories import NOON
from meeting_factories import a_convened_meeting, make_cast

from modning_web.access.models import User
from modning_web.meetings.actions.answering import Reply, answer
from modning_web.meetings.models import Meeting
from modning_web.notices.models import Notice

pytestmark = pytest.mark.django_db


def say(meeting: Meeting, person: User, answered: str, minutes: int) -> None:
    answer(
        invitation=meeting.invitations.get(person=person),
        reply=Reply(answered),  # type: ignore[arg-type]  # one of the answers
        by=person,
        at=NOON + timedelta(minutes=minutes),
    )


def told_to(person: User) -> list[tuple[str, str]]:
    rows = Notice.objects.filter(person=person, kind="meetings.answered").order_by("id")
    return [(row.values["person"], row.values["answer"]) for row in rows]


def test_answers_of_two_within_the_waiting_time_are_both_told() -> None:
    cast = make_cast()
    meeting = a_convened_meeting(cast)

    say(meeting, cast.north, "declined", 1)
    say(meeting, cast.south, "accepted", 2)

    assert [name for name, _ in told_to(cast.lead)] == [cast.north.name, cast.south.name]


def test_newer_answer_of_one_takes_the_place_of_the_older() -> None:
    cast = make_cast()
    meeting = a_convened_meeting(cast)

    say(meeting, cast.north, "accepted", 1)
    say(meeting, cast.north, "declined", 2)

    assert [answered for _, answered in told_to(cast.lead)] == ["Kommer ikke"]
