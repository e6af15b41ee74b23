"""What staff tell of places: how long one travels between them, and the rooms there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from modning_web.access.models import User
from modning_web.audit import actions as audit
from modning_web.plans.models import Journey, Room
from modning_web.plans.places import ordered
from modning_web.programmes.models import Programme


@dataclass(frozen=True, slots=True)
class RoomTold:
    """What a room is called, its seats, and the day from which nobody plans with it any more."""

    name: str
    seats: int
    to_date: date | None = None


class RoomIsThere(Exception):
    """The place has a room of that name."""


@transaction.atomic
def note_journeys(
    *,
    programme: Programme,
    here: str,
    minutes: Mapping[str, int | None],
    by: User,
    at: datetime,
) -> None:
    """Note how many minutes it takes from a place to others; None: nobody knows.

    It counts in every programme; `programme` is the one in which it is told.
    """
    for there, told in minutes.items():
        first, second = ordered(here, there)
        if told is None:
            Journey.objects.filter(here=first, there=second).delete()
        else:
            Journey.objects.update_or_create(here=first, there=second, defaults={"minutes": told})
    audit.record(
        "plans.note_journeys",
        by=by,
        at=at,
        on=programme,
        programme_key=programme.key,
        details={"place": here},
    )


@transaction.atomic
def add_room(*, programme: Programme, place: str, told: RoomTold, by: User, at: datetime) -> Room:
    """Add a room at a place, for every programme; `programme` is the one in which it is told."""
    _refuse_twice(Room(place=place, name=told.name, to_date=told.to_date))
    row = Room.objects.create(place=place, name=told.name, seats=told.seats, to_date=told.to_date)
    audit.record("plans.add_room", by=by, at=at, on=row, programme_key=programme.key)
    return row


@transaction.atomic
def change_room(
    *, programme: Programme, room: Room, told: RoomTold, by: User, at: datetime
) -> None:
    """Say anew what a room is like, and until when it can be used; meetings in it stay there."""
    room.name, room.seats, room.to_date = told.name, told.seats, told.to_date
    _refuse_twice(room)
    room.save(update_fields=["name", "seats", "to_date"])
    audit.record("plans.change_room", by=by, at=at, on=room, programme_key=programme.key)


def _refuse_twice(room: Room) -> None:
    same = Room.objects.filter(place=room.place, name=room.name, to_date=None)
    if room.to_date is None and same.exclude(pk=room.pk).exists():
        raise RoomIsThere(str(room))
