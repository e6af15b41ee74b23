"""A sheet for each activity: all that the programme says of it."""

from collections.abc import Iterator

from modning.document.content import Facts, Heading, Part
from modning.programme.labels import YIELD_KINDS
from modning.programme.schema.activities import Activity, AgendaItem, Yield
from modning.programme.wording import sentence
from modning.reports.annex import labels
from modning.reports.annex.speech import Speech, facts_of, sheet_anchor
from modning.reports.annex.timetable import in_order_of_time


def sheets(speech: Speech) -> Iterator[Part]:
    """Yield a heading and the facts of each activity, in order of time."""
    if speech.programme.activities:
        yield Heading(speech.say(labels.SHEETS), "activities")
    for activity in in_order_of_time(speech):
        yield Heading(activity.name, sheet_anchor(activity), level=2)
        yield _facts(activity, speech)


def _facts(activity: Activity, speech: Speech) -> Facts:
    wording = speech.wording
    return facts_of(
        speech,
        {
            labels.PURPOSE: activity.purpose,
            labels.WHEN: _when(activity, speech),
            labels.DURATION: sentence(wording.how_long(activity.duration))
            if activity.duration
            else None,
            labels.WHERE: wording.place(activity),
            labels.PARTICIPANTS: tuple(map(sentence, wording.participants(activity))),
            labels.CONTENT: activity.content,
            labels.AGENDA: tuple(_agenda_item(item, speech) for item in activity.agenda),
            labels.WHO_DOES_WHAT: wording.duties(activity),
            labels.ORDER: _order(activity, speech),
            labels.YIELDS: tuple(_yield(one, speech) for one in activity.yields),
            labels.NOTES: activity.notes,
            labels.PLACE_IN_SOURCE: activity.at,
        },
    )


def _when(activity: Activity, speech: Speech) -> tuple[str, ...]:
    told = tuple(sentence(speech.wording.when(when)) for when in activity.when)
    if activity.times:
        told = (*told, sentence(speech.wording.times(activity.times)))
    return told or (speech.say(labels.NO_TIME),)


def _agenda_item(item: AgendaItem, speech: Speech) -> str:
    told = [item.title]
    if item.by:
        told.append(speech.wording.names(item.by))
    if item.questions:
        told.append(speech.say(labels.QUESTIONS))
    return f"{item.starts:%H.%M}–{item.ends:%H.%M}: {', '.join(told)}"


def _order(activity: Activity, speech: Speech) -> tuple[str, ...]:
    named = speech.activities
    told = []
    if activity.after:
        after = speech.wording.listed([named[one].name for one in activity.after])
        told.append(speech.say(labels.AFTER.filled(activities=after)))
    if activity.during:
        told.append(speech.say(labels.DURING.filled(activity=named[activity.during].name)))
    return tuple(told)


def _yield(result: Yield, speech: Speech) -> str:
    kind = speech.say(YIELD_KINDS[result.kind])
    of = f" ({result.of})" if result.of else ""
    if result.kind == "other" or kind.lower() == result.name.lower():
        return result.name + of
    return f"{kind}: {result.name}{of}"
