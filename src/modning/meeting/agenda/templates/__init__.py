"""Agendas to start from, one file for each kind of activity, in Danish and English."""

import tomllib
from datetime import time
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, Field, field_validator

from modning.language import Language, Text, in_language
from modning.meeting.agenda.agenda import Agenda, Item, ItemKind
from modning.meeting.agenda.minutes_typed import read_minutes
from modning.programme.schema.activities import Activity, ActivityKind
from modning.programme.schema.written import Line, Prose

_BREAK = Text("Pause", "Break")
# Kinds that are held alike share a file.
FILES: dict[ActivityKind, str] = {
    "kickoff-meeting": "kickoff-meeting",
    "start-workshop": "workshop",
    "planning-workshop": "workshop",
    "development-meeting": "development-meeting",
    "dialogue-meeting": "dialogue-meeting",
    "status-meeting": "dialogue-meeting",
    "network-meeting": "network-meeting",
    "peer-sparring": "network-meeting",
    "maturation-forum": "maturation-forum",
    "workshop": "workshop",
    "closing-workshop": "closing-meeting",
    "closing-meeting": "closing-meeting",
    "information-meeting": "information-meeting",
}


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Wording(_Part):
    """A line in both languages."""

    da: Line
    en: Line


class Notes(_Part):
    """A help text in both languages."""

    da: Prose
    en: Prose


class TemplateItem(_Part):
    """An item as the template has it; `minutes` is written as people type it."""

    title: Wording
    minutes: int
    kind: ItemKind = "item"
    note: Notes | None = None

    @field_validator("minutes", mode="before")
    @classmethod
    def _typed(cls, typed: str | int) -> int:
        return read_minutes(str(typed))


class Template(_Part):
    """An agenda to start from."""

    items: tuple[TemplateItem, ...] = Field(min_length=1)

    @property
    def minutes(self) -> int:
        """How long a meeting by the template takes."""
        return sum(item.minutes for item in self.items)


def template_of(kind: ActivityKind) -> Template | None:
    """Return the template for meetings of the kind, or None where there is none."""
    name = FILES.get(kind)
    return _read(name) if name else None


@cache
def _read(name: str) -> Template:
    content = files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return Template.model_validate(tomllib.loads(content))


def agenda_from(activity: Activity, *, meeting: str, language: Language) -> Agenda:
    """Return the agenda that the plan gives the activity, else its kind's template, else none.

    Items are named by their place: the caller may give them lasting ids.
    """
    if activity.agenda:
        return Agenda(meeting, _planned(activity, meeting, language))
    template = template_of(activity.kind)
    items = template.items if template else ()
    return Agenda(
        meeting,
        tuple(
            Item(
                id=f"{meeting}#{number}",
                title=item.title.da if language == "da" else item.title.en,
                minutes=item.minutes,
                kind=item.kind,
                note=getattr(item.note, language, ""),
            )
            for number, item in enumerate(items, start=1)
        ),
    )


def _planned(activity: Activity, meeting: str, language: Language) -> tuple[Item, ...]:
    """Return the plan's own items, with a break where it leaves time between two."""
    found: list[Item] = []
    over: time | None = None
    for item in activity.agenda:
        if over is not None and item.starts > over:
            title = in_language(_BREAK, language)
            gap = _minutes_between(over, item.starts)
            found.append(Item(f"{meeting}#{len(found) + 1}", title, gap, "break"))
        found.append(
            Item(
                id=f"{meeting}#{len(found) + 1}",
                title=item.title,
                minutes=max(1, _minutes_between(item.starts, item.ends)),
                kind="questions" if item.questions else "item",
                responsible=item.by,
            )
        )
        over = item.ends
    return tuple(found)


def _minutes_between(first: time, last: time) -> int:
    return (last.hour - first.hour) * 60 + last.minute - first.minute
