"""Meetings and windows in one list: what a filter keeps, against a slow way that is plain."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from meeting_factories import LATER, Cast, a_convened_meeting, a_fixed_meeting, a_meeting, make_cast

from modning.programme.calendar import DANISH_TIME
from modning_web.access.models import User
from modning_web.meetings.appointments import Appointments, Edge, Wanted
from modning_web.meetings.models import State
from modning_web.programmes.models import Occurrence
from modning_web.programmes.queries import view_of_plans

pytestmark = pytest.mark.django_db
DAYS = st.none() | st.dates(date(2024, 2, 1), date(2024, 12, 1))
WANTED = st.builds(
    Wanted,
    state=st.none() | st.sampled_from(list(State)),
    activity_key=st.sampled_from(["", "besoeg", "opstart"]),
    programme_key=st.sampled_from(["", "vold", "et-andet"]),
    site_key=st.sampled_from(["", "nordby-kommune", "sydby-kommune"]),
    ends_after=DAYS.map(lambda day: Edge.of(day) if day else None),
    starts_before=DAYS.map(lambda day: Edge.of(day) if day else None),
    ends_by=DAYS.map(lambda day: Edge.of(day) if day else None),
)


@pytest.fixture
def cast() -> Cast:
    """A programme with meetings in several states, and windows besides."""
    cast = make_cast()
    a_convened_meeting(cast)
    a_fixed_meeting(cast, "besoeg/1/nordby-kommune", LATER)
    a_meeting("besoeg/1/sydby-kommune")
    return cast


def plainly(person: User, cast: Cast, wanted: Wanted) -> list[str]:
    """Return the keys that the list shows in its order, found one by one."""
    own = {cast.lead: None, cast.north: "nordby-kommune"}[person]
    found = []
    for one in Occurrence.objects.filter(form="meeting").select_related("site", "programme"):
        site = one.site.key if one.site else ""
        if own is None or site in {"", own}:
            found.append(one)
    kept = [one for one in found if _is_kept(one, wanted)]
    return [one.key for one in sorted(kept, key=_order)]


def _times(one: Occurrence) -> tuple[datetime, datetime] | None:
    meeting = getattr(one, "meeting", None)
    return (meeting.starts_at, meeting.ends_at) if meeting and meeting.starts_at else None


def _order(one: Occurrence) -> tuple[datetime, date, str, str]:
    times = _times(one)
    at = times[0] if times else datetime.combine(one.ends_on, time(), tzinfo=DANISH_TIME)
    return (at, one.starts_on, one.activity_key, one.pk.hex)


def _is_kept(one: Occurrence, wanted: Wanted) -> bool:
    state = one.meeting.state if hasattr(one, "meeting") else State.WINDOW
    site = one.site.key if one.site else ""
    said = (
        (wanted.state, state),
        (wanted.activity_key, one.activity_key),
        (wanted.programme_key, one.programme.key),
        (wanted.site_key, site),
    )
    return all(not asked or asked == is_so for asked, is_so in said) and _is_in_time(one, wanted)


def _is_in_time(one: Occurrence, wanted: Wanted) -> bool:
    after, before, by = wanted.ends_after, wanted.starts_before, wanted.ends_by
    if times := _times(one):
        starts_at, ends_at = times
        return (
            (after is None or ends_at > after.midnight)
            and (before is None or starts_at < before.midnight)
            and (by is None or ends_at <= by.midnight)
        )
    return (
        (after is None or one.ends_on > after.day)
        and (before is None or one.starts_on < before.day)
        and (by is None or one.ends_on <= by.day)
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(wanted=WANTED, who=st.sampled_from(["lead", "north"]))
def test_list_shows_what_a_plain_search_finds(cast: Cast, wanted: Wanted, who: str) -> None:
    person = cast.lead if who == "lead" else cast.north
    rows = Appointments(view_of_plans(person, [cast.programme]), wanted)

    shown = [row[5] for row in rows[0:100]]

    assert shown == plainly(person, cast, wanted)
    assert rows.count(100) == len(shown)


def test_count_goes_no_further_than_asked(cast: Cast) -> None:
    rows = Appointments(view_of_plans(cast.lead, [cast.programme]), Wanted())

    assert rows.count(2) == 2


def test_meeting_that_runs_past_midnight_is_still_to_come(cast: Cast) -> None:
    day = LATER.first_day
    seen = view_of_plans(cast.lead, [cast.programme])

    today = Appointments(seen, Wanted(State.FIXED, ends_after=Edge.of(day)))[0:9]
    tomorrow = Appointments(seen, Wanted(State.FIXED, ends_after=Edge.of(day + timedelta(1))))[0:9]

    assert [row[5] for row in today] == ["besoeg/1/nordby-kommune"]
    assert tomorrow == []
