"""A meeting of several days says when it begins and ends, wherever it is told of."""

from datetime import datetime

import pytest
from agenda_factories import make_item
from django.test import Client
from django.urls import reverse
from meeting_factories import Cast, a_convened_meeting, make_cast

from modning.meeting.slot import Slot
from modning.programme.calendar import DANISH_TIME
from modning_web.meetings.models import Meeting
from modning_web.notices.models import Letter

pytestmark = pytest.mark.django_db
TWO_DAYS = Slot(
    datetime(2024, 10, 26, 9, tzinfo=DANISH_TIME), datetime(2024, 10, 27, 15, tzinfo=DANISH_TIME)
)
WHEN = "den 26. oktober 2024 kl. 9.00 – den 27. oktober 2024 kl. 15.00"


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    row = a_convened_meeting(cast, slot=TWO_DAYS)
    make_item(row, "Første dag", minutes=6 * 60)
    make_item(row, "Nat", minutes=19 * 60, kind="break")
    make_item(row, "Anden dag", minutes=6 * 60)
    return row


@pytest.mark.parametrize("name", ["meetings:meeting", "meetings:agenda", "minutes:minutes"])
def test_pages_of_a_two_day_meeting_tell_both_days(
    name: str, meeting: Meeting, cast: Cast, client: Client
) -> None:
    client.force_login(cast.lead)

    page = client.get(reverse(name, args=["vold", meeting.pk])).content.decode()

    assert WHEN in page


def test_letter_of_a_two_day_meeting_tells_both_days_and_hours(
    meeting: Meeting, cast: Cast
) -> None:
    letter = Letter.objects.filter(person=cast.north).get()

    assert WHEN in letter.subject
    assert meeting.is_convened


def test_agenda_over_the_night_the_clock_is_set_back_ends_with_the_meeting(
    meeting: Meeting, cast: Cast, client: Client
) -> None:
    client.force_login(cast.lead)

    page = client.get(reverse("meetings:agenda", args=["vold", meeting.pk])).content.decode()

    assert "Dagsordenen passer med mødets længde." in page
    assert "9.00–15.00" in page
