from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
from core.small_programme import DEFINITION, small_programme

from modning.language import Language
from modning.meeting.invitation import neutral_uid
from modning.programme.calendar import Settled, calendar_of, meetings_of, uid_of
from modning.programme.expansion import Occurrence, expand
from modning.programme.reading import read_definition
from modning.programme.schema.definition import Programme

STAMPED_AT = datetime(2022, 9, 1, 12, tzinfo=UTC)


def written(
    programme: Programme,
    occurrences: tuple[Occurrence, ...] | None = None,
    language: Language = "da",
) -> bytes:
    return calendar_of(
        [(programme, expand(programme) if occurrences is None else occurrences)],
        name="Sammen – alle møder",
        stamped_at=STAMPED_AT,
        language=language,
    )


def events(calendar: bytes) -> dict[str, icalendar.Event]:
    read = icalendar.Calendar.from_ical(calendar)
    programme = small_programme()
    names = {uid_of(programme, one): f"{programme.id}/{one.key}" for one in expand(programme)}
    return {names[str(event["uid"])]: event for event in read.walk("VEVENT")}


def test_calendar_has_an_event_for_each_occurrence():
    programme = small_programme()
    occurrences = expand(programme)

    found = events(written(programme, occurrences))

    assert sorted(found) == sorted(f"sammen/{one.key}" for one in occurrences)
    assert all(event.errors == [] for event in found.values())


def test_calendar_is_the_same_every_time():
    assert written(small_programme()) == written(small_programme())


def test_calendar_keeps_the_uid_when_an_occurrence_moves():
    moved = read_definition(DEFINITION.replace("februar-marts 2023", "april 2023")).programme

    before, after = (
        {uid_of(one, occurrence) for occurrence in expand(one) if occurrence.activity == "dialog"}
        for one in (small_programme(), moved)
    )

    assert len(before) == 4
    assert before == after


def test_calendar_uid_says_nothing_of_what_the_programme_is_about():
    programme = small_programme()

    uids = {uid_of(programme, one) for one in expand(programme)}

    assert len(uids) == len(expand(programme))
    assert all(neutral_uid(uid) == uid for uid in uids)


def a_settled(**changed: Any) -> Settled:
    values = {
        "title": "Opstart, flyttet",
        "starts": datetime(2023, 2, 3, 9, tzinfo=UTC),
        "ends": datetime(2023, 2, 3, 11, tzinfo=UTC),
        "changed_at": datetime(2023, 1, 5, 8, tzinfo=UTC),
        "place": "Odense",
        "told": "https://moede.example/1",
        "sequence": 2,
    }
    return Settled(**(values | changed))


def with_settled(
    one: Settled, *, in_safety: bool = False
) -> tuple[str, dict[str, icalendar.Event]]:
    programme = small_programme()
    occurrences = expand(programme)
    uid = uid_of(programme, occurrences[0])
    calendar = calendar_of(
        [(programme, occurrences)],
        name="Sammen",
        stamped_at=STAMPED_AT,
        language="da",
        settled={uid: one},
        in_safety=in_safety,
    )
    read = icalendar.Calendar.from_ical(calendar)
    assert len(read.walk("VEVENT")) == len(occurrences)
    return uid, {str(event["uid"]): event for event in read.walk("VEVENT")}


def test_calendar_shows_the_time_a_meeting_got_instead_of_its_window():
    uid, found = with_settled(a_settled())

    event = found[uid]
    assert event.decoded("dtstart") == datetime(
        2023, 2, 3, 10, tzinfo=ZoneInfo("Europe/Copenhagen")
    )
    assert (event["sequence"], event["status"], event["transp"]) == (2, "CONFIRMED", "OPAQUE")
    assert (event["summary"], event["location"]) == ("Opstart, flyttet", "Odense")


def test_calendar_says_that_a_meeting_without_a_time_is_cancelled():
    day = date(2023, 2, 3)

    uid, found = with_settled(
        a_settled(starts=day, ends=day + timedelta(days=28), is_cancelled=True)
    )

    event = found[uid]
    assert event.decoded("dtstart") == day
    assert (event["status"], event["transp"]) == ("CANCELLED", "TRANSPARENT")


def test_calendar_in_safety_tells_times_and_nothing_else():
    _, found = with_settled(a_settled(), in_safety=True)

    assert {str(event["summary"]) for event in found.values()} == {"Aftale"}
    for event in found.values():
        assert {"location", "description", "categories"} & {*map(str.lower, event)} == set()


