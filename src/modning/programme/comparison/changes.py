"""What changed between two versions of a programme, as values."""

from dataclasses import dataclass
from typing import Literal

from modning.language import Text
from modning.programme.expansion import Occurrence

ChangeKind = Literal["added", "dropped", "moved", "renamed", "changed"]
Shift = Literal["later", "earlier", "narrowed", "widened", "settled", "unsettled", "other"]


@dataclass(frozen=True, slots=True)
class Concerned:
    """Whom a change concerns: all who take part or are responsible in the old or new version.

    `who` are ids of parties, roles and teams, `names` what they are called; `sites` are the keys
    of the sites where a local activity is held.
    """

    who: tuple[str, ...]
    names: tuple[str, ...]
    sites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field whose meaning is another now; a wording is empty where nothing was said."""

    name: str
    label: Text
    old: Text
    new: Text


@dataclass(frozen=True, slots=True)
class TurnChange:
    """One of the times that something is held: moved, or added or dropped where a side is None.

    `days` tells how many days later its start is, below zero for earlier.
    """

    old: Text | None
    new: Text | None
    days: int = 0
    shift: Shift = "other"


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one part. A part that was moved and changed has a change of each kind.

    `part` is its sort, such as ``activity``; `id` is the new one where it has one. `sentence`
    says it all, whom it concerns included.
    """

    kind: ChangeKind
    part: str
    id: str
    name: str
    concerned: Concerned
    sentence: Text
    fields: tuple[FieldChange, ...] = ()
    turns: tuple[TurnChange, ...] = ()
    old_id: str = ""


@dataclass(frozen=True, slots=True)
class OccurrenceChange:
    """An occurrence at its site that was moved, or added or dropped where a side is None."""

    old: Occurrence | None
    new: Occurrence | None
    concerned: Concerned
    days: int = 0
    shift: Shift = "other"

    @property
    def kind(self) -> ChangeKind:
        """Whether it was added, dropped or moved."""
        if self.old is None:
            return "added"
        return "moved" if self.new else "dropped"


@dataclass(frozen=True, slots=True)
class Changes:
    """All that changed, part by part and occurrence by occurrence."""

    parts: tuple[Change, ...] = ()
    occurrences: tuple[OccurrenceChange, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.parts or self.occurrences)

    def of_kind(self, kind: ChangeKind) -> tuple[Change, ...]:
        """Return the changes of one kind, in the order of the programme."""
        return tuple(change for change in self.parts if change.kind == kind)

    def at_site(self, key: str) -> tuple[OccurrenceChange, ...]:
        """Return the changed occurrences that a site sees: its own and the common ones."""
        return tuple(
            change
            for change in self.occurrences
            for one in (change.new or change.old,)
            if one and (one.site is None or one.site.key == key)
        )
