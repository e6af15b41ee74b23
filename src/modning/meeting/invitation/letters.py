"""Who is to be told what when an invitation changes: those concerned, and nobody else."""

from dataclasses import dataclass, replace

from modning.meeting.contact import Contact
from modning.meeting.invitation.value import Invitation, Invitee

_TOLD = ("letter", "slot", "title", "place", "description")


@dataclass(frozen=True, slots=True)
class Addressed:
    """One letter: to whom, the invitation as they get it, and whether they are told of it first."""

    recipient: Contact
    invitation: Invitation
    is_first: bool = False


def letters(before: Invitation | None, after: Invitation) -> tuple[Addressed, ...]:
    """Return the letters that lead from one invitation to the next, in the invitees' order.

    Those left out get a cancellation with none but themselves in it. Where only the invitees
    changed, only the new ones are told.
    """
    known = before.invitees if before else ()
    old = {one.contact.address.casefold() for one in known}
    changed = before is None or any(getattr(before, name) != getattr(after, name) for name in _TOLD)
    told = [
        Addressed(one.contact, after, is_first=is_new)
        for one in after.invitees
        if (is_new := one.contact.address.casefold() not in old) or changed
    ]
    gone = [one for one in known if after.invitee_at(one.contact.address) is None]
    return (*told, *(Addressed(one.contact, _without(before or after, after, one)) for one in gone))


def _without(before: Invitation, after: Invitation, gone: Invitee) -> Invitation:
    """Return the cancellation for one who is no longer invited: of the time that they know."""
    return replace(after, letter="cancel", slot=before.slot, invitees=(gone,))


def with_answers(after: Invitation, before: Invitation) -> Invitation:
    """Return `after` with what people answered to `before`.

    At another time nobody has answered yet; who is sent instead of whom still holds.
    """
    moved = after.slot != before.slot
    return replace(
        after, invitees=tuple(_answered(one, before, moved=moved) for one in after.invitees)
    )


def _answered(invitee: Invitee, before: Invitation, *, moved: bool) -> Invitee:
    known = before.invitee_at(invitee.contact.address)
    if known is None:
        return invitee
    answered = known.answered
    if moved and answered != "delegated":
        answered = "needs-action"
    return replace(
        invitee,
        answered=answered,
        delegated_to=known.delegated_to,
        delegated_from=known.delegated_from,
    )