def test_calendar_writes_a_moment_in_danish_time_with_its_zone():
    event = events(written(small_programme()))["sammen/opstart/1"]

    assert event.decoded("dtstart") == datetime(
        2023, 1, 20, 9, 30, tzinfo=ZoneInfo("Europe/Copenhagen")
    )
    assert event.decoded("dtend").time() == time(12)
    assert event["dtstart"].params["tzid"] == "Europe/Copenhagen"
    assert (event["status"], event["transp"]) == ("CONFIRMED", "OPAQUE")


@pytest.mark.parametrize(
    ("day", "hour"), [("26. marts 2023", 7), ("25. marts 2023", 8), ("1. juli 2045", 7)]
)
def test_calendar_zone_knows_summer_time_in_any_year(day, hour):
    definition = DEFINITION.replace("20. januar 2023 kl. 9.30-12.00", f"{day} kl. 9.00")
    calendar = icalendar.Calendar.from_ical(written(read_definition(definition).programme))
    zone = calendar.walk("VTIMEZONE")[0].to_tz()
    (event,) = (one for one in calendar.walk("VEVENT") if "pstart" in one["summary"])

    at = event.decoded("dtstart").replace(tzinfo=zone)

    assert at.astimezone(UTC).hour == hour


def test_calendar_writes_a_window_as_a_tentative_span_that_takes_no_time():
    event = events(written(small_programme()))["sammen/dialog/1/kommune-1"]

    assert event.decoded("dtstart") == date(2023, 2, 1)
    assert event.decoded("dtend") == date(2023, 4, 1)
    assert (event["status"], event["transp"]) == ("TENTATIVE", "TRANSPARENT")


def test_calendar_takes_days_that_the_activity_fills_as_settled():
    found = events(written(small_programme()))

    assert (found["sammen/forum/2"]["status"], found["sammen/forum/2"]["transp"]) == (
        "CONFIRMED",
        "OPAQUE",
    )
    assert found["sammen/forum/1"]["status"] == "TENTATIVE"


def test_calendar_event_names_site_participants_length_place_and_track():
    found = events(written(small_programme()))
    local, common = found["sammen/dialog/1/kommune-1"], found["sammen/forum/1"]

    assert local["summary"] == "[Kommune 1] Dialogmøde"
    assert local["description"] == (
        "Deltagere: Implementeringsteam, Styrelsen, flere efter behov\n"
        "Varighed: 3–4 timer\n"
        "Sted: Virtuelt, telefon\n"
        "Dagen er ikke fastlagt. Aktiviteten holdes et sted i perioden."
    )
    assert common["location"] == "Odense"
    assert common["categories"].cats == ["Processtøtte", "Modningsforum"]


def test_calendar_in_english_keeps_names_and_translates_the_rest():
    event = events(written(small_programme(), language="en"))["sammen/dialog/1/kommune-1"]

    assert event["summary"] == "[Kommune 1] Dialogmøde"
    assert event["description"].splitlines()[1] == "Duration: 3–4 hours"


def test_calendar_escapes_and_folds_danish_text_by_octets():
    long = "Ærø, ø; å\\n " * 40
    definition = DEFINITION.replace('name = "Opstartsmøde"', f"name = '{long[:290]}'")
    programme = read_definition(definition).programme

    calendar = written(programme)

    assert max(len(line) for line in calendar.split(b"\r\n")) <= 75
    assert b"\n" not in calendar.replace(b"\r\n", b"")
    assert events(calendar)["sammen/opstart/1"]["summary"] == long[:290].strip()


def test_calendar_leaves_out_control_characters():
    definition = DEFINITION.replace('name = "Opstartsmøde"', 'name = "Op\\u0000\\u0007start"')

    calendar = written(read_definition(definition).programme)

    assert events(calendar)["sammen/opstart/1"]["summary"] == "Opstart"


def test_calendar_of_meetings_leaves_out_what_goes_on_all_along():
    programme = small_programme()

    found = events(written(programme, meetings_of(expand(programme))))

    assert "sammen/sparring/1" in events(written(programme))
    assert "sammen/sparring/1" not in found


def test_calendar_is_read_alike_by_an_independent_reader():
    programme = small_programme()
    calendar = icalendar.Calendar.from_ical(written(programme, meetings_of(expand(programme))))

    held = recurring_ical_events.of(calendar).between(date(2023, 10, 1), timedelta(days=31))

    assert [event["summary"] for event in held] == ["Modningsforum"]


def test_calendar_without_occurrences_is_still_a_calendar():
    calendar = icalendar.Calendar.from_ical(written(small_programme(), ()))

    assert str(calendar["version"]) == "2.0"
    assert calendar.walk("VEVENT") == []


def test_calendar_stamped_without_a_time_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        calendar_of(
            [(small_programme(), ())],
            name="x",
            stamped_at=datetime(2022, 9, 1),  # noqa: DTZ001 -- what is refused
            language="da",
        )
