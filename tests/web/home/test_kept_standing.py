"""How a programme stands is kept until something changes: what is kept is never out of date."""

from collections.abc import Callable
from datetime import date
from itertools import count

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from factories import NOON, add_hat, make_programme, small_definition
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from meeting_factories import AFTERWARDS, LATER, MORNING, Cast, make_cast, now

from modning.meeting.meeting import UnableToStep
from modning_web.access.models import Hat
from modning_web.home.standing import standings_of
from modning_web.home.today import today_in
from modning_web.meetings.actions import steps
from modning_web.meetings.actions.stepping import Seen
from modning_web.meetings.models import Meeting
from modning_web.meetings.seating import seating_of
from modning_web.programmes.adopted import adopted_programmes
from modning_web.programmes.models import Programme

pytestmark = pytest.mark.django_db
DAYS = (date(2024, 4, 1), date(2024, 5, 14), date(2024, 7, 1))
NUMBERS = count()  # each example has a programme of its own
KEYS = ("opstart/1", "besoeg/1/nordby-kommune", "besoeg/1/sydby-kommune")


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def do(programme: Programme, deed: str, key: str) -> None:
    """Do a deed to the meeting of an occurrence; open it first where there is none."""
    meeting = Meeting.objects.filter(programme=programme, occurrence_key=key).first()
    if meeting is None:
        steps.open_meeting(occurrence=programme.occurrences.get(key=key), by=None, at=NOON)
    elif deed in DEEDS:
        try:
            DEEDS[deed](now(meeting))
        except UnableToStep:
            return


DEEDS: dict[str, Callable[[Seen], object]] = {
    "fix": lambda seen: steps.fix(seen=seen, slot=MORNING, by=None, at=NOON),
    "convene": lambda seen: steps.convene(
        seen=seen,
        invited=seating_of(seen.meeting, on=MORNING.first_day).invited(),
        by=None,
        at=NOON,
    ),
    "move": lambda seen: steps.move(seen=seen, slot=LATER, reason="Sygdom", by=None, at=NOON),
    "withdraw": lambda seen: steps.withdraw(seen=seen, reason="Sygdom", by=None, at=NOON),
    "cancel": lambda seen: steps.cancel(seen=seen, reason="Sygdom", by=None, at=NOON),
    "hold": lambda seen: steps.hold(seen=seen, by=None, at=AFTERWARDS),
}


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40
)
@given(
    deeds=st.lists(
        st.tuples(st.sampled_from(["nothing", *DEEDS]), st.sampled_from(KEYS)), max_size=12
    ),
    on=st.sampled_from(DAYS),
)
def test_what_is_kept_is_what_the_rows_say_after_each_deed(
    cast: Cast, deeds: list[tuple[str, str]], on: date
) -> None:
    programme = make_programme(small_definition(f"p-{next(NUMBERS)}", "Et program for sig"))
    leader = Hat.MUNICIPAL_PROJECT_LEADER
    add_hat(cast.north, leader, programme.key, "nordby-kommune", role_key="projektleder")
    add_hat(cast.south, leader, programme.key, "sydby-kommune", role_key="projektleder")
    for deed, key in deeds:
        do(programme, deed, key)

        kept = today_in(adopted_programmes([programme.key]), on=on)[programme.key]

        assert kept.standing == standings_of([programme.pk], on=on)[programme.pk]


def test_programme_that_has_not_changed_is_not_read_again(cast: Cast) -> None:
    today_in(adopted_programmes(["vold"]), on=DAYS[0])

    with CaptureQueriesContext(connection) as again:
        today_in(adopted_programmes(["vold"]), on=DAYS[0])

    assert len(again) == 2  # the programmes, and whether any meeting has changed
