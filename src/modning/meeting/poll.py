"""A date poll: which of the proposed times suits those who are needed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from modning.language import Text
from modning.meeting.attendance import Attendance, Shortfall, shortfalls
from modning.meeting.seat import Seat
from modning.meeting.slot import Slot

Suits = Literal["yes", "if-need-be", "no"]
SUITS: dict[Suits, Text] = {
    "yes": Text("Ja", "Yes"),
    "if-need-be": Text("Hvis det er nødvendigt", "If need be"),
    "no": Text("Nej", "No"),
}

# What decides, in order; each is counted so that fewer is better.
_GROUNDS = (
    Text("færre pladser mangler ({better} mod {worse})", "fewer seats lack ({better} to {worse})"),
    Text(
        "færre nødvendige kan ikke ({better} mod {worse})",
        "fewer needed cannot ({better} to {worse})",
    ),
    Text(
        "færre nødvendige mangler at svare ({better} mod {worse})",
        "fewer needed have not answered ({better} to {worse})",
    ),
    Text(
        "færre nødvendige kan kun, hvis det er nødvendigt ({better} mod {worse})",
        "fewer needed can only if need be ({better} to {worse})",
    ),
    Text(
        "færre af de andre kan ikke eller har ikke svaret ({better} mod {worse})",
        "fewer of the others cannot or have not answered ({better} to {worse})",
    ),
    Text(
        "færre af de andre kan kun, hvis det er nødvendigt ({better} mod {worse})",
        "fewer of the others can only if need be ({better} to {worse})",
    ),
)
_BETTER = Text("Bedre end den næste: {ground}.", "Better than the next: {ground}.")
_TIE = Text(
    "Står lige med den næste i alt, der tæller. Den tidligste står først.",
    "Equal to the next in all that counts. The earlier stands first.",
)
_LAST = Text("Den sidste af de foreslåede tider.", "The last of the proposed times.")


@dataclass(frozen=True, slots=True)
class Voter:
    """One who is asked: the roles and party they hold (ids), and whether they are needed."""

    person: str
    name: str
    holds: frozenset[str] = frozenset()
    site: str | None = None
    is_needed: bool = True


@dataclass(frozen=True, slots=True)
class Vote:
    """What one person says of one option."""

    person: str
    option: Slot
    suits: Suits


@dataclass(frozen=True, slots=True)
class Poll:
    """The times proposed, who is asked, the seats to be filled, and the votes so far.

    Of several votes by one person on one option the last counts.
    """

    options: tuple[Slot, ...]
    voters: tuple[Voter, ...]
    seats: tuple[Seat, ...] = ()
    votes: tuple[Vote, ...] = ()

    def __post_init__(self) -> None:
        if len(set(self.options)) != len(self.options):
            message = "a time is proposed twice"
            raise ValueError(message)
        people = {voter.person for voter in self.voters}
        if any(vote.person not in people or vote.option not in self.options for vote in self.votes):
            message = "a vote is from one who is not asked, or on a time that is not proposed"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Ranked:
    """An option, what would be missing there, and why it stands before the next.

    `tied` tells that nothing but the date parts it from the next.
    """

    option: Slot
    counts: tuple[int, ...]
    lacking: tuple[Shortfall, ...]
    why: Text
    tied: bool = False


def ranking(poll: Poll) -> tuple[Ranked, ...]:
    """Return the options, the best first.

    First comes how many required seats would be empty, then the people who are needed, then the
    others, and last the date. One who can if need be counts as there.
    """
    ranked = []
    for option in poll.options:
        said = {vote.person: vote.suits for vote in poll.votes if vote.option == option}
        lacking = shortfalls(poll.seats, _attending(poll.voters, said))
        ranked.append((_counts(poll.voters, said, len(lacking)), option, lacking))
    ranked.sort(key=lambda one: (one[0], one[1].starts.timestamp(), one[1].ends.timestamp()))
    following = [counts for counts, _, _ in ranked[1:]] + [None]
    return tuple(
        Ranked(option, counts, lacking, _why(counts, after), tied=counts == after)
        for (counts, option, lacking), after in zip(ranked, following, strict=True)
    )


def unanswered(poll: Poll) -> tuple[Voter, ...]:
    """Return those who have not said anything of any option: whom to remind."""
    voted = {vote.person for vote in poll.votes}
    return tuple(voter for voter in poll.voters if voter.person not in voted)


def _attending(voters: Iterable[Voter], said: dict[str, Suits]) -> Iterable[Attendance]:
    # How they would take part is not asked, so none is left out for being online.
    return tuple(
        Attendance(voter.person, voter.name, voter.holds, voter.site)
        for voter in voters
        if said.get(voter.person, "no") != "no"
    )


def _counts(voters: tuple[Voter, ...], said: dict[str, Suits], lacking: int) -> tuple[int, ...]:
    needed = [said.get(voter.person) for voter in voters if voter.is_needed]
    others = [said.get(voter.person) for voter in voters if not voter.is_needed]
    return (
        lacking,
        needed.count("no"),
        needed.count(None),
        needed.count("if-need-be"),
        others.count("no") + others.count(None),
        others.count("if-need-be"),
    )


def _why(counts: tuple[int, ...], after: tuple[int, ...] | None) -> Text:
    if after is None:
        return _LAST
    pairs = zip(_GROUNDS, counts, after, strict=True)
    for ground, better, worse in pairs:
        if better != worse:
            return _BETTER.filled(ground=ground.filled(better=better, worse=worse))
    return _TIE
