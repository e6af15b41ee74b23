from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import get_args

import pytest
from core.meetings.invitations import slot
from core.small_programme import small_programme
from hypothesis import given
from hypothesis import strategies as st

from modning.meeting.agenda import (
    Agenda,
    Item,
    UnableToCarry,
    UnreadableMinutes,
    agenda_from,
    copy_item,
    fit,
    move_item,
    read_minutes,
    template_of,
    timetable,
    write_minutes,
)
from modning.meeting.outcome import Outcome
from modning.programme.calendar import DANISH_TIME
from modning.programme.reading import read_definition
from modning.programme.schema.activities import Activity, ActivityKind

DECISION = Outcome("o1", "decision", "Version 2 vedtages.")
FIRST = Agenda("udvikling/1", (Item("a", "Velkomst", 15), Item("b", "Forslag", 45)))
NEXT = Agenda("udvikling/2", (Item("c", "Velkomst", 15),))


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("1.5h", 90),
        ("1,5 time", 90),
        ("90m", 90),
        ("1:30", 90),
        ("en halv time", 30),
        ("half an hour", 30),
        ("halvanden time", 90),
        ("et kvarter", 15),
        (" 45 ", 45),
        ("24 timer", 1440),
    ],
)
def test_length_of_an_item_is_read_as_people_type_it(typed, minutes):
    assert read_minutes(typed) == minutes


@pytest.mark.parametrize(
    "typed", ["", "0", "snart", "2 dage", "½-1 time", "9999", "-5", "25 timer"]
)
def test_length_that_is_none_is_refused_with_examples(typed):
    with pytest.raises(UnreadableMinutes) as refusal:
        read_minutes(typed)

    assert "90m" in refusal.value.mend.da


@given(st.integers(1, 1440))
def test_length_is_read_back_as_it_is_written(minutes):
    assert read_minutes(write_minutes(minutes, "da")) == minutes
    assert read_minutes(write_minutes(minutes, "en")) == minutes


@pytest.mark.parametrize(
    ("length", "over", "words"),
    [
        (60, 0, "Dagsordenen passer med mødets længde."),
        (45, 15, "Dagsordenen er 15 minutter længere end mødet."),
        (180, -120, "Der er 2 timer tilbage, som ikke er fordelt."),
    ],
)
def test_items_add_up_against_the_meetings_length(length, over, words):
    found = fit(FIRST, length)

    assert (found.over, found.told.da) == (over, words)


items = st.lists(st.integers(1, 300), max_size=8).map(
    lambda lengths: tuple(Item(str(n), "Punkt", length) for n, length in enumerate(lengths))
)


@given(items, st.dates(date(2023, 1, 1), date(2024, 12, 31)), st.integers(0, 23))
def test_items_follow_each_other_and_take_the_time_they_have(some, day, hour):
    starts = datetime.combine(day, time(hour), DANISH_TIME)
    agenda = Agenda("m", some)

    timed = list(timetable(agenda, starts))

    lengths = [(one.ends.timestamp() - one.starts.timestamp()) / 60 for one in timed]
    assert lengths == [item.minutes for item in some]
    assert [one.starts for one in timed[1:]] == [one.ends for one in timed[:-1]]
    assert sum(lengths) == agenda.minutes


def test_agenda_without_items_takes_no_time():
    assert write_minutes(Agenda("m").minutes, "da") == "0 minutter"
    assert write_minutes(Agenda("m").minutes, "en") == "0 minutes"


def test_copy_needs_an_id_of_its_own():
    with pytest.raises(UnableToCarry, match="already on"):
        copy_item("a", FIRST, NEXT, copy_id="c")


def test_timetable_starts_with_the_meeting():
    (first, second) = timetable(FIRST, slot().starts)

    assert first.starts == slot().starts
    assert second.ends == slot().starts + timedelta(hours=1)


def test_moved_item_brings_its_outcomes_and_tells_where_it_was():
    decided = replace(FIRST, items=(FIRST.items[0], replace(FIRST.items[1], outcomes=(DECISION,))))

    left, reached = move_item("b", decided, NEXT)

    assert [item.id for item in left.items] == ["a"]
    assert [item.id for item in reached.items] == ["c", "b"]
    assert reached.items[1].outcomes == (DECISION,)
    assert reached.items[1].came_from == ("udvikling/1",)


