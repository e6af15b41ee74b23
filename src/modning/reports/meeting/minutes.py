"""Decision minutes as a document."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from modning.document.content import (
    BulletList,
    Document,
    Facts,
    Heading,
    Note,
    Paragraph,
    Part,
    Table,
)
from modning.language import Language, Text
from modning.meeting.agenda import Item, item_numbers
from modning.meeting.attendance import PRESENCES, Attendance, Shortfall, numbers_of
from modning.meeting.minutes import MINUTES_STATES, Amendment, Minutes, Signature
from modning.meeting.outcome import OUTCOME_KINDS, Outcome
from modning.meeting.slot import Slot
from modning.reports.meeting import labels
from modning.reports.meeting.speech import Speech


@dataclass(frozen=True, slots=True)
class Occasion:
    """The meeting that the minutes are of, as their head tells it.

    `attendance` is who was there, `lacking` what the meeting's minimum lacked. Without
    `names_people` the minutes tell how many took part, and not who.
    """

    title: str
    programme: str
    slot: Slot
    place: str = ""
    chair: str = ""
    taker: str = ""
    attendance: tuple[Attendance, ...] = ()
    lacking: tuple[Shortfall, ...] = ()
    names_people: bool = True


def minutes_document(
    minutes: Minutes, occasion: Occasion, *, names: Mapping[str, str], language: Language
) -> Document:
    """Return the minutes in `language`. `names` is what people, roles and parties are called."""
    speech = Speech(language, names)
    day = speech.day(occasion.slot.first_day)
    signed = minutes.approved or minutes.circulated
    return Document(
        title=occasion.title,
        subtitle=speech.say(labels.MINUTES),
        language=language,
        author=speech.name(occasion.taker),
        subject=speech.say(labels.MINUTES_SUBJECT.filled(title=occasion.title)),
        dated=signed.at.date() if signed else occasion.slot.first_day,
        footer=speech.say(labels.FOOTER.filled(title=occasion.programme, day=day)),
        parts=tuple(_parts(minutes, occasion, speech)),
    )


def _parts(minutes: Minutes, occasion: Occasion, speech: Speech) -> Iterator[Part]:
    yield _head(minutes, occasion, speech)
    if note := _note(minutes):
        yield Note(speech.say(note))
    yield from _attendance(occasion, speech)
    numbers = item_numbers(item.kind for item in minutes.items)
    for at, (number, item) in enumerate(zip(numbers, minutes.items, strict=True), start=1):
        yield from _item(number, item, speech, anchor=f"item-{at}")
    yield from _tasks(minutes.items, speech)
    if minutes.amendments:
        yield Heading(speech.say(labels.AMENDMENTS), "amendments")
        yield _amendments(minutes.amendments, speech)


def _head(minutes: Minutes, occasion: Occasion, speech: Speech) -> Facts:
    return speech.facts(
        {
            labels.WHEN: occasion.slot.written(speech.language),
            labels.WHERE: occasion.place,
            labels.CHAIR: speech.name(occasion.chair),
            labels.TAKER: speech.name(occasion.taker),
            labels.STATE: speech.say(_state(minutes, speech)),
        }
    )


def _state(minutes: Minutes, speech: Speech) -> Text:
    if minutes.approved:
        return _signed(labels.APPROVED, minutes.approved, speech)
    if minutes.circulated:
        return _signed(labels.CIRCULATED, minutes.circulated, speech)
    return MINUTES_STATES[minutes.state]


def _signed(wording: Text, signature: Signature, speech: Speech) -> Text:
    return wording.filled(day=speech.day(signature.at.date()), name=speech.name(signature.by))


def _note(minutes: Minutes) -> Text | None:
    if minutes.state == "draft":
        return labels.DRAFT_NOTE
    if minutes.state == "circulated":
        return labels.CIRCULATED_NOTE
    return labels.AMENDED_NOTE if minutes.amendments else None


def _attendance(occasion: Occasion, speech: Speech) -> Iterator[Part]:
    if not occasion.attendance:
        return
    yield Heading(speech.say(labels.ATTENDANCE), "attendance")
    if occasion.names_people:
        yield _who_was_there(occasion, speech)
    else:
        yield _how_many_were_there(occasion, speech)
    if occasion.lacking:
        yield Paragraph(speech.say(labels.SHORT) + ":")
        yield BulletList(tuple(speech.say(one.told) for one in _lacking(occasion)))


def _lacking(occasion: Occasion) -> Iterator[Shortfall]:
    for one in occasion.lacking:
        yield one if occasion.names_people else replace(one, only_online=(), sent_nobody=())


def _who_was_there(occasion: Occasion, speech: Speech) -> Table:
    columns = {labels.NAME: 3, labels.TOOK_PART: 2}
    known = {one.person: one.name for one in occasion.attendance}
    rows = ((one.name, _presence(one, known, speech)) for one in occasion.attendance)
    return speech.table(labels.ATTENDANCE, columns, rows)


def _how_many_were_there(occasion: Occasion, speech: Speech) -> Table:
    columns = {labels.TOOK_PART: 3, labels.NUMBER: 2}
    rows = (
        (speech.say(PRESENCES[presence]), str(number))
        for presence, number in numbers_of(occasion.attendance)
    )
    return speech.table(labels.ATTENDANCE, columns, rows)


def _presence(one: Attendance, known: Mapping[str, str], speech: Speech) -> str:
    if one.represented_by:
        name = known.get(one.represented_by) or speech.name(one.represented_by)
        return speech.say(labels.BY_ANOTHER.filled(name=name))
    return speech.say(PRESENCES[one.presence])


def _item(number: int | None, item: Item, speech: Speech, *, anchor: str) -> Iterator[Part]:
    if item.kind == "break" and not item.outcomes:
        return
    yield Heading(speech.say(labels.item_of(number, item.title)), anchor)
    told = {
        labels.RESPONSIBLE: ", ".join(speech.name(one) for one in item.responsible),
        labels.DOCUMENTS: ", ".join(item.documents),
    }
    if any(told.values()):
        yield speech.facts(told)
    if item.outcomes:
        yield _outcomes(labels.outcomes_of(number, item.title), item.outcomes, speech)
    else:
        yield Paragraph(speech.say(labels.NO_OUTCOME))


def _outcomes(caption: Text, outcomes: Iterable[Outcome], speech: Speech) -> Table:
    columns = {labels.KIND: 2, labels.TEXT: 5, labels.OWNER: 3, labels.DUE: 4}
    rows = (
        (
            speech.say(OUTCOME_KINDS[one.kind]),
            one.text,
            speech.name(one.owner),
            speech.day(one.due),
        )
        for one in outcomes
    )
    return speech.table(caption, columns, rows)


def _tasks(items: Iterable[Item], speech: Speech) -> Iterator[Part]:
    """Yield all tasks once more, by date: what people look for."""
    tasks = [one for item in items for one in item.outcomes if one.kind == "task"]
    if tasks:
        tasks.sort(key=lambda one: str(one.due))
        yield Heading(speech.say(labels.TASKS), "tasks")
        columns = {labels.DUE: 4, labels.OWNER: 3, labels.TEXT: 7}
        rows = ((speech.day(one.due), speech.name(one.owner), one.text) for one in tasks)
        yield speech.table(labels.TASKS, columns, rows)


def _amendments(amendments: Iterable[Amendment], speech: Speech) -> Table:
    columns = {labels.WHEN: 3, labels.BY: 2, labels.WHY: 3, labels.CHANGE: 5}
    rows = (
        (
            speech.day(one.signed.at.date()),
            speech.name(one.signed.by),
            one.reason,
            speech.say(changed(one)),
        )
        for one in amendments
    )
    return speech.table(labels.AMENDMENTS, columns, rows)


def changed(amendment: Amendment) -> Text:
    """Return what an amendment changed: what stood before, and what stands now."""
    before = amendment.before.text if amendment.before else ""
    after = amendment.after.text if amendment.after else ""
    if amendment.before is None:
        return labels.ADDED.filled(after=after)
    if amendment.after is None:
        return labels.STRUCK.filled(before=before)
    return labels.CHANGED.filled(before=before, after=after)
