"""The decision log as a document."""

from collections.abc import Mapping
from datetime import date

from modning.document.content import Document, Paragraph, Part, Table
from modning.language import Language
from modning.meeting.decision_log import Entry
from modning.meeting.minutes import MINUTES_STATES
from modning.meeting.outcome import OUTCOME_KINDS
from modning.reports.meeting import labels
from modning.reports.meeting.speech import Speech


def log_document(
    entries: tuple[Entry, ...],
    *,
    programme: str,
    dated: date,
    names: Mapping[str, str],
    language: Language,
) -> Document:
    """Return the entries as they are given, filtered and ordered, with where each was decided."""
    speech = Speech(language, names)
    columns = {
        labels.MEETING: 8,
        labels.KIND: 5,
        labels.TEXT: 10,
        labels.OWNER: 8,
        labels.DUE: 6,
    }
    rows = tuple(_row(entry, speech) for entry in entries)
    empty: Part = Paragraph(speech.say(labels.LOG_EMPTY))
    return Document(
        title=speech.say(labels.LOG),
        subtitle=programme,
        language=language,
        author="",
        subject=speech.say(labels.LOG_SUBJECT.filled(programme=programme)),
        dated=dated,
        footer=speech.say(labels.FOOTER.filled(title=programme, day=speech.day(dated))),
        parts=(speech.table(labels.LOG, columns, rows) if rows else empty,),
    )


def log_table(entries: tuple[Entry, ...], *, names: Mapping[str, str], language: Language) -> Table:
    """Return the entries for a spreadsheet: dates as 2023-05-31, and one thing in each column."""
    speech = Speech(language, names)
    columns = dict.fromkeys(
        (
            labels.MEETING,
            labels.DAY,
            labels.ITEM_TITLE,
            labels.KIND,
            labels.TEXT,
            labels.OWNER,
            labels.DUE,
            labels.SOLVED_ON,
            labels.CONCERNS,
            labels.STATE,
        ),
        1,
    )
    return speech.table(labels.LOG, columns, (_cells(entry, speech) for entry in entries))


def _cells(entry: Entry, speech: Speech) -> tuple[str, ...]:
    outcome, held = entry.outcome, entry.held
    return (
        held.title,
        held.day.isoformat(),
        entry.item.title,
        speech.say(OUTCOME_KINDS[outcome.kind]),
        outcome.text,
        speech.name(outcome.owner),
        outcome.due.isoformat() if outcome.due else "",
        outcome.done_on.isoformat() if outcome.done_on else "",
        ", ".join(speech.name(site) for site in outcome.sites or filter(None, [held.site])),
        speech.say(MINUTES_STATES[held.minutes.state]),
    )


def _row(entry: Entry, speech: Speech) -> tuple[str, ...]:
    outcome, held = entry.outcome, entry.held
    title = held.title if entry.is_settled else labels.NOT_APPROVED.filled(title=held.title)
    solved = outcome.done_on and labels.SOLVED.filled(day=speech.day(outcome.done_on))
    return (
        f"{speech.say(title)}\n{speech.day(held.day)}",
        speech.say(OUTCOME_KINDS[outcome.kind]),
        outcome.text,
        speech.name(outcome.owner),
        speech.say(solved) if solved else speech.day(outcome.due),
    )
