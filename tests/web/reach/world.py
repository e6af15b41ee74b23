"""Two programmes with two sites each, full of words that tell where they come from."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from agenda_factories import make_meeting, note_attendance
from django.apps import apps
from django.db import models
from django.test import Client
from factories import NOON, add_hat, make_draft, make_programme, make_user, small_definition
from web.reach.canaries import HERE, PLACES, canary
from web.reach.filling import fill

from modning_web.access.models import Hat, User
from modning_web.access.policy import Place
from modning_web.courses.actions import set_curriculum
from modning_web.meetings.models import Meeting
from modning_web.programmes.models import Draft, Occurrence, Programme, Site, Version

TRAINING = """
[[activities]]
id = "kursus"
name = "Kursusdag"
kind = "training"
scope = "local"
when = "juni 2024"
participants = [{ who = "projektleder", number = "1" }]
"""
# Rows that hold nothing of a place.
PLACELESS = {"doors.attempt", "meetings.questionattempt", "organisations.organisation"}


@dataclass
class World:
    """The rows that were made, and the people who look at them: one a hat, all of them HERE."""

    rows: dict[tuple[type[models.Model], Place], models.Model] = field(default_factory=dict)
    people: dict[Hat, User] = field(default_factory=dict)
    clients: dict[Hat | None, Client] = field(default_factory=dict)
    training_days: dict[Place, Meeting] = field(default_factory=dict)

    def row(self, label: str, place: Place) -> Any:
        """Return the row of a model at a place."""
        return self.made(apps.get_model(label), place)

    def made(self, model: type[models.Model], place: Place) -> models.Model:
        """Return the row of a model at a place; make it the first time."""
        if (model, place) not in self.rows:
            self.rows[model, place] = fill(model, place, self.made)
        return self.rows[model, place]


def make_world() -> World:
    """Make a row of every model of the site at every place, and a person for every hat."""
    world = World()
    for key in {place.programme_key for place in PLACES.values()}:
        _make_programme(world, key)
    for place in PLACES.values():
        person = make_user(name=canary("access.User", place))
        world.rows[User, place] = person
    for model in models_of_the_site():
        if model._meta.label_lower not in PLACELESS:
            for place in PLACES.values():
                world.made(model, place)
    for place in PLACES.values():
        world.training_days[place] = _hold_training(world, place)
    for hat in Hat:
        world.people[hat] = make_user(name=f"Person med rollen {hat.value}")
        add_hat(world.people[hat], hat, HERE.programme_key, HERE.site_key, role_key="projektleder")
    world.clients = {hat: _signed_in(person) for hat, person in world.people.items()}
    world.clients[None] = Client()
    return world


def models_of_the_site() -> Iterator[type[models.Model]]:
    """Return every model that is our own."""
    for config in apps.get_app_configs():
        if config.name.startswith("modning_web."):
            yield from config.get_models()


def _make_programme(world: World, key: str) -> None:
    """Bring a programme with a version and a draft; name each after the first of its places."""
    places = [place for place in PLACES.values() if place.programme_key == key]
    text = small_definition(key, title=canary("programmes.Programme", places[0])) + TRAINING
    programme = make_programme(text)
    set_curriculum(
        programme=programme, version="version 1", modules=["kursus"], lowest=1, by=None, at=NOON
    )
    draft = make_draft(f"{text}# {canary('programmes.Draft', places[0])}\n")
    Version.objects.filter(programme=programme).update(note=canary("programmes.Version", places[0]))
    for place in places:
        site = Site.objects.get(programme=programme, key=place.site_key)
        site.name = canary("programmes.Site", place)
        site.save(update_fields=["name"])
        visits = Occurrence.objects.filter(site=site, activity_key="besoeg")
        occurrence = visits.order_by("turn").first()
        found = {Programme: programme, Site: site, Occurrence: occurrence, Draft: draft}
        for model, row in (found | {Version: programme.current}).items():
            world.rows[model, place] = row


def _hold_training(world: World, place: Place) -> Meeting:
    """Hold a training day at a place, at which its person was."""
    day = make_meeting(
        world.row("programmes.Programme", place),
        activity="kursus",
        site=place.site_key,
        state="held",
        starts_at=NOON,
    )
    day.title = canary("meetings.Meeting", place)
    day.save(update_fields=["title"])
    note_attendance(day, world.row("access.User", place))
    return day


def _signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client