def test_copied_item_is_a_new_one_without_outcomes():
    decided = replace(FIRST, items=(replace(FIRST.items[0], outcomes=(DECISION,)),))

    reached = copy_item("a", decided, NEXT, copy_id="d")

    assert reached.items[1] == replace(FIRST.items[0], id="d", copied_from="a")
    assert decided.items[0].outcomes == (DECISION,)


@pytest.mark.parametrize(
    ("item", "target", "words"),
    [("z", NEXT, "not on the agenda"), ("a", FIRST, "already on"), ("c", NEXT, "not on the")],
)
def test_item_that_cannot_go_on_is_refused(item, target, words):
    with pytest.raises(UnableToCarry, match=words):
        move_item(item, FIRST, target)


@given(items, items, st.data())
def test_moving_loses_no_item_and_no_minute(here, there, data):
    source = Agenda("m1", here)
    target = Agenda("m2", tuple(replace(one, id=f"x{one.id}") for one in there))
    if not here:
        return
    item = data.draw(st.sampled_from(here))

    left, reached = move_item(item.id, source, target)

    assert left.minutes + reached.minutes == source.minutes + target.minutes
    assert reached.item(item.id) is not None


def test_every_template_can_be_read_and_names_a_known_kind():
    templates = {kind: template_of(kind) for kind in get_args(ActivityKind)}

    found = {kind: template.minutes for kind, template in templates.items() if template}
    assert found["network-meeting"] == 60
    assert found["workshop"] == 180
    assert {"kickoff-meeting", "development-meeting", "dialogue-meeting"} <= set(found)
    assert {"maturation-forum", "information-meeting", "closing-meeting"} <= set(found)
    assert templates["data-collection"] is None


def test_information_meeting_has_time_for_questions_after_each_talk():
    template = template_of("information-meeting")

    assert template is not None
    assert [item.kind for item in template.items].count("questions") == 3


def test_agenda_from_a_template_speaks_the_language():
    activity = Activity(id="netvaerk", name="Netværk", kind="network-meeting")

    danish, english = (
        agenda_from(activity, meeting="netvaerk/1", language=language) for language in ("da", "en")
    )

    assert danish.items[0].title == "Velkomst og siden sidst"
    assert english.items[0].title == "Welcome and since last time"
    assert [item.id for item in danish.items] == [f"netvaerk/1#{n}" for n in range(1, 6)]


def test_agenda_in_the_plan_comes_before_the_template():
    activity = next(one for one in small_programme().activities if one.id == "opstart")

    agenda = agenda_from(activity, meeting="opstart/1", language="da")

    assert agenda.items == (Item("opstart/1#1", "Velkomst", 30, responsible=("styrelsen",)),)


def test_seeds_information_meeting_adds_up_to_its_hours(pytestconfig):
    path = pytestconfig.rootpath / "examples" / "programmes" / "003-interventionsmodel.toml"
    programme = read_definition(path.read_bytes()).programme
    activity = next(one for one in programme.activities if one.agenda)

    agenda = agenda_from(activity, meeting="m", language="da")

    assert agenda.minutes == 115
    assert [item.kind for item in agenda.items].count("questions") == 3


def test_time_between_two_planned_items_is_a_break():
    first, second = (
        {"from": f"{hour:02}:00:00", "to": f"{hour:02}:30:00", "title": "Oplæg"} for hour in (9, 10)
    )
    activity = Activity.model_validate(
        {"id": "a", "name": "A", "kind": "other", "agenda": [first, second]}
    )

    agenda = agenda_from(activity, meeting="a/1", language="en")

    assert [(item.title, item.minutes) for item in agenda.items] == [
        ("Oplæg", 30),
        ("Break", 30),
        ("Oplæg", 30),
    ]


def test_agenda_without_plan_or_template_is_empty():
    activity = Activity(id="data", name="Data", kind="data-collection")

    assert agenda_from(activity, meeting="data/1", language="da").items == ()


def test_item_needs_a_title_and_a_length():
    with pytest.raises(ValueError, match="title"):
        Item("a", " ", 5)
    with pytest.raises(ValueError, match="minutes"):
        Item("a", "Punkt", 0)
    with pytest.raises(ValueError, match="same id"):
        Agenda("m", (Item("a", "Punkt", 5), Item("a", "Punkt", 5)))
