"""Who was there, who came for whom, and whether that is enough."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from modning.language import Text
from modning.meeting.invitation.value import Answered
from modning.meeting.seat import Seat

Presence = Literal["present", "online", "represented", "absent", "unknown"]
PRESENCES: dict[Presence, Text] = {
    "present": Text("Til stede", "Present"),
    "online": Text("Online", "Online"),
    "represented": Text("Repræsenteret", "Represented"),
    "absent": Text("Afbud", "Absent"),
    "unknown": Text("Ikke oplyst", "Not known"),
}
# What an answer promises, before the meeting.
PROMISED: dict[Answered, Presence] = {
    "accepted": "present",
    "declined": "absent",
    "tentative": "unknown",
    "needs-action": "unknown",
    "delegated": "represented",
}

_NOBODY = Text("{seat} mangler.", "{seat} is missing.")
_TOO_FEW = Text(
    "{seat}: {there} er med, og der skal mindst være {lowest}.",
    "{seat}: {there} take part, and there must be at least {lowest}.",
)
_ONLINE = Text(
    " {names} er kun med online, og her skal man møde frem.",
    " {names} take part online only, and here one must be present.",
)
_NO_SHOW = Text(
    " {names} har sendt en anden, som ikke er med.",
    " {names} sent another, who does not take part.",
)


class UnclearAttendance(ValueError):
    """Attendance that contradicts itself."""


@dataclass(frozen=True, slots=True)
class Attendance:
    """One person's attendance: the roles and party they hold (ids), and from which site.

    `represented_by` is the person who came in their place.
    """

    person: str
    name: str
    holds: frozenset[str] = field(default_factory=frozenset)
    site: str | None = None
    presence: Presence = "present"
    represented_by: str | None = None

    def __post_init__(self) -> None:
        if (self.presence == "represented") != (self.represented_by is not None):
            message = f"say who represents {self.name}, and say it only of one represented"
            raise UnclearAttendance(message)
        if self.represented_by == self.person:
            message = f"{self.name} cannot represent themselves"
            raise UnclearAttendance(message)

    @property
    def is_there(self) -> bool:
        """Whether the person takes part themselves."""
        return self.presence in {"present", "online"}


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A required seat that too few fill, and those who nearly did."""

    seat: Seat
    there: int
    only_online: tuple[str, ...] = ()
    sent_nobody: tuple[str, ...] = ()

    @property
    def told(self) -> Text:
        """What is missing, and why those who seem to fill it do not."""
        nobody_of_one = self.there == 0 and self.seat.lowest == 1
        wording = _NOBODY if nobody_of_one else _TOO_FEW
        told = wording.filled(seat=self.seat.told, there=self.there, lowest=self.seat.lowest)
        for reason, names in ((_ONLINE, self.only_online), (_NO_SHOW, self.sent_nobody)):
            if names:
                more = reason.filled(names=", ".join(names))
                told = Text(told.da + more.da, told.en + more.en)
        return told


def shortfalls(seats: Iterable[Seat], attending: Iterable[Attendance]) -> tuple[Shortfall, ...]:
    """Return the required seats that are not filled; empty where the meeting has its minimum.

    A person fills every seat whose role they hold, and those of the people they represent, but
    counts once in each. Online counts where the plan or the meeting's form lets people take part
    so. Whether a condition such as “who delivered the intervention” holds is for people to judge.
    """
    attending = tuple(attending)
    there = {one.person: one for one in attending if one.is_there}
    return tuple(
        found
        for seat in seats
        if seat.is_required and (found := _filling(seat, attending, there)).there < seat.lowest
    )


def numbers_of(attending: Iterable[Attendance]) -> tuple[tuple[Presence, int], ...]:
    """Return how many took part in each way, of the ways that anybody did."""
    numbers = Counter(one.presence for one in attending)
    return tuple((presence, numbers[presence]) for presence in PRESENCES if numbers[presence])


def as_answered(
    one: Attendance, answered: Answered, *, represented_by: str | None = None
) -> Attendance:
    """Return the attendance that an answer promises, so that a minimum can be seen beforehand.

    One who sends another without saying whom is not counted on.
    """
    presence = PROMISED[answered]
    if presence != "represented":
        return replace(one, presence=presence, represented_by=None)
    if represented_by is None:
        return replace(one, presence="absent", represented_by=None)
    return replace(one, presence=presence, represented_by=represented_by)


def _filling(
    seat: Seat, attending: tuple[Attendance, ...], there: dict[str, Attendance]
) -> Shortfall:
    counted: set[str] = set()
    only_online: list[str] = []
    sent_nobody: list[str] = []
    for one in attending:
        if not seat.fits(one.holds, one.site):
            continue
        body = there.get(one.represented_by or one.person)
        if body is None:
            sent_nobody += [one.name] if one.represented_by else []
        elif body.presence == "present" or seat.online:
            counted.add(body.person)
        else:
            only_online.append(body.name)
    return Shortfall(seat, len(counted), tuple(only_online), tuple(sent_nobody))
