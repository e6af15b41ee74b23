"""What the pages of training show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from modning.meeting.attendance import PRESENCES, Presence
from modning.meeting.training import Training, short_of_trained
from modning_web.courses.mapping import module_names, trainings_in
from modning_web.courses.models import Certificate, Curriculum
from modning_web.courses.queries import participants
from modning_web.meetings.agenda_queries import names_in
from modning_web.meetings.models import Meeting
from modning_web.programmes.mapping import definition_of
from modning_web.programmes.models import Programme, Site
from modning_web.programmes.wording import in_page_language


@dataclass(frozen=True, slots=True)
class Line:
    """One person in one version, and the certificate they have."""

    training: Training
    site: str
    lacking: str
    certificate: Certificate | None


@dataclass(frozen=True, slots=True)
class Version:
    """A version: what it takes, where too few are trained, and how far each person is."""

    curriculum: Curriculum
    modules: str
    shortfalls: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def trained(self) -> int:
        """How many can deliver it."""
        return sum(line.training.can_deliver for line in self.lines)

    @property
    def left(self) -> int:
        """How many have left."""
        return sum(line.training.has_left for line in self.lines)


def versions_of(
    programme: Programme, sites: list[Site], *, only: frozenset[str] | None, on: date
) -> tuple[Version, ...]:
    """Return every version of a programme's training; `only` the sites one may see."""
    if programme.current is None:
        return ()
    defined = definition_of(programme.current.text).programme
    names = module_names(defined)
    found = trainings_in(programme, defined, sites=only, on=on)
    certificates = {(str(one.person_id), one.version): one for one in programme.certificates.all()}
    places = {site.key: site.name for site in sites}
    return tuple(
        Version(
            row,
            modules=", ".join(names.get(key, key) for key in row.modules),
            shortfalls=tuple(
                in_page_language(one)
                for one in short_of_trained(trained, places.items(), row.lowest)
            ),
            lines=tuple(_lines(trained, places, names, certificates)),
        )
        for row, trained in found.items()
    )


def _lines(
    trained: Iterable[Training],
    places: dict[str, str],
    names: dict[str, str],
    certificates: dict[tuple[str, str], Certificate],
) -> Iterable[Line]:
    for one in trained:
        yield Line(
            one,
            site=places.get(one.trainee.site or "", ""),
            lacking=", ".join(names.get(key, key) for key in one.lacking),
            certificate=certificates.get((one.trainee.person, one.version)),
        )


@dataclass(frozen=True, slots=True)
class Participant:
    """One who is convened to a training day, or was there."""

    name: str
    role: str
    site: str
    answered: str
    presence: str


def participant_lines(meeting: Meeting, *, only: frozenset[str] | None) -> list[Participant]:
    """Return who comes and came; `only` those of the sites one may see."""
    defined = (
        definition_of(meeting.programme.current.text).programme
        if meeting.programme.current
        else None
    )
    roles = names_in(defined)
    return [
        Participant(
            person.name,
            roles.get(role, role),
            site.name if site else "",
            answered,
            in_page_language(PRESENCES[_presence(presence)]) if presence else "",
        )
        for person, role, site, answered, presence in participants(meeting)
        if only is None or (site is not None and site.key in only)
    ]


def _presence(value: str) -> Presence:
    return next(one for one in PRESENCES if one == value)
