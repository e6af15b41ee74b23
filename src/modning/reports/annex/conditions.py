"""What is promised, offered, asked and required, and what is left open."""

from collections.abc import Iterator

from modning.document.content import BulletList, Heading, Paragraph, Part
from modning.programme.schema.call import Call
from modning.programme.schema.evaluation import DataSource, Evaluation, Intervention, Step
from modning.programme.wording import sentence
from modning.reports.annex import labels
from modning.reports.annex.speech import Speech, facts_of, table_of


def conditions(speech: Speech) -> Iterator[Part]:
    """Yield the sections after the activities, each only where the programme says something."""
    programme = speech.programme
    if programme.rules:
        yield Heading(speech.say(labels.PROMISES), "promises")
        yield BulletList(tuple(rule.text for rule in programme.rules))
    if programme.intervention:
        yield from _intervention(programme.intervention, speech)
    if programme.evaluation:
        yield from _evaluation(programme.evaluation, speech)
    if programme.contributions:
        yield from _contributions(speech)
    if programme.call:
        yield from _call(programme.call, speech)
    if programme.source and programme.source.leaves_open:
        yield Heading(speech.say(labels.LEFT_OPEN), "left-open")
        yield BulletList(programme.source.leaves_open)


def _intervention(intervention: Intervention, speech: Speech) -> Iterator[Part]:
    yield Heading(speech.say(labels.INTERVENTION), "intervention")
    told = {
        labels.NAME: intervention.name,
        labels.PURPOSE: intervention.purpose,
        labels.TARGET_GROUP: intervention.target_group,
        labels.ELEMENTS: intervention.elements,
        labels.MATERIALS: tuple(
            ": ".join([material.name, ", ".join(material.versions)]).removesuffix(": ")
            for material in intervention.materials
        ),
    }
    if (facts := facts_of(speech, told)).facts:
        yield facts
    if intervention.steps:
        columns = {labels.STEP: 3, labels.EXTENT: 2, labels.DESCRIPTION: 5}
        rows = [(step.name, _extent(step, speech), step.text or "") for step in intervention.steps]
        yield table_of(speech, labels.STEPS, columns, rows)


def _extent(step: Step, speech: Speech) -> str:
    told = []
    if step.sessions:
        told.append(speech.wording.times(step.sessions))
    if step.duration:
        told.append(speech.wording.how_long(step.duration))
    if step.share:
        told.append(step.share)
    return "\n".join(told)


def _evaluation(evaluation: Evaluation, speech: Speech) -> Iterator[Part]:
    yield Heading(speech.say(labels.EVALUATION), "evaluation")
    told = {
        labels.BY: speech.wording.names(evaluation.by),
        labels.PURPOSE: evaluation.purpose,
        labels.QUESTIONS_ASKED: tuple(question.text for question in evaluation.questions),
        labels.NOTES: evaluation.notes,
    }
    if (facts := facts_of(speech, told)).facts:
        yield facts
    if evaluation.data_sources:
        columns = {
            labels.DATA_SOURCE: 3,
            labels.DESCRIPTION: 4,
            labels.FROM_WHOM: 3,
            labels.WHEN: 3,
        }
        rows = [_data_source(source, speech) for source in evaluation.data_sources]
        yield table_of(speech, labels.DATA_SOURCES, columns, rows)


def _data_source(source: DataSource, speech: Speech) -> tuple[str, str, str, str]:
    when = [sentence(speech.wording.when(source.when))] if source.when else []
    if source.times:
        when.append(speech.wording.times(source.times))
    if source.activity:
        when.append(speech.activities[source.activity].name)
    return source.name, source.content or "", speech.wording.names(source.who), "\n".join(when)


def _contributions(speech: Speech) -> Iterator[Part]:
    texts: dict[str, list[str]] = {}
    for contribution in speech.programme.contributions:
        texts.setdefault(speech.wording.names(contribution.who), []).append(contribution.text)
    rows = [(who, "\n".join(those)) for who, those in texts.items()]
    columns = {labels.PARTY: 3, labels.CONTRIBUTION: 7}
    yield Heading(speech.say(labels.CONTRIBUTIONS), "contributions")
    yield table_of(speech, labels.CONTRIBUTIONS, columns, rows)


def _call(call: Call, speech: Speech) -> Iterator[Part]:
    wording = speech.wording
    yield Heading(speech.say(labels.CALL), "call")
    yield Paragraph(call.name)
    yield facts_of(
        speech,
        {
            labels.DEADLINE: sentence(wording.when(call.deadline)) if call.deadline else None,
            labels.OPENS: sentence(wording.when(call.opens)) if call.opens else None,
            labels.ANSWER: sentence(wording.when(call.answer)) if call.answer else None,
            labels.PURPOSE: call.purpose,
            labels.TARGET_GROUP: call.target_group,
            labels.APPLICANTS: call.applicants,
            labels.DECIDED_BY: call.decided_by,
            labels.CAPACITY: wording.how_many(call.capacity) if call.capacity else None,
            labels.SENT: call.submitted_by,
            labels.CONTACT: wording.name(call.contact) if call.contact else None,
            labels.CHOSEN: call.selection_text,
            labels.REQUIREMENTS: tuple(requirement.text for requirement in call.requirements),
            labels.CRITERIA: tuple(f"{one.name}: {one.text}" for one in call.criteria),
            labels.LEGAL_BASIS: call.legal_basis,
        },
    )
