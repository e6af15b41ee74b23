"""Timed items, and whether they fit in the meeting."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate, count
from typing import Literal

from modning.language import Text
from modning.meeting.agenda.minutes_typed import LONGEST, write_minutes
from modning.meeting.outcome import Outcome
from modning.programme.calendar import DANISH_TIME

ItemKind = Literal["item", "questions", "break"]

_FITS = Text("Dagsordenen passer med mødets længde.", "The agenda fits the meeting's length.")
_OVER = Text(
    "Dagsordenen er {minutes} længere end mødet.",
    "The agenda is {minutes} longer than the meeting.",
)
_UNDER = Text(
    "Der er {minutes} tilbage, som ikke er fordelt.", "{minutes} are left that no item has."
)


def item_numbers(kinds: Iterable[str]) -> tuple[int | None, ...]:
    """Return the number of each item; a break has none, so that agenda and minutes agree."""
    numbers = count(1)
    return tuple(None if kind == "break" else next(numbers) for kind in kinds)


@dataclass(frozen=True, slots=True)
class Item:
    """An item and its length in whole minutes.

    `id` names it wherever it is moved. `responsible` are ids of roles, parties or people.
    `questions` is time set aside for questions. `came_from` are the uids of the meetings it was
    moved on from, `copied_from` the id of the item it repeats.
    """

    id: str
    title: str
    minutes: int
    kind: ItemKind = "item"
    responsible: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    note: str = ""
    outcomes: tuple[Outcome, ...] = ()
    came_from: tuple[str, ...] = ()
    copied_from: str | None = None

    def __post_init__(self) -> None:
        if not 0 < self.minutes <= LONGEST:
            message = f"an item takes from 1 to {LONGEST} minutes, not {self.minutes}"
            raise ValueError(message)
        if not self.title.strip():
            message = "an item needs a title"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Agenda:
    """The items of one meeting, in order."""

    meeting: str
    items: tuple[Item, ...] = ()

    def __post_init__(self) -> None:
        ids = [item.id for item in self.items]
        if len(ids) != len(set(ids)):
            message = "two items have the same id"
            raise ValueError(message)

    @property
    def minutes(self) -> int:
        """How long all items take together."""
        return sum(item.minutes for item in self.items)

    def item(self, item_id: str) -> Item | None:
        """Return the item with that id."""
        return next((item for item in self.items if item.id == item_id), None)


@dataclass(frozen=True, slots=True)
class Fit:
    """How an agenda's items add up against the meeting: minutes over (above zero) or under."""

    over: int

    @property
    def told(self) -> Text:
        """What to tell those who plan the meeting."""
        if self.over == 0:
            return _FITS
        minutes = abs(self.over)
        written = Text(write_minutes(minutes, "da"), write_minutes(minutes, "en"))
        return (_OVER if self.over > 0 else _UNDER).filled(minutes=written)


@dataclass(frozen=True, slots=True)
class TimedItem:
    """An item with its clock times, Danish time."""

    item: Item
    starts: datetime
    ends: datetime


def fit(agenda: Agenda, meeting_minutes: int) -> Fit:
    """Return how the items add up against a meeting of so many minutes."""
    return Fit(agenda.minutes - meeting_minutes)


def timetable(agenda: Agenda, starts: datetime) -> Iterator[TimedItem]:
    """Yield the items with their times, one after the other from `starts`."""
    ends = accumulate((item.minutes for item in agenda.items), initial=0)
    times = [_after(starts, minutes) for minutes in ends]
    for item, begins, finishes in zip(agenda.items, times, times[1:], strict=False):
        yield TimedItem(item, begins, finishes)


def _after(starts: datetime, minutes: int) -> datetime:
    # Counted in UTC, since the clock jumps twice a year.
    return (starts.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(DANISH_TIME)
