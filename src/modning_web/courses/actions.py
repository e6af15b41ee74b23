"""What people do about training: say what it takes, and issue certificates."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from modning.language import Text
from modning.meeting.training import Training
from modning.reports.meeting.certificate import NotTrained
from modning_web.access.models import User
from modning_web.audit import actions as audit
from modning_web.courses.models import Certificate, Curriculum
from modning_web.programmes.models import Programme

_NO_MODULES = Text("Vælg mindst ét modul.", "Choose at least one module.")
_LACKING = Text(
    "{name} mangler moduler og kan ikke få et kursusbevis.",
    "{name} lacks modules and cannot be given a certificate.",
)


class UnableToSetCurriculum(ValueError):
    """A curriculum that says nothing; `told` says what is lacking."""

    def __init__(self, told: Text) -> None:
        super().__init__(told.en)
        self.told = told


@transaction.atomic
def set_curriculum(
    *,
    programme: Programme,
    version: str,
    modules: Iterable[str],
    lowest: int,
    by: User | None,
    at: datetime,
) -> Curriculum:
    """Say which modules it takes to be trained in a version; what was said before is replaced."""
    chosen = list(modules)
    if not chosen:
        raise UnableToSetCurriculum(_NO_MODULES)
    last: int = programme.curricula.aggregate(last=Max("position"))["last"] or 0
    said = {"modules": chosen, "lowest": lowest, "set_by": by, "set_at": at}
    row, _ = Curriculum.objects.update_or_create(
        programme=programme,
        version=version,
        defaults=said,
        create_defaults={**said, "position": last + 1},
    )
    audit.record(
        "courses.set_curriculum",
        by=by,
        at=at,
        on=row,
        programme_key=programme.key,
        details={"modules": chosen, "lowest": lowest},
    )
    return row


@transaction.atomic
def issue_certificate(  # noqa: PLR0913 -- a certificate says for what, to whom, by whom and when
    *,
    programme: Programme,
    training: Training,
    person: User,
    modules: Mapping[str, str],
    issuer: str,
    issued_on: date,
    site_name: str = "",
    by: User,
    at: datetime,
) -> Certificate:
    """Give a person who has attended every module a certificate; a second time it is the same."""
    if training.lacking:
        raise NotTrained(_LACKING.filled(name=person.name))
    attended = [[modules.get(key, key), day.isoformat()] for key, day in training.attended]
    row, is_new = Certificate.objects.get_or_create(
        programme=programme,
        person=person,
        version=training.version,
        defaults={
            "name": person.name,
            "attended": attended,
            "issued_on": issued_on,
            "issued_by": by,
            "issuer": issuer,
            "site_name": site_name,
            "signed_by": by.name,
            "at": at,
        },
    )
    if is_new:
        audit.record(
            "courses.issue_certificate",
            by=by,
            at=at,
            on=row,
            programme_key=programme.key,
            details={"person": str(person.pk), "version": training.version},
        )
    return row
