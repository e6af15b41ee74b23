"""Who is trained in which version of the intervention, by the training days they attended."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from modning.dates import Period
from modning.language import Text
from modning.meeting.slot import days_written

_TRAINED = Text(
    "{name} blev uddannet i {version} {since}.", "{name} was trained in {version} on {since}."
)
_LACKS = Text("{name} mangler {modules} i {version}.", "{name} lacks {modules} in {version}.")
_LEFT = Text("{name} er stoppet.", "{name} has left.")
_SITE = Text(
    "{site}: {number} uddannet i {version}, der skal være mindst {lowest}.",
    "{site}: {number} trained in {version}, there must be at least {lowest}.",
)


@dataclass(frozen=True, slots=True)
class Curriculum:
    """What it takes to be trained in a version: every one of its `modules` (keys).

    A course of two days has two modules, such as “modul-1-dag-1”; each may be held again.
    """

    version: str
    modules: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.modules or len(set(self.modules)) != len(self.modules):
            message = f"the training in {self.version} needs modules, each once"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class TrainingDay:
    """A training day held: which module, in which version, and who was there (ids)."""

    day: date
    module: str
    version: str
    present: frozenset[str]


@dataclass(frozen=True, slots=True)
class Trainee:
    """One who is to be trained, at which site, and the first day they are no longer there."""

    person: str
    name: str
    site: str | None = None
    left_on: date | None = None

    def has_left(self, on: date) -> bool:
        """Whether they have left by the day `on`."""
        return self.left_on is not None and self.left_on <= on


@dataclass(frozen=True, slots=True)
class Training:
    """How far one person is in one version.

    `attended` has the first day they attended each module; `trained_on` is when the last of them
    fell into place, None while some are lacking.
    """

    trainee: Trainee
    version: str
    attended: tuple[tuple[str, date], ...]
    lacking: tuple[str, ...]
    has_left: bool

    @property
    def trained_on(self) -> date | None:
        """The day they had attended every module, or None."""
        return None if self.lacking else max(day for _, day in self.attended)

    @property
    def can_deliver(self) -> bool:
        """Whether they are trained and still there."""
        return not self.lacking and not self.has_left

    @property
    def told(self) -> Text:
        """Where they stand, in a sentence."""
        name = self.trainee.name
        if self.has_left:
            return _LEFT.filled(name=name)
        if self.lacking:
            modules = ", ".join(self.lacking)
            return _LACKS.filled(name=name, modules=modules, version=self.version)
        since = days_written(Period.of_day(max(day for _, day in self.attended)))
        return _TRAINED.filled(name=name, version=self.version, since=since)


def trainings(
    curriculum: Curriculum,
    days: Iterable[TrainingDay],
    trainees: Iterable[Trainee],
    on: date,
) -> tuple[Training, ...]:
    """Return how far each trainee is in the curriculum's version on the day `on`.

    Only days of that version, and not after `on`, count: who learnt version 1 has not learnt
    version 2. What someone attended after they left does not count either.
    """
    held = sorted(
        (day for day in days if day.version == curriculum.version and day.day <= on),
        key=lambda one: one.day,
    )
    return tuple(_training(curriculum, held, trainee, on) for trainee in trainees)


def _training(
    curriculum: Curriculum, held: list[TrainingDay], trainee: Trainee, on: date
) -> Training:
    first: dict[str, date] = {}
    for day in held:
        if trainee.person in day.present and not trainee.has_left(day.day):
            first.setdefault(day.module, day.day)
    return Training(
        trainee,
        curriculum.version,
        attended=tuple((module, first[module]) for module in curriculum.modules if module in first),
        lacking=tuple(module for module in curriculum.modules if module not in first),
        has_left=trainee.has_left(on),
    )


def short_of_trained(
    found: Iterable[Training], sites: Iterable[tuple[str, str]], lowest: int
) -> tuple[Text, ...]:
    """Return in words the sites (key, name) where fewer than `lowest` can deliver the version."""
    found = tuple(found)
    told = []
    for key, name in sites:
        ready = [one for one in found if one.can_deliver and one.trainee.site == key]
        if len(ready) < lowest:
            version = next((one.version for one in found), "")
            told.append(_SITE.filled(site=name, number=len(ready), version=version, lowest=lowest))
    return tuple(told)
