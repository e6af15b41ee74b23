"""The timeline as a table: what the drawing shows, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from modning.dates import Period
from modning.language import Language, Text, in_language
from modning.programme.expansion import Occurrence
from modning.programme.schema.definition import Programme
from modning.programme.timeline.layout import By, Mark, MarkKind, Row, Timeline, timeline
from modning.programme.timeline.words import KIND_NAMES, mark_words, rhythm_words, sites_words

TABLE_HEADINGS = (
    Text("Hvornår", "When"),
    Text("Aktivitet", "Activity"),
    Text("Spor", "Track"),
    Text("Sted", "Site"),
    Text("Tid", "Time"),
)


@dataclass(frozen=True, slots=True)
class TableRow:
    """A mark of the timeline in words, or a whole rhythm; `site` is empty where it is common."""

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
    marks = [(row, mark) for row in shown.rows for mark in _told(row)]
    marks.sort(key=lambda one: (one[1].kind == "undated", one[1].period))
    return tuple(_table_row(row, mark, shown, language) for row, mark in marks)


def _told(row: Row) -> tuple[Mark, ...]:
    """Return the row's marks; those of a rhythm as one, from the first to the last."""
    if not rhythm_words(row) or len(row.marks) < 2:
        return row.marks
    period = Period(row.marks[0].period.start, max(mark.period.end for mark in row.marks))
    held = tuple(one for mark in row.marks for one in mark.occurrences)
    return (Mark("window", period, held),)


def _table_row(row: Row, mark: Mark, shown: Timeline, language: Language) -> TableRow:
    rhythm = rhythm_words(row)
    return TableRow(
        when=", ".join(filter(None, (rhythm, mark_words(mark, language)))),
        activity=row.activity.name,
        track=", ".join(shown.track_names[track] for track in row.tracks),
        site=sites_words(row, language),
        kind=mark.kind,
        kind_name=in_language(KIND_NAMES[mark.kind], language),
        occurrences=mark.occurrences,
    )
