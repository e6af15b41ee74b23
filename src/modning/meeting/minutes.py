"""Decision minutes: drafted, circulated, approved, and after that only amended."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from modning.language import Text
from modning.meeting.agenda import Item
from modning.meeting.outcome import Outcome

MinutesState = Literal["draft", "circulated", "approved"]
MinutesDeed = Literal["write", "circulate", "approve", "amend"]

# Writing in what is circulated makes it a draft: what is approved is what people have seen.
TRANSITIONS: dict[tuple[MinutesState, MinutesDeed], MinutesState] = {
    ("draft", "write"): "draft",
    ("draft", "circulate"): "circulated",
    ("circulated", "write"): "draft",
    ("circulated", "approve"): "approved",
    ("approved", "amend"): "approved",
}
MINUTES_STATES: dict[MinutesState, Text] = {
    "draft": Text("Kladde", "Draft"),
    "circulated": Text("Sendt til kommentering", "Circulated for comments"),
    "approved": Text("Godkendt", "Approved"),
}
_REFUSALS: dict[MinutesDeed, Text] = {
    "write": Text(
        "Referatet er godkendt. Det kan kun få en tilføjelse.",
        "The minutes are approved. They can only be amended.",
    ),
    "circulate": Text("Kun en kladde kan sendes rundt.", "Only a draft can be circulated."),
    "approve": Text(
        "Kun et referat, der er sendt rundt, kan godkendes.",
        "Only minutes that have been circulated can be approved.",
    ),
    "amend": Text(
        "Referatet er ikke godkendt endnu. Ret i teksten i stedet.",
        "The minutes are not approved yet. Change the text instead.",
    ),
}
_NO_REASON = Text("Skriv, hvorfor referatet ændres.", "Write why the minutes are amended.")
_NO_ITEM = Text("Punktet står ikke i referatet.", "The item is not in the minutes.")
_NOTHING_NEW = Text("Tilføjelsen ændrer ikke noget.", "The amendment changes nothing.")
_EMPTY = Text("Der står ingen punkter i referatet.", "There are no items in the minutes.")


class UnableToChangeMinutes(ValueError):
    """A deed that the minutes do not allow now; `told` says why."""

    def __init__(self, told: Text) -> None:
        super().__init__(told.en)
        self.told = told


@dataclass(frozen=True, slots=True)
class Signature:
    """Who (an id) did something to the minutes, and when."""

    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Amendment:
    """A change to approved minutes: an outcome put in, changed (`before`) or struck out.

    `were` are all the item's outcomes before it, so that what was approved stays readable.
    """

    signed: Signature
    reason: str
    item: str
    before: Outcome | None
    after: Outcome | None
    were: tuple[Outcome, ...] = ()


@dataclass(frozen=True, slots=True)
class Minutes:
    """The minutes of one meeting; `items` are the agenda's, with what came of them."""

    meeting: str
    items: tuple[Item, ...]
    state: MinutesState = "draft"
    circulated: Signature | None = None
    approved: Signature | None = None
    amendments: tuple[Amendment, ...] = ()

    def item(self, item_id: str) -> Item | None:
        """Return the item with that id."""
        return next((item for item in self.items if item.id == item_id), None)


def write(minutes: Minutes, items: tuple[Item, ...]) -> Minutes:
    """Return the minutes with new text; what was circulated becomes a draft again."""
    state = _next(minutes, "write")
    return replace(minutes, items=items, state=state, circulated=None)


def circulate(minutes: Minutes, signed: Signature) -> Minutes:
    """Return the minutes as sent to those who took part."""
    state = _next(minutes, "circulate")
    if not minutes.items:
        raise UnableToChangeMinutes(_EMPTY)
    return replace(minutes, state=state, circulated=signed)


def approve(minutes: Minutes, signed: Signature) -> Minutes:
    """Return the minutes closed: from here on they can only be amended."""
    return replace(minutes, state=_next(minutes, "approve"), approved=signed)


def amend(
    minutes: Minutes,
    item_id: str,
    before: Outcome | None,
    after: Outcome | None,
    *,
    signed: Signature,
    reason: str,
) -> Minutes:
    """Return approved minutes with one outcome changed, added or struck out, and the reason.

    `before` is the outcome as it stands, None for a new one; `after` None strikes it out.
    """
    state = _next(minutes, "amend")
    item = minutes.item(item_id)
    if not reason.strip():
        raise UnableToChangeMinutes(_NO_REASON)
    if item is None or (before is not None and before not in item.outcomes):
        raise UnableToChangeMinutes(_NO_ITEM)
    if before == after:
        raise UnableToChangeMinutes(_NOTHING_NEW)
    changed = replace(item, outcomes=_changed(item.outcomes, before, after))
    items = tuple(changed if one.id == item_id else one for one in minutes.items)
    amendment = Amendment(signed, reason.strip(), item_id, before, after, item.outcomes)
    return replace(minutes, state=state, items=items, amendments=(*minutes.amendments, amendment))


def as_approved(minutes: Minutes) -> tuple[Item, ...]:
    """Return the items as they were approved, before any amendment."""
    items = {item.id: item for item in minutes.items}
    for amendment in reversed(minutes.amendments):
        items[amendment.item] = replace(items[amendment.item], outcomes=amendment.were)
    return tuple(items.values())


def _changed(
    outcomes: tuple[Outcome, ...], before: Outcome | None, after: Outcome | None
) -> tuple[Outcome, ...]:
    if before is None:
        return outcomes if after is None else (*outcomes, after)
    place = outcomes.index(before)
    return (*outcomes[:place], *((after,) if after else ()), *outcomes[place + 1 :])


def _next(minutes: Minutes, deed: MinutesDeed) -> MinutesState:
    state = TRANSITIONS.get((minutes.state, deed))
    if state is None:
        raise UnableToChangeMinutes(_REFUSALS[deed])
    return state
