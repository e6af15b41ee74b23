"""The timeline as a table: what the drawing shows, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from modning.language import Language, Text, in_language
from modning.programme.expansion import Occurrence
from modning.programme.schema.definition import Programme
from modning.programme.timeline import By, Mark, MarkKind, Row, Timeline, timeline
from modning.programme.timeline_words import KIND_NAMES, mark_words, sites_words

TABLE_HEADINGS = (
    Text("Hvornår", "When"),
    Text("Aktivitet", "Activity"),
    Text("Spor", "Track"),
    Text("Sted", "Site"),
    Text("Tid", "Time"),
)


@dataclass(frozen=True, slots=True)
class TableRow:
    """One mark of the timeline in words. `site` is empty for a common activity."""

    when: str
    activity: str
    track: str
    site: str
    kind: MarkKind
    kind_name: str
    occurrences: tuple[Occurrence, ...]

    @property
    def cells(self) -> tuple[str, ...]:
        """The row's texts in the order of `TABLE_HEADINGS`."""
        return (self.when, self.activity, self.track, self.site, self.kind_name)


def timeline_table(
    programme: Programme,
    occurrences: Iterable[Occurrence],
    language: Language,
    *,
    by: By = "track",
) -> tuple[TableRow, ...]:
    """Return the rows of the timeline's table, in order of time, the undated last."""
    shown = timeline(programme, occurrences, by=by)
    marks = [(row, mark) for row in shown.rows for mark in row.marks]
    marks.sort(key=lambda one: (one[1].kind == "undated", one[1].period))
    return tuple(_table_row(row, mark, shown, language) for row, mark in marks)


def _table_row(row: Row, mark: Mark, shown: Timeline, language: Language) -> TableRow:
    return TableRow(
        when=mark_words(mark, language),
        activity=row.activity.name,
        track=", ".join(shown.track_names[track] for track in row.tracks),
        site=sites_words(row, language),
        kind=mark.kind,
        kind_name=in_language(KIND_NAMES[mark.kind], language),
        occurrences=mark.occurrences,
    )
