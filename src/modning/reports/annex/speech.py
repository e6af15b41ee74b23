"""A programme and the language in which the annex speaks of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from modning.document.content import Fact, Facts
from modning.language import Language, Text, in_language
from modning.programme.schema.activities import Activity
from modning.programme.schema.definition import Programme
from modning.programme.wording import Wording

Told = str | tuple[str, ...] | None


@dataclass(frozen=True)
class Speech:
    """What every section of the annex needs."""

    programme: Programme
    language: Language

    @cached_property
    def wording(self) -> Wording:
        """Writes people, times and places."""
        return Wording(self.programme, self.language)

    @cached_property
    def activities(self) -> dict[str, Activity]:
        """The activities by id."""
        return {activity.id: activity for activity in self.programme.activities}

    def say(self, text: Text) -> str:
        """Return `text` in the annex's language."""
        return in_language(text, self.language)


def facts_of(speech: Speech, told: Mapping[Text, Told]) -> Facts:
    """Return what is told, in order; what is not told has no label either."""
    return Facts(
        tuple(
            Fact(speech.say(label), (said,) if isinstance(said, str) else said)
            for label, said in told.items()
            if said
        )
    )


def sheet_anchor(activity: Activity) -> str:
    """Return the anchor of the activity's own sheet."""
    return f"activity-{activity.id}"
