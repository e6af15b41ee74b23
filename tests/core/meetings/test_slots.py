from datetime import UTC, date, datetime, time, timedelta

import pytest
from core.meetings.invitations import slot

from modning.dates import Moment, Period
from modning.meeting.slot import Slot


def test_slot_of_a_moment_is_in_danish_time():
    assert Slot.of(Moment(date(2023, 10, 12), time(9), time(12))) == slot()


def test_moment_without_an_end_is_no_slot():
    with pytest.raises(ValueError, match="no end"):
        Slot.of(Moment(date(2023, 10, 12), time(9), None))


def test_slot_across_the_change_from_summer_time_counts_the_hours_that_pass():
    stay = Slot(slot(28).starts, slot(30).starts)

    assert stay.minutes == (2 * 24 + 1) * 60
    assert stay.days == Period(date(2023, 10, 28), date(2023, 10, 31))


def test_slot_to_midnight_does_not_touch_the_next_day():
    evening = Slot(slot(12, 9).starts, slot(13, 0, 1).starts)

    assert evening.days == Period.of_day(date(2023, 10, 12))
    assert evening.written("da") == "den 12. oktober 2023 kl. 9.00"


def test_slot_of_several_days_says_when_it_begins_and_ends():
    two_days = Slot(slot(12, 9).starts, slot(13, 9, 15).ends)

    assert (
        two_days.written("da") == "den 12. oktober 2023 kl. 9.00 – den 13. oktober 2023 kl. 15.00"
    )
    assert two_days.written("en") == "12 October 2023 at 09:00 – 13 October 2023 at 15:00"


def test_slot_of_whole_days_is_written_as_days():
    whole = Slot(slot(12, 0, 1).starts, slot(14, 0, 1).starts)

    assert whole.written("da") == "den 12.–13. oktober 2023"


def test_slots_that_only_meet_do_not_overlap():
    assert slot(12, 9, 12).overlaps(slot(12, 11, 13))
    assert not slot(12, 9, 12).overlaps(slot(12, 12, 13))


@pytest.mark.parametrize(
    ("starts", "ends", "words"),
    [
        (datetime(2023, 1, 1), datetime(2023, 1, 2), "time zone"),  # noqa: DTZ001 -- what is refused
        (slot().starts, slot().starts, "end after"),
        (slot().starts, slot().starts + timedelta(seconds=90), "whole minutes"),
        (datetime(1, 1, 1, tzinfo=UTC), slot().ends, "years 1900–2200"),
    ],
)
def test_slot_that_cannot_be_is_refused(starts, ends, words):
    with pytest.raises(ValueError, match=words):
        Slot(starts, ends)
