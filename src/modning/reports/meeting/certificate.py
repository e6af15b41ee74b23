"""A certificate of training, to hang up."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from modning.document.content import Fact
from modning.document.diploma import Diploma
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


@dataclass(frozen=True, slots=True)
class Issue:
    """In whose name a certificate is issued, by which person, when, and its number.

    `site_name` is where the one it is for works, empty where that is not known.
    """

    issuer: str
    by: str
    on: date
    number: str
    site_name: str = ""


def certificate(
    training: Training,
    *,
    programme: str,
    issue: Issue,
    modules: Mapping[str, str],
    language: Language,
) -> Diploma:
    """Return the certificate of one who has attended every module; raise `NotTrained` else.

    `modules` is what each module is called. Who has left since keeps the certificate.
    """
    name = training.trainee.name
    if training.lacking:
        lacking = ", ".join(modules.get(one, one) for one in training.lacking)
        raise NotTrained(_LACKING.filled(name=name, modules=lacking))
    speech = Speech(language, modules)
    rows = ((speech.name(module), speech.day(day)) for module, day in training.attended)
    issued, signed = speech.say(labels.ISSUED), speech.say(labels.SIGNED)
    return Diploma(
        title=speech.say(labels.CERTIFICATE),
        issuer=issue.issuer,
        given_to=speech.say(labels.GIVEN_TO),
        holder=name,
        place=issue.site_name,
        deed=speech.say(labels.HAS_TAKEN),
        subject=programme,
        edition=training.version,
        table=speech.table(labels.DAYS_ATTENDED, {labels.MODULE: 3, labels.DAY: 1}, rows),
        signed=(
            Fact(issued, (speech.day(issue.on),)),
            Fact(signed, ("", issue.by, issue.issuer)),
        ),
        number=speech.say(labels.CERTIFICATE_NUMBER.filled(number=issue.number)),
        about=speech.say(labels.CERTIFICATE_SUBJECT.filled(name=name)),
        language=language,
        dated=issue.on,
    )
