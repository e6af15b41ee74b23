"""Places for tests: meetings in Odense, journeys and rooms there."""

from datetime import date
from typing import Any

from django.test import Client
from factories import NOON, SMALL
from meeting_factories import Cast

from modning_web.access.models import User
from modning_web.plans.actions import places
from modning_web.plans.actions.places import RoomTold
from modning_web.plans.models import Room

IN_ODENSE = SMALL.replace(
    'name = "Fælles opstart"', 'name = "Fælles opstart"\nplace = "Styrelsen, Odense"'
).format(key="vold", title="Et lille program")

TWO_IN_ODENSE = IN_ODENSE.replace(
    'name = "Fælles afslutning"', 'name = "Fælles afslutning"\nplace = "Styrelsen, Odense"'
)
SOON = date(2024, 3, 5)


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def note(cast: Cast, here: str, **minutes: int) -> None:
    told = {"Nordby Kommune": minutes.get("north"), "Styrelsen, Odense": minutes.get("odense")}
    places.note_journeys(programme=cast.programme, here=here, minutes=told, by=cast.lead, at=NOON)


def add_room(cast: Cast, name: str = "Mødelokale 2", **told: Any) -> Room:
    return places.add_room(
        programme=cast.programme,
        place=told.pop("place", "Styrelsen, Odense"),
        told=RoomTold(name, told.pop("seats", 20), **told),
        by=cast.lead,
        at=NOON,
    )
