"""What an invitation says, whatever it is sent as."""

from collections.abc import Container
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, get_args

from modning.language import Language, Text
from modning.meeting.contact import Contact
from modning.meeting.meeting import Letter
from modning.meeting.slot import Slot

Part = Literal["chair", "required", "optional", "informed"]
Answered = Literal["needs-action", "accepted", "declined", "tentative", "delegated"]
ANSWERS: tuple[Answered, ...] = get_args(Answered)


@dataclass(frozen=True, slots=True)
class Invitee:
    """One who is invited, the part they have, and what they have answered so far.

    `delegated_to` is the address of the one they send instead; `delegated_from` is set on that
    one. An invitee who is only `informed` is not asked to answer. One `in_safety` has asked for
    safe contact: their name and address do not stand in what the others get.
    """

    contact: Contact
    part: Part = "required"
    answered: Answered = "needs-action"
    delegated_to: str | None = None
    delegated_from: str | None = None
    in_safety: bool = False

    @property
    def is_asked(self) -> bool:
        """Whether an answer is wanted from them."""
        return self.part != "informed" and self.answered == "needs-action"

    def without(self, hidden: Container[str]) -> "Invitee":
        """Return the invitee, not pointing to an address that is hidden (in small letters)."""
        return replace(
            self,
            delegated_to=_unless(self.delegated_to, hidden),
            delegated_from=_unless(self.delegated_from, hidden),
        )


def _unless(address: str | None, hidden: Container[str]) -> str | None:
    return None if address is None or address.casefold() in hidden else address


@dataclass(frozen=True, slots=True)
class Invitation:
    """A meeting as those convened are told of it at one `sequence`.

    `stamped_at` is when this wording was made, with a time zone. `reason` tells why it is moved
    or cancelled, as a person wrote it or in both languages. `organizer` is the mailbox that
    answers come back to.
    """

    uid: str
    sequence: int
    letter: Letter
    slot: Slot
    title: str
    organizer: Contact
    invitees: tuple[Invitee, ...]
    stamped_at: datetime
    place: str = ""
    description: str = ""
    reason: str | Text = ""
    language: Language = "da"

    def __post_init__(self) -> None:
        if self.stamped_at.tzinfo is None:
            message = "the time of the stamp needs a time zone"
            raise ValueError(message)
        if self.sequence < 0 or not self.uid.strip():
            message = "an invitation has a uid and a sequence from zero"
            raise ValueError(message)
        addresses = [invitee.contact.address.casefold() for invitee in self.invitees]
        if len(addresses) != len(set(addresses)):
            message = "somebody is invited twice"
            raise ValueError(message)

    def told_to(self, address: str) -> "Invitation":
        """Return the invitation without those in safety, but for the one at `address`."""
        left_out = [
            one for one in self.invitees if one.in_safety and not one.contact.is_at(address)
        ]
        hidden = frozenset(one.contact.address.casefold() for one in left_out)
        shown = (one.without(hidden) for one in self.invitees if one not in left_out)
        return replace(self, invitees=tuple(shown))

    def invitee_at(self, address: str) -> Invitee | None:
        """Return who is invited at `address`."""
        return next((one for one in self.invitees if one.contact.is_at(address)), None)
