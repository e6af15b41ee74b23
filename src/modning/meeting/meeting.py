"""A meeting's way from a window in the plan to a day held, and what may follow what."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, get_args

from modning.dates import Period
from modning.language import Text, in_language
from modning.meeting.slot import Slot
from modning.programme.calendar import uid_of
from modning.programme.expansion import Occurrence
from modning.programme.schema.definition import Programme

State = Literal["window", "proposed", "fixed", "held", "cancelled"]
Deed = Literal["propose", "fix", "convene", "revise", "move", "withdraw", "hold", "cancel"]
Letter = Literal["request", "cancel"]
STATES: tuple[State, ...] = get_args(State)
DEEDS: tuple[Deed, ...] = get_args(Deed)

# Every step a meeting can take. What is not here cannot be done; held and cancelled are the end.
TRANSITIONS: dict[tuple[State, Deed], State] = {
    ("window", "propose"): "proposed",
    ("window", "fix"): "fixed",
    ("window", "cancel"): "cancelled",
    ("proposed", "propose"): "proposed",
    ("proposed", "withdraw"): "window",
    ("proposed", "fix"): "fixed",
    ("proposed", "cancel"): "cancelled",
    ("fixed", "convene"): "fixed",
    ("fixed", "revise"): "fixed",
    ("fixed", "move"): "fixed",
    ("fixed", "withdraw"): "window",
    ("fixed", "hold"): "held",
    ("fixed", "cancel"): "cancelled",
}
NEED_A_SLOT = frozenset({"fix", "move"})
NEED_A_REASON = frozenset({"move", "withdraw", "cancel"})

# What those convened receive for each step; a date poll is a letter of its own.
LETTERS: dict[Deed, Letter] = {
    "convene": "request",
    "revise": "request",
    "move": "request",
    "withdraw": "cancel",
    "cancel": "cancel",
}

STATE_NAMES: dict[State, Text] = {
    "window": Text("i planen", "in the plan"),
    "proposed": Text("foreslået", "proposed"),
    "fixed": Text("fastlagt", "fixed"),
    "held": Text("holdt", "held"),
    "cancelled": Text("aflyst", "cancelled"),
}
DEED_NAMES: dict[Deed, Text] = {
    "propose": Text("foreslå tider for", "propose times for"),
    "fix": Text("fastlægge", "fix"),
    "convene": Text("indkalde til", "convene"),
    "revise": Text("rette", "revise"),
    "move": Text("flytte", "move"),
    "withdraw": Text("trække tiden tilbage for", "withdraw the time of"),
    "hold": Text("holde", "hold"),
    "cancel": Text("aflyse", "cancel"),
}
_NOT_FROM_HERE = Text(
    "Mødet er {state}. Du kan ikke {deed} det.", "The meeting is {state}. You cannot {deed} it."
)
_NEEDS_REASON = Text(
    "Skriv hvorfor, så de indkaldte kan få det at vide.",
    "Write why, so that those convened can be told.",
)
_NEEDS_SLOT = Text("Skriv dag og klokkeslæt.", "Write the day and the time.")
_NO_SLOT = Text("Her hører der ingen tid til.", "No time belongs here.")
_SAME_SLOT = Text("Mødet ligger allerede på den tid.", "The meeting is already at that time.")
_ALREADY_CONVENED = Text("Der er allerede indkaldt.", "It has already been convened.")
_NOT_OVER = Text(
    "Mødet er ikke begyndt endnu. Du kan først skrive, at det er holdt, når det er begyndt.",
    "The meeting has not begun yet. You can only record it as held once it has.",
)


class UnableToStep(ValueError):
    """A step that a meeting cannot take now; `told` says why."""

    def __init__(self, told: Text) -> None:
        super().__init__(told.en)
        self.told = told


@dataclass(frozen=True, slots=True)
class Step:
    """One deed done to a meeting: who (an id), when, and why where a reason is needed.

    `slot` is the time that `fix` and `move` give it. `reason` is as a person wrote it, or in both
    languages.
    """

    deed: Deed
    by: str
    at: datetime
    reason: str | Text = ""
    slot: Slot | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """One occurrence on its way: the same meeting, by its `uid`, wherever it is moved.

    `planned` is the window it first had. Nobody is told anything before it is `convened`;
    `letters` counts what those convened have been sent since.
    """

    uid: str
    planned: Period
    state: State = "window"
    slot: Slot | None = None
    convened: bool = False
    letters: int = 0
    steps: tuple[Step, ...] = ()

    @classmethod
    def of(cls, programme: Programme, occurrence: Occurrence) -> "Meeting":
        """The meeting that an occurrence is to become, with the identifier calendars know it by."""
        return cls(uid_of(programme, occurrence), occurrence.window)

    @property
    def sequence(self) -> int:
        """The SEQUENCE of the latest letter; each letter has its own, and it never falls."""
        return max(0, self.letters - 1)

    @property
    def is_moved(self) -> bool:
        """Whether a day that was fixed has been given up for another, known or not."""
        slots = [step.slot for step in self.steps if step.slot]
        return len(slots) > 1 or (bool(slots) and self.slot is None)

    @property
    def is_over(self) -> bool:
        """Whether nothing more can happen to it."""
        return self.state in {"held", "cancelled"}


def take(meeting: Meeting, step: Step) -> Meeting:
    """Return the meeting after `step`; raise `UnableToStep` where the step cannot be taken."""
    state = TRANSITIONS.get((meeting.state, step.deed))
    if state is None:
        told = _NOT_FROM_HERE.filled(state=STATE_NAMES[meeting.state], deed=DEED_NAMES[step.deed])
        raise UnableToStep(told)
    if why_not := _missing(meeting, step):
        raise UnableToStep(why_not)
    return replace(
        meeting,
        state=state,
        slot=None if state in {"window", "proposed"} else step.slot or meeting.slot,
        convened=step.deed == "convene" or (meeting.convened and step.deed != "withdraw"),
        letters=meeting.letters + (letter_of(meeting, step.deed) is not None),
        steps=(*meeting.steps, step),
    )


def letter_of(meeting: Meeting, deed: Deed) -> Letter | None:
    """Return what `deed` sends to those convened, or None while the meeting is a draft."""
    return LETTERS.get(deed) if meeting.convened or deed == "convene" else None


def _missing(meeting: Meeting, step: Step) -> Text | None:
    """Return what the step lacks, or None where it can be taken."""
    slot_needed = step.deed in NEED_A_SLOT
    refusals = (
        (step.deed in NEED_A_REASON and not in_language(step.reason, "da").strip(), _NEEDS_REASON),
        (slot_needed and step.slot is None, _NEEDS_SLOT),
        (not slot_needed and step.slot is not None, _NO_SLOT),
        (step.deed == "move" and step.slot == meeting.slot, _SAME_SLOT),
        (step.deed == "convene" and meeting.convened, _ALREADY_CONVENED),
        (step.deed == "hold" and _is_ahead(meeting.slot, step.at), _NOT_OVER),
    )
    return next((told for refused, told in refusals if refused), None)


def _is_ahead(slot: Slot | None, at: datetime) -> bool:
    return slot is not None and at < slot.starts
