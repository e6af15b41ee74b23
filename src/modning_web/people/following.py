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
from dataclasses import dataclass
from datetime import date

from modning_web.access.models import Membership

FOLLOWERS: dict[str, Callable[..., int]] = {}


def follows_a_hat(name: str) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Register a function as what moves along under this name; it returns how much it moved."""

    def register(move: Callable[..., int]) -> Callable[..., int]:
        FOLLOWERS[name] = move
        return move

    return register


@dataclass(frozen=True, slots=True)
class Leaving:
    """Where the earlier wearer of a hat leaves what has their name on it.

    `kept` are the keys of the sites in the programme where they still wear another hat, empty for
    one that is worn across them: what is theirs there stays theirs.
    """

    ended: Membership
    kept: frozenset[str]

    @classmethod
    def by(cls, ended: Membership, begun: Membership) -> "Leaving":
        """Return what a hand-over leaves, from the first day of the new wearer."""
        day = begun.from_date or date.min
        worn = ended.user.memberships.running_between(day, None)
        others = worn.filter(programme_key=ended.programme_key).exclude(pk=ended.pk)
        return cls(ended, frozenset(others.values_list("site_key", flat=True)))

    def leaves(self, site_key: str) -> bool:
        """Whether what is for a site, or for all where the key is empty, goes to the successor."""
        is_within = not self.ended.site_key or site_key in ("", self.ended.site_key)
        stays = site_key in self.kept if site_key else bool(self.kept)
        return is_within and not stays
