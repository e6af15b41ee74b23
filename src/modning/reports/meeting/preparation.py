"""What one looks at before a meeting with one site, on one page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from modning.document.content import Document, Heading, Paragraph, Part
from modning.language import Language, Text
from modning.reports.meeting import labels
from modning.reports.meeting.speech import Speech


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to know: when (a day, or words for it), what, more about it, and who."""

    what: str
    day: date | None = None
    when: str = ""
    more: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """What belongs together, under a heading; `anchor` names it."""

    anchor: str
    title: Text
    lines: tuple[Line, ...]
    empty: Text


@dataclass(frozen=True, slots=True)
class Preparation:
    """All sections for the next meeting with a site, seen from the day `dated`.

    `since` is the day of the last meeting there, None before the first; `coming` is the next one.
    """

    programme: str
    site: str
    dated: date
    since: date | None
    coming: str
    sections: tuple[Section, ...]


def preparation_document(preparation: Preparation, *, language: Language) -> Document:
    """Return the preparation in `language`."""
    speech = Speech(language)
    title = speech.say(labels.PREPARATION.filled(site=preparation.site))
    day = speech.day(preparation.dated)
    return Document(
        title=title,
        subtitle=preparation.programme,
        language=language,
        author="",
        subject=title,
        dated=preparation.dated,
        footer=speech.say(labels.FOOTER.filled(title=title, day=day)),
        parts=tuple(_parts(preparation, speech)),
    )


def _parts(preparation: Preparation, speech: Speech) -> Iterator[Part]:
    yield speech.facts(
        {
            labels.COMING: preparation.coming,
            labels.LAST_TIME: speech.day(preparation.since),
            labels.SEEN_FROM: speech.day(preparation.dated),
        }
    )
    columns = {labels.WHEN: 3, labels.WHAT: 7, labels.WHO: 3}
    for section in preparation.sections:
        yield Heading(speech.say(section.title), section.anchor)
        if section.lines:
            yield speech.table(section.title, columns, (_row(one, speech) for one in section.lines))
        else:
            yield Paragraph(speech.say(section.empty))


def _row(line: Line, speech: Speech) -> tuple[str, ...]:
    what = f"{line.what}\n{line.more}" if line.more else line.what
    return (line.when or speech.day(line.day), what, line.who)
