"""Meetings and windows in one list: what a filter keeps, against a slow way that is plain."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from meeting_factories import Cast, a_convened_meeting, a_fixed_meeting, a_meeting, make_cast

from modning.meeting.slot import Slot
from modning.programme.calendar import DANISH_TIME
from modning_web.access.models import User
from modning_web.meetings.appointments import Appointments, Edge, Wanted
from modning_web.meetings.models import State
from modning_web.programmes.models import Occurrence
from modning_web.programmes.queries import view_of_plans

pytestmark = pytest.mark.django_db
TILL_MIDNIGHT = Slot(
    datetime(2024, 6, 11, 21, tzinfo=DANISH_TIME), datetime(2024, 6, 12, tzinfo=DANISH_TIME)
)
# The days on which windows and meetings of the programme begin and end, and those beside them.
DAYS = [
    day + timedelta(beside)
    for day in (date(2024, 3, 12), date(2024, 5, 1), date(2024, 6, 1), date(2024, 6, 12))
    for beside in (-1, 0, 1)
]
EDGES = st.sampled_from(DAYS).map(Edge.of)
ASKED: dict[str, st.SearchStrategy[Any]] = {
    "state": st.sampled_from(list(State)),
    "activity_key": st.sampled_from(["besoeg", "opstart"]),
    "programme_key": st.sampled_from(["vold", "et-andet"]),
    "site_key": st.sampled_from(["nordby-kommune", "sydby-kommune"]),
    "ends_after": EDGES,
    "starts_before": EDGES,
    "ends_by": EDGES,
}
# Few at a time: what asks for everything at once finds nothing.
WANTED = (
    st.lists(st.sampled_from(sorted(ASKED)), max_size=2, unique=True)
    .flatmap(lambda names: st.fixed_dictionaries({name: ASKED[name] for name in names}))
    .map(lambda asked: Wanted(**asked))
)


@pytest.fixture
def cast() -> Cast:
    """A programme with meetings in several states, and windows besides."""
    cast = make_cast()
    a_convened_meeting(cast)
    a_fixed_meeting(cast, "besoeg/1/nordby-kommune", TILL_MIDNIGHT)
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
@example(wanted=Wanted(starts_before=Edge.of(date(2024, 5, 1))), who="lead")
@example(wanted=Wanted(ends_after=Edge.of(date(2024, 6, 1))), who="lead")
@example(wanted=Wanted(ends_by=Edge.of(date(2024, 6, 1))), who="lead")
def test_list_shows_what_a_plain_search_finds(cast: Cast, wanted: Wanted, who: str) -> None:
    person = cast.lead if who == "lead" else cast.north
    rows = Appointments(view_of_plans(person, [cast.programme]), wanted)

    shown = [row[5] for row in rows[0:100]]

    assert shown == plainly(person, cast, wanted)
    assert rows.count(100) == len(shown)


def test_count_goes_no_further_than_asked(cast: Cast) -> None:
    rows = Appointments(view_of_plans(cast.lead, [cast.programme]), Wanted())

    assert rows.count(2) == 2


def test_meeting_that_ends_at_midnight_is_over_the_next_day(cast: Cast) -> None:
    seen, day = view_of_plans(cast.lead, [cast.programme]), TILL_MIDNIGHT.first_day

    today = Appointments(seen, Wanted(State.FIXED, ends_after=Edge.of(day)))[0:9]
    tomorrow = Appointments(seen, Wanted(State.FIXED, ends_after=Edge.of(day + timedelta(1))))[0:9]

    assert [row[5] for row in today] == ["besoeg/1/nordby-kommune"]
    assert tomorrow == []
