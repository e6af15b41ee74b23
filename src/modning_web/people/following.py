"""What follows a hat that is handed over, as each capability says in its ``handover.py``.

Most needs nothing: whoever asks for a role's holders on a day gets today's. Only what was written
down for a person by name – an invitation that was sent, a task – is moved::

    @follows_a_hat("meetings.invitations")
    def move_invitations(*, ended: Membership, begun: Membership, by: User, at: datetime) -> int:
        ...
        return moved

The deed that hands over calls each in turn, in its own transaction; they are told in the order of
their names, and how many things each moved is shown to the person.
"""

from collections.abc import Callable

FOLLOWERS: dict[str, Callable[..., int]] = {}


def follows_a_hat(name: str) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Register a function as what moves along under this name; it returns how much it moved."""

    def register(move: Callable[..., int]) -> Callable[..., int]:
        FOLLOWERS[name] = move
        return move

    return register
