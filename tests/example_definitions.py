"""The example definitions, read once, and short ways to their parts."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from modning.programme.expansion import Occurrence, expand
from modning.programme.reading import read_definition
from modning.programme.schema.activities import Activity, Participant
from modning.programme.schema.definition import Programme
from modning.programme.schema.rules import Rule
from modning.programme.site import planned_sites

FOLDER = Path(__file__).parents[1] / "examples" / "programmes"
# What the source says, how the definition is asked, and what it must answer.
Fact = tuple[str, Callable[[Programme], object], object]


@cache
def example(name: str) -> Programme:
    """Return the programme in the file `name`, such as ``mended/000-voldsudsatte``."""
    return read_definition((FOLDER / f"{name}.toml").read_bytes()).programme


def fact_table(facts: tuple[Fact, ...]) -> pytest.MarkDecorator:
    """Run a test once for each fact: what the source says, how to find it, what it must be."""
    return pytest.mark.parametrize(
        ("find", "expected"),
        [pytest.param(find, expected, id=said) for said, find, expected in facts],
    )


def party(programme: Programme, name: str) -> Any:
    return next(one for one in programme.parties if one.id == name)


def role(programme: Programme, name: str) -> Any:
    return next(one for one in programme.roles if one.id == name)


def activity(programme: Programme, name: str) -> Activity:
    return next(one for one in programme.activities if one.id == name)


def rule(programme: Programme, name: str) -> Rule:
    return next(one for one in programme.rules if one.id == name)


def when(programme: Programme, name: str) -> list[str]:
    return [str(one) for one in activity(programme, name).when]


def who(programme: Programme, name: str) -> list[str]:
    """Return who takes part, marked where it is not firm: ``vive?``."""
    marks = {"required": "", "possibly": "?", "as-needed": "(behov)", "welcome": "(velkommen)"}
    return [one.who + marks[one.presence] for one in activity(programme, name).participants]


def numbers(programme: Programme, name: str) -> dict[str, str]:
    """Return how many of each participant are asked for, and for what."""
    return {
        one.who: f"{one.number} pr. {one.per}"
        for one in activity(programme, name).participants
        if one.number
    }


def promise(programme: Programme, name: str) -> tuple[str, str, tuple[str, ...]]:
    """Return what a rule counts, how many, and per what."""
    found = rule(programme, name)
    return found.measure, str(found.number), found.per


def parts(value: object) -> Iterator[BaseModel]:
    """Yield every part of a programme that is written, itself included."""
    if isinstance(value, BaseModel):
        yield value
        for name in value.model_fields_set:
            yield from parts(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from parts(one)


def participant(programme: Programme, activity_id: str, who: str) -> Participant:
    return next(one for one in activity(programme, activity_id).participants if one.who == who)


def participants(programme: Programme, activity_id: str) -> list[str]:
    return [one.who for one in activity(programme, activity_id).participants]


def occurrences(programme: Programme, sites: int) -> tuple[Occurrence, ...]:
    return expand(programme, planned_sites(programme, count=sites))


def days(programme: Programme, activity_id: str) -> list[str]:
    """Return the first and the last day of each time that the activity is held, at one site."""
    return [
        f"{one.window.start} {one.window.end - timedelta(days=1)}"
        for one in occurrences(programme, sites=1)
        if one.activity == activity_id
    ]


def written(values: object) -> list[str]:
    """Return one wording or several as they stand in the file."""
    return [str(value) for value in (values if isinstance(values, tuple) else (values,))]


def counted(programme: Programme, rule_id: str) -> tuple[object, ...]:
    """Return what counts in a rule: activities, measure, number and per what."""
    one = next(one for one in programme.rules if one.id == rule_id)
    return (one.of, one.measure, str(one.number), one.per)
