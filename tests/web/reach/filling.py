"""Fills a row of any model with words that tell where they come from."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from itertools import count
from typing import Any

from django.db import models
from factories import NOON
from web.reach.canaries import canary

from modning_web.access.models import User
from modning_web.access.policy import Place
from modning_web.programmes.models import Occurrence, Programme, Site

ROOM_FOR_A_WORD = 40
NUMBERS = count(1)
Row = models.Model
Fill = Callable[[type[Row], Place], Row]
TODAY = NOON.date()

# What cannot be told from a field alone; a value, or a function of the place
# and of what gives the rows there.
RECIPES: dict[str, dict[str, Any]] = {
    "access.brokenglass": {"ends_at": NOON + timedelta(hours=1)},
    "access.membership": {"hat": "practitioner", "from_date": None, "to_date": None},
    "courses.curriculum": {"modules": ["kursus"]},
    "doors.closing": {"reopened_by": None},
    "doors.outsiderequest": {"answered_at": NOON},
    "jobs.job": {"failed_message": "", "finished_at": NOON},
    "releases.release": {
        "kind": "people.list",
        "sha256": "0" * 64,
        "filename": "liste.csv",
        "refusal": "",
        "decided_by": None,
    },
    "meetings.meeting": {
        "occurrence_key": lambda place, made: made(Occurrence, place).key,
        "planned_before": TODAY + timedelta(days=30),
        "state": "fixed",
        "starts_at": NOON,
        "ends_at": NOON + timedelta(hours=2),
    },
    "meetings.attendance": {"presence": "present", "represented_by": None},
    "meetings.invitation": {"represented_by": None},
    "meetings.meetingstep": {"deed": "fix"},
    "meetings.pollvote": {"suits": "yes"},
    "meetings.question": {"published_by": None},
    "minutes.minutes": {"state": "circulated"},
    "minutes.minutesstep": {"deed": "circulate"},
    "minutes.outcome": {"kind": "decision", "owner_key": ""},
    "notices.incomingmail": {"set_aside_by": None},
    "people.hatrequest": {
        "hat": "auditor",
        "decided_by": None,
        "from_date": TODAY,
        **dict.fromkeys(("name", "email", "phone"), ""),  # it is of one who has an account
    },
    "plans.closeddays": {"before_date": TODAY + timedelta(days=7)},
    "plans.plandraft": {"until": TODAY + timedelta(days=30), "measures": {}, "loads": {}},
    # Rooms are common to all programmes: no words of one.
    "plans.room": {"place": "hjemmefra", "name": "Mødelokale", "seats": 8},
    "organisations.organisation": {"kind": "other", "code": ""},
}
# Names that say what a field holds, wherever it stands.
NAMED: Mapping[str, Callable[[Place], Any]] = {
    "programme_key": lambda place: place.programme_key,
    "site_key": lambda place: place.site_key,
    "role_key": lambda _: "projektleder",
    "activity_key": lambda _: "besoeg",
    "language": lambda _: "da",
    "to_date": lambda _: TODAY + timedelta(days=30),
    "ends_at": lambda _: NOON + timedelta(hours=2),
}


class NoRecipe(Exception):
    """A row cannot be made from its fields alone: say in RECIPES what is missing."""


def fill(model: type[Row], place: Place, made: Fill) -> Row:
    """Add a row of `model` at a place; `made` gives the rows that it points to."""
    label = model._meta.label_lower
    given = RECIPES.get(label, {})
    values = {}
    for field in model._meta.concrete_fields:
        if not field.primary_key and field.name not in given:
            values |= _value(field, place, made)
    for name, value in given.items():
        values[name] = value(place, made) if callable(value) else value
    try:
        return model._default_manager.create(**values)
    except Exception as trouble:
        raise NoRecipe(f"{label}: {trouble}") from trouble


def _value(field: models.Field, place: Place, made: Fill) -> dict[str, Any]:
    """Return the value of a field by its name; nothing where the field has its own."""
    if field.name in NAMED:
        return {field.name: NAMED[field.name](place)}
    if field.is_relation:
        return _pointed_to(field, place, made)
    if isinstance(field, models.CharField | models.TextField):
        return _words(field, place)
    if field.null or field.has_default():
        return {}
    return {field.name: _plain_value(field)}


def _pointed_to(field: models.Field, place: Place, made: Fill) -> dict[str, Any]:
    model = field.related_model
    if model is field.model or (field.null and model not in {Programme, Site, Occurrence, User}):
        return {}
    return {field.name: made(model, place)}


def _words(field: models.CharField | models.TextField, place: Place) -> dict[str, Any]:
    if field.choices:
        return {} if field.has_default() else {field.name: field.choices[0][0]}
    if field.null or (field.has_default() and field.get_default()):
        return {}
    word = canary(field.model._meta.label, place)
    if isinstance(field, models.URLField):
        return {field.name: f"https://example.dk/{word}"}
    if isinstance(field, models.EmailField):
        return {field.name: f"{word}-{next(NUMBERS)}@example.dk"}
    if field.unique or _takes_part_in_uniqueness(field):
        return {field.name: f"{word}-{next(NUMBERS)}"[: field.max_length]}
    if field.max_length is not None and field.max_length < ROOM_FOR_A_WORD:
        return {field.name: ""} if field.blank else {field.name: f"n{next(NUMBERS)}"}
    return {field.name: word}


def _takes_part_in_uniqueness(field: models.Field) -> bool:
    constraints = field.model._meta.constraints
    return any(field.name in getattr(one, "fields", ()) for one in constraints)


def _plain_value(field: models.Field) -> Any:
    if isinstance(field, models.DateTimeField):
        return NOON
    if isinstance(field, models.DateField):
        return TODAY
    if isinstance(field, models.TimeField):
        return NOON.time()
    if isinstance(field, models.BinaryField):
        return b"x"
    if isinstance(field, models.JSONField):
        return []
    if isinstance(field, models.BooleanField):
        return False
    if isinstance(field, models.DurationField):
        return timedelta(hours=1)
    return 1
