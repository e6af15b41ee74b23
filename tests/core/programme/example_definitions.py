"""The example definitions, read once, and short ways to their parts."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from modning.programme.reading import read_definition
from modning.programme.schema.activities import Activity
from modning.programme.schema.definition import Programme
from modning.programme.schema.rules import Rule

FOLDER = Path(__file__).parents[3] / "examples" / "programmes"

Fact = tuple[str, Callable[[Programme], object], object]


@cache
def example(name: str) -> Programme:
    """Return the programme in `name`, such as ``mended/000-voldsudsatte.toml``."""
    return read_definition((FOLDER / name).read_bytes()).programme


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
