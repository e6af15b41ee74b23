"""The agenda of a meeting as a document."""

from collections.abc import Iterator, Mapping

from modning.document.content import Document, Heading, Note, Paragraph, Part
from modning.language import Language
from modning.meeting.agenda import Agenda, TimedItem, fit, item_numbers, timetable
from modning.programme.calendar import DANISH_TIME
from modning.reports.meeting import labels
from modning.reports.meeting.minutes import Occasion
from modning.reports.meeting.speech import Speech


def agenda_document(
    agenda: Agenda, occasion: Occasion, *, names: Mapping[str, str], language: Language
) -> Document:
    """Return the agenda in `language`. `names` is what people, roles and parties are called."""
    speech = Speech(language, names)
    day = speech.day(occasion.slot.first_day)
    return Document(
        title=occasion.title,
        subtitle=speech.say(labels.AGENDA),
        language=language,
        author=speech.name(occasion.chair),
        subject=speech.say(labels.AGENDA_SUBJECT.filled(title=occasion.title)),
        dated=occasion.slot.first_day,
        footer=speech.say(labels.FOOTER.filled(title=occasion.programme, day=day)),
        parts=tuple(_parts(agenda, occasion, speech)),
    )


def _parts(agenda: Agenda, occasion: Occasion, speech: Speech) -> Iterator[Part]:
    yield speech.facts(
        {
            labels.WHEN: occasion.slot.written(speech.language),
            labels.WHERE: occasion.place,
            labels.CHAIR: speech.name(occasion.chair),
        }
    )
    timed = tuple(timetable(agenda, occasion.slot.starts))
    if not timed:
        yield Note(speech.say(labels.AGENDA_EMPTY))
        return
    columns = {labels.CLOCK: 3, labels.ITEM_TITLE: 6, labels.RESPONSIBLE: 4}
    numbered = list(zip(item_numbers(one.item.kind for one in timed), timed, strict=True))
    yield speech.table(labels.AGENDA, columns, (_row(*one, speech) for one in numbered))
    fitting = fit(agenda, occasion.slot.minutes)
    if fitting.over > 0:
        yield Note(speech.say(fitting.told))
    for at, (number, one) in enumerate(numbered, start=1):
        yield from _more(number, one, speech, anchor=f"item-{at}")


def _row(number: int | None, one: TimedItem, speech: Speech) -> tuple[str, ...]:
    responsible = ", ".join(speech.name(who) for who in one.item.responsible)
    title = f"{number}. {one.item.title}" if number else one.item.title
    return (_clock(one, speech), title, responsible)


def _clock(one: TimedItem, speech: Speech) -> str:
    mark = "." if speech.language == "da" else ":"
    times = (at.astimezone(DANISH_TIME) for at in (one.starts, one.ends))
    return "–".join(f"{at.hour}{mark}{at:%M}" for at in times)


def _more(number: int | None, one: TimedItem, speech: Speech, *, anchor: str) -> Iterator[Part]:
    """Yield what an item says beyond its line: a note, and documents to read."""
    item = one.item
    if not (item.note or item.documents):
        return
    yield Heading(speech.say(labels.item_of(number, item.title)), anchor)
    if item.note:
        yield Paragraph(item.note)
    if item.documents:
        yield speech.facts({labels.DOCUMENTS: ", ".join(item.documents)})
