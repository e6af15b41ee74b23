"""What a field of a part says, in words for both languages; and what it means."""

from collections.abc import Mapping
from datetime import time
from functools import cached_property
from typing import Any

from modning.dates import AsNeeded, Continuous, Moment, Repeated, Window, write_timing
from modning.language import Text
from modning.programme import labels
from modning.programme.comparison.field_labels import FIELD_LABELS
from modning.programme.schema.activities import Participant
from modning.programme.schema.definition import Programme
from modning.programme.schema.parties import Party, Role, Team
from modning.programme.schema.written import Part, Written
from modning.programme.wording import Wording as ProgrammeWording

NOTHING = Text("", "")
_YES, _NO = Text("ja", "yes"), Text("nej", "no")
_TIMINGS = (Window, Moment, Repeated, Continuous, AsNeeded)
_CHOICES: Mapping[str, Mapping[str, Text]] = {
    "scope": labels.SCOPES,
    "format": labels.FORMATS,
    "methods": labels.METHODS,
    "of_kind": labels.ACTIVITY_KINDS,
}
_KINDS: Mapping[str, Mapping[str, Text]] = {
    "Programme": labels.PROGRAMME_KINDS,
    "Party": labels.PARTY_KINDS,
    "Activity": labels.ACTIVITY_KINDS,
    "Yield": labels.YIELD_KINDS,
}
WHO = ("who", "by", "party", "owner", "role", "contact", "with_party", *labels.DUTIES)
ACTIVITIES = ("after", "during", "of", "activity", "information_meeting")
UNORDERED = frozenset(
    {"participants", "tracks", "phases", "after", "of", "of_kind", "format", "methods", "design"}
    | {"dimensions", "per", *WHO}
)


class Wording:
    """Writes what the parts of one version say, with names for ids."""

    def __init__(self, programme: Programme) -> None:
        self._programme = programme

    def of_field(self, part: Part, name: str) -> Text:
        """Return what the field `name` of `part` says; empty where it says nothing."""
        return self._of(getattr(part, name), type(part).__name__, name)

    def _of(self, value: Any, owner: str, name: str) -> Text:
        if value is None:
            return NOTHING
        if isinstance(value, tuple):
            separator = "; " if any(isinstance(one, Part) for one in value) else ", "
            return joined([self._of(one, owner, name) for one in value], separator)
        if isinstance(value, Participant):
            return Text(*(words.participant(value) for words in self._words))
        if isinstance(value, Part):
            return joined([self._inside(value, one) for one in type(value).model_fields])
        if isinstance(value, Written):
            return self.of_written(value)
        if isinstance(value, bool):
            return _YES if value else _NO
        if isinstance(value, str):
            return self._of_string(value, owner, name)
        written = f"{value:%H:%M}" if isinstance(value, time) else str(value)
        return Text(written, written)

    def _inside(self, part: Part, name: str) -> Text:
        """Return what a field says within a wording of its whole part: nothing if as usual."""
        value = getattr(part, name)
        if value == type(part).model_fields[name].default:
            return NOTHING
        return FIELD_LABELS[name] if value is True else self.of_field(part, name)

    def of_written(self, value: Written[Any]) -> Text:
        """Return a wording as it was written, and what it means in the other language."""
        if not isinstance(value.means, _TIMINGS):
            return Text(value.text, value.text)
        if self._programme.language == "da":
            return Text(value.text, write_timing(value.means, "en"))
        return Text(write_timing(value.means, "da"), value.text)

    def _of_string(self, value: str, owner: str, name: str) -> Text:
        choices = _KINDS.get(owner, {}) if name == "kind" else _CHOICES.get(name, {})
        if value in choices:
            return choices[value]
        called = self._names.get(name, {}).get(value, value)
        return Text(called, called)

    @cached_property
    def _words(self) -> tuple[ProgrammeWording, ProgrammeWording]:
        return ProgrammeWording(self._programme, "da"), ProgrammeWording(self._programme, "en")

    @cached_property
    def _names(self) -> Mapping[str, Mapping[str, str]]:
        programme = self._programme
        return by_field(
            people={one.id: one.name for one in _everyone(programme)},
            activities={one.id: one.name for one in programme.activities},
            tracks={one.id: one.name for one in programme.tracks},
            phases={one.id: one.name for one in programme.phases},
        )


def by_field(
    *,
    people: Mapping[str, str],
    activities: Mapping[str, str],
    tracks: Mapping[str, str],
    phases: Mapping[str, str],
) -> Mapping[str, Mapping[str, str]]:
    """Return what ids are called, by the fields that hold them."""
    return {
        "tracks": tracks,
        "phases": phases,
        "participants": people,
        **dict.fromkeys(WHO, people),
        **dict.fromkeys(ACTIVITIES, activities),
    }


def joined(texts: list[Text], separator: str = ", ") -> Text:
    """Return the texts that say something, in a row."""
    said = [text for text in texts if text != NOTHING]
    return Text(separator.join(one.da for one in said), separator.join(one.en for one in said))


def meaning(value: Any, name: str, renamed: Mapping[str, Mapping[str, str]]) -> Any:
    """Return what the field `name` means: not how it is worded, nor in which order it names.

    `renamed` gives the ids of the other version, by the fields that hold them.
    """
    if isinstance(value, Written):
        return value.means
    if isinstance(value, Part):
        return tuple(meaning(getattr(value, one), one, renamed) for one in type(value).model_fields)
    if isinstance(value, tuple):
        meanings = tuple(meaning(one, name, renamed) for one in value)
        return frozenset(meanings) if name in UNORDERED else meanings
    return renamed.get(name, {}).get(value, value) if isinstance(value, str) else value


def _everyone(programme: Programme) -> tuple[Party | Role | Team, ...]:
    return (*programme.parties, *programme.roles, *programme.teams)
