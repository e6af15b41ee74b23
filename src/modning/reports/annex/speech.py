"""A programme and the language in which the annex speaks of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from modning.document.content import Cell, Column, Fact, Facts, Table
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


def table_of(
    speech: Speech, caption: Text, columns: Mapping[Text, int], rows: Sequence[Sequence[Cell]]
) -> Table:
    """Return a table whose first cells name the rows; `columns` have their titles and shares.

    A column in which nothing is said is left out.
    """
    told = [place for place in range(len(columns)) if not place or any(row[place] for row in rows)]
    titles = list(columns.items())
    return Table(
        caption=speech.say(caption),
        columns=tuple(Column(speech.say(titles[n][0]), titles[n][1]) for n in told),
        rows=tuple(tuple(row[n] for n in told) for row in rows),
        row_headers=True,
    )


def sheet_anchor(activity: Activity) -> str:
    """Return the anchor of the activity's own sheet."""
    return f"activity-{activity.id}"
