"""Rooms: which meetings get one, keep it, and lose it."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from factories import NOON
from meeting_factories import a_meeting, fresh, make_cast, now
from web.plans.made_places import IN_ODENSE, SOON, TWO_IN_ODENSE, add_room, note, signed_in
from web.plans.made_plans import VISIT, WISHES, proposed

from modning.planning.quarters import quarter_at
from modning.programme.calendar import DANISH_TIME
from modning_web.meetings.actions import steps
from modning_web.meetings.models import Meeting
from modning_web.meetings.seating import seating_of
from modning_web.notices.models import Letter
from modning_web.plans.actions import places, releasing
from modning_web.plans.actions.places import RoomTold
from modning_web.plans.mapping import question_of
from modning_web.plans.models import Keep, Room
from modning_web.plans.people import OFFICE

pytestmark = pytest.mark.django_db
PAGE = "/planer/vold/lokaler/"
MOST = 12


def test_meeting_gets_the_smallest_room_with_seats_and_release_writes_it() -> None:
    cast = make_cast(IN_ODENSE)
    add_room(cast, "Stort lokale", seats=40)
    small = add_room(cast, seats=4)
    add_room(cast, "Skab", seats=1)

    draft = proposed(cast)
    releasing.release(draft=draft, by=cast.lead, at=NOON)

    assert draft.times.get(occurrence_key="opstart/1").held_in == small
    opening = Meeting.objects.get(occurrence_key="opstart/1")
    assert opening.place == "Mødelokale 2, Styrelsen, Odense"
    assert Meeting.objects.get(occurrence_key=VISIT).place == "Nordby Kommune"


def test_meeting_that_no_room_is_large_enough_for_has_no_time_and_says_so() -> None:
    cast = make_cast(IN_ODENSE)
    add_room(cast, seats=2)

    left = proposed(cast).left_out.get()

    assert left.occurrence_key == "opstart/1"
    assert "lokale" in left.reason_da


def test_place_without_rooms_has_those_of_the_same_place_by_another_name() -> None:
    cast = make_cast(IN_ODENSE)
    room = add_room(cast, place=OFFICE)
    note(cast, OFFICE, odense=0)

    draft = proposed(cast)

    assert draft.times.get(occurrence_key="opstart/1").held_in == room


def test_room_of_a_released_meeting_is_not_given_to_another() -> None:
    cast = make_cast(TWO_IN_ODENSE)
    only = add_room(cast)
    releasing.release(draft=proposed(cast), by=cast.lead, at=NOON)
    opening = Meeting.objects.get(occurrence_key="opstart/1")

    again = proposed(cast)

    (room,) = question_of(again).problem.rooms
    assert room.key == str(only.pk)
    assert quarter_at(opening.starts_at.astimezone(DANISH_TIME)) in {
        stretch.start for stretch in room.busy
    }
    assert not any(time.is_changed for time in again.times.all())
    assert again.times.get(occurrence_key="opstart/1").where == opening.place


def test_meeting_keeps_its_room_when_it_may_move_and_does_not() -> None:
    cast = make_cast(IN_ODENSE)
    large = add_room(cast, "Stort lokale", seats=40)
    releasing.release(draft=proposed(cast), by=cast.lead, at=NOON)
    add_room(cast, "Lille lokale", seats=4)

    time = proposed(cast, replace(WISHES, keep=Keep.NONE)).times.get(occurrence_key="opstart/1")

    assert (time.held_in, time.is_changed) == (large, False)


def test_meeting_whose_room_has_ended_gets_another_at_its_time_and_one_letter() -> None:
    cast = make_cast(IN_ODENSE)
    room = add_room(cast)
    releasing.release(draft=proposed(cast), by=cast.lead, at=NOON)
    opening = Meeting.objects.get(occurrence_key="opstart/1")
    invited = seating_of(opening, on=SOON).invited()
    steps.convene(seen=now(opening), invited=invited, by=cast.lead, at=NOON)
    letters = Letter.objects.filter(person=cast.north).count()
    told = RoomTold(room.name, room.seats, to_date=SOON)
    places.change_room(programme=cast.programme, room=room, told=told, by=cast.lead, at=NOON)
    add_room(cast, "Nyt lokale")

    draft = proposed(cast, replace(WISHES, since=SOON, keep=Keep.NONE))
    assert draft.times.get(occurrence_key="opstart/1").is_changed
    releasing.release(draft=draft, by=cast.lead, at=NOON)

    assert fresh(opening).place == "Nyt lokale, Styrelsen, Odense"
    assert fresh(opening).starts_at == opening.starts_at
    assert Letter.objects.filter(person=cast.north).count() == letters + 1


def test_meeting_whose_place_is_typed_asks_for_no_room() -> None:
    cast = make_cast(IN_ODENSE)
    add_room(cast)
    meeting = a_meeting("opstart/1")
    Meeting.objects.filter(pk=meeting.pk).update(place="Forsamlingshuset")

    draft = proposed(cast)
    releasing.release(draft=draft, by=cast.lead, at=NOON)

    assert draft.times.get(occurrence_key="opstart/1").held_in is None
    assert fresh(meeting).place == "Forsamlingshuset"


def test_room_is_added_changed_and_ended_on_its_pages() -> None:
    cast = make_cast(IN_ODENSE)
    client, page = signed_in(cast.lead), PAGE
    sent = {"place": "Styrelsen, Odense", "name": "Mødelokale 2", "seats": "20", "last": ""}

    assert client.post(page, sent).status_code == 302
    assert client.post(page, sent).status_code == 400
    room = Room.objects.get()
    changed = {"name": "Mødelokale 2", "seats": "24", "last": "2020-12-31"}
    assert client.post(f"{page}{room.pk}/", changed).status_code == 302

    room.refresh_from_db()
    assert (room.seats, room.to_date) == (24, date(2021, 1, 1))
    assert "Mødelokale 2" not in client.get(page).content.decode()
    assert client.post(page, sent).status_code == 302


def test_page_of_rooms_asks_a_fixed_number_of_times() -> None:
    cast = make_cast(IN_ODENSE)
    client, found = signed_in(cast.lead), []
    for number in (1, 3):
        for _ in range(number):
            add_room(cast, f"Lokale {Room.objects.count()}")
        client.get(PAGE)
        with CaptureQueriesContext(connection) as asked:
            client.get(PAGE)
        found.append(len(asked))

    assert found[0] == found[1] <= MOST
