"""A certificate of training as a document."""

from collections.abc import Mapping
from datetime import date

from modning.document.content import Document, Paragraph
from modning.language import Language, Text
from modning.meeting.training import Training
from modning.reports.meeting import labels
from modning.reports.meeting.speech import Speech

_LACKING = Text(
    "{name} mangler {modules}. Et kursusbevis kræver alle moduler.",
    "{name} lacks {modules}. A certificate takes every module.",
)


class NotTrained(ValueError):
    """Someone who has not completed the training; `told` says what is lacking."""

    def __init__(self, told: Text) -> None:
        super().__init__(told.en)
        self.told = told


def certificate(
    training: Training,
    *,
    intervention: str,
    issuer: str,
    issued_on: date,
    modules: Mapping[str, str],
    language: Language,
) -> Document:
    """Return the certificate of one who has attended every module; raise `NotTrained` else.

    `modules` is what each module is called. Who has left since keeps the certificate.
    """
    name = training.trainee.name
    if training.lacking:
        lacking = ", ".join(modules.get(one, one) for one in training.lacking)
        raise NotTrained(_LACKING.filled(name=name, modules=lacking))
    speech = Speech(language, modules)
    taken = labels.HAS_TAKEN.filled(name=name, intervention=intervention, version=training.version)
    rows = ((speech.name(module), speech.day(day)) for module, day in training.attended)
    return Document(
        title=speech.say(labels.CERTIFICATE),
        subtitle=name,
        language=language,
        author=issuer,
        subject=speech.say(labels.CERTIFICATE_SUBJECT.filled(name=name)),
        dated=issued_on,
        footer=issuer,
        parts=(
            Paragraph(speech.say(taken)),
            speech.table(
                labels.DAYS_ATTENDED, {labels.MODULE: 3, labels.DAY: 2}, rows, repeats_heading=False
            ),
            speech.facts({labels.ISSUED: speech.day(issued_on), labels.ISSUER: issuer}),
        ),
    )
