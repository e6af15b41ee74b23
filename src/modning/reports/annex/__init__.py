"""The annex to a programme: what the agency publishes of its activities and timetable."""

from collections.abc import Iterator
from datetime import date

from modning.dates import Period, Window, write_timing
from modning.document.content import (
    Contents,
    Document,
    Facts,
    Note,
    Part,
)
from modning.language import Language
from modning.programme.labels import PROGRAMME_KINDS
from modning.programme.schema.definition import Programme
from modning.reports.annex import labels
from modning.reports.annex.conditions import conditions
from modning.reports.annex.overview import overview
from modning.reports.annex.people import people
from modning.reports.annex.sheets import sheets
from modning.reports.annex.speech import Speech, facts_of
from modning.reports.annex.timetable import timetable


def annex(programme: Programme, *, dated: date, language: Language | None = None) -> Document:
    """Return the annex in `language`, else the programme's own.

    `dated` is the date that its files carry where the programme has no revision date. Labels and
    times follow the language; names and prose stand as they are written.
    """
    speech = Speech(programme, language or programme.language)
    return Document(
        title=programme.title,
        subtitle=speech.say(labels.SUBTITLE),
        language=speech.language,
        author=speech.wording.name(programme.owner) if programme.owner else "",
        subject=speech.say(labels.SUBJECT.filled(title=programme.title)),
        dated=programme.revised or dated,
        footer=_footer(speech),
        parts=tuple(_parts(speech)),
    )


def _parts(speech: Speech) -> Iterator[Part]:
    yield _title_block(speech)
    if speech.programme.reservation:
        yield Note(speech.programme.reservation)
    yield Contents()
    yield from timetable(speech)
    yield from overview(speech)
    yield from people(speech)
    yield from sheets(speech)
    yield from conditions(speech)


def _title_block(speech: Speech) -> Facts:
    programme = speech.programme
    told = {
        labels.KIND: speech.say(PROGRAMME_KINDS[programme.kind]),
        labels.OWNER: speech.wording.name(programme.owner) if programme.owner else None,
        labels.PERIOD: speech.wording.when(programme.period),
        labels.REVISED: _revised(speech),
        labels.BASED_ON: programme.source.title if programme.source else None,
        labels.PURPOSE: programme.purpose,
        labels.TARGET_GROUP: programme.target_group,
    }
    return facts_of(speech, told)


def _footer(speech: Speech) -> str:
    told = [speech.programme.short_title or speech.programme.title]
    if speech.programme.reservation:
        told.append(speech.say(labels.SUBJECT_TO_CHANGE))
    if revised := _revised(speech):
        told.append(speech.say(labels.FOOTER_REVISED.filled(date=revised)))
    return " · ".join(told)


def _revised(speech: Speech) -> str | None:
    revised = speech.programme.revised
    if revised is None:
        return None
    return write_timing(Window.of(Period.of_day(revised)), speech.language)
