"""The timeline of a plan as a drawing, and the table that says the same."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from modning.language import Language
from modning.programme.expansion import Occurrence
from modning.programme.timeline.drawing import timeline_svg
from modning.programme.timeline.layout import By
from modning.programme.timeline.table import TableRow, timeline_table
from modning_web.addresses import address_of
from modning_web.programmes.mapping import definition_of, occurrences_of


@dataclass(frozen=True, slots=True)
class Seen:
    """What is drawn: the definition's text, and the sites that may be seen (None: all)."""

    programme_key: str
    text: str
    site_keys: frozenset[str] | None = None


@lru_cache(maxsize=64)
def timeline_of(seen: Seen, language: Language, *, day: date, by: By) -> SafeString:
    """Return the timeline as a page shows it: a drawing, and for a narrow screen a list."""
    shown = {
        "programme_key": seen.programme_key,
        "drawing": drawing_of(seen, language, day=day, by=by),
        "years": years_of(seen, language, by=by),
        "today": day,
    }
    return render_to_string("programmes/parts/drawing.html", shown)


def drawing_of(seen: Seen, language: Language, *, day: date, by: By) -> SafeString:
    """Return the timeline as SVG, each activity a link to its sheet."""

    def address(occurrence: Occurrence) -> str:
        return address_of("programmes:activity", seen.programme_key, occurrence.activity)

    programme = definition_of(seen.text).programme
    svg = timeline_svg(programme, _shown(seen), language, today=day, by=by, link=address)
    return mark_safe(svg)  # noqa: S308 -- the drawing escapes every text it is given


@dataclass(frozen=True, slots=True)
class Year:
    """What the timeline shows of one year, in order; the number is None for what has no date."""

    number: int | None
    rows: tuple[TableRow, ...]


def years_of(seen: Seen, language: Language, *, by: By) -> tuple[Year, ...]:
    """Return what the drawing shows as a list by years, for a screen too small to draw on."""
    rows = timeline_table(definition_of(seen.text).programme, _shown(seen), language, by=by)
    return tuple(Year(number, tuple(found)) for number, found in groupby(rows, key=_begins_in))


def _begins_in(row: TableRow) -> int | None:
    return None if row.kind == "undated" else min(one.window.start for one in row.occurrences).year


def _shown(seen: Seen) -> list[Occurrence]:
    return [
        one
        for one in occurrences_of(seen.text)
        if seen.site_keys is None or one.site is None or one.site.key in seen.site_keys
    ]
