"""Between curricula and certificates as rows and the method's values."""

from datetime import date

from modning.meeting.training import Curriculum as MethodCurriculum
from modning.meeting.training import Trainee, Training, trainings
from modning.programme.schema.definition import Programme as Defined
from modning_web.courses.models import Certificate, Curriculum
from modning_web.courses.queries import (
    days_held,
    trainees,
    training_activities,
    training_meetings,
)
from modning_web.programmes.models import Programme


def curriculum_of(row: Curriculum) -> MethodCurriculum:
    """Return the method's curriculum."""
    return MethodCurriculum(row.version, tuple(row.modules))


def module_names(defined: Defined) -> dict[str, str]:
    """Return what the modules are called."""
    return {one.id: one.name for one in training_activities(defined)}


def trainings_in(
    programme: Programme,
    defined: Defined,
    *,
    sites: frozenset[str] | None,
    on: date,
) -> dict[Curriculum, tuple[Training, ...]]:
    """Return how far everybody at these sites (None for all) is in each curriculum."""
    curricula = list(programme.curricula.all())
    days = days_held(training_meetings(programme, defined), curricula)
    people = trainees(programme, defined, sites=sites)
    return {row: trainings(curriculum_of(row), days, people, on) for row in curricula}


def training_of(row: Certificate) -> Training:
    """Return the training that a certificate was issued for, as it stood then."""
    attended = tuple((name, date.fromisoformat(day)) for name, day in row.attended)
    trainee = Trainee(str(row.person_id), row.name)
    return Training(trainee, row.version, attended, lacking=(), has_left=False)


def issuer_of(programme: Programme, defined: Defined) -> str:
    """Return in whose name certificates are issued: the programme's owner."""
    return next((one.name for one in defined.parties if one.id == defined.owner), programme.title)


def site_name(programme: Programme, key: str | None) -> str:
    """Return what a site is called; empty for those who belong to none."""
    return next((one.name for one in programme.sites.all() if one.key == key), "")
