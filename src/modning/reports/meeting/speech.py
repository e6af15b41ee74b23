"""How documents of meetings speak: one language, and names for ids."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from modning.dates import Period
from modning.document.content import Column, Fact, Facts, Table
from modning.language import Language, Text, in_language
from modning.meeting.slot import days_written


@dataclass(frozen=True, slots=True)
class Speech:
    """The language, and what people and roles are called; an id without a name stands itself."""

    language: Language
    names: Mapping[str, str] = field(default_factory=dict)

    def say(self, text: Text | str) -> str:
        """Return the text in the language."""
        return in_language(text, self.language)

    def name(self, who: str) -> str:
        """Return what `who` is called."""
        return self.names.get(who, who)

    def day(self, day: date | None) -> str:
        """Return “den 12. oktober 2023”, and nothing for no day."""
        return self.say(days_written(Period.of_day(day))) if day else ""

    def facts(self, told: Mapping[Text, str]) -> Facts:
        """Return what is told under each label, without the empty ones."""
        return Facts(
            tuple(Fact(self.say(label), (value,)) for label, value in told.items() if value)
        )

    def table(
        self,
        caption: Text,
        columns: Mapping[Text, int],
        rows: Iterable[tuple[str, ...]],
        *,
        repeats_heading: bool = True,
    ) -> Table:
        """Return a table whose columns have these titles and shares of the width."""
        headings = tuple(Column(self.say(title), share) for title, share in columns.items())
        return Table(self.say(caption), headings, tuple(rows), repeats_heading=repeats_heading)
