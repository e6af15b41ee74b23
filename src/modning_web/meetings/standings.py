"""How the times of a poll stand, and who said what, in words."""

from dataclasses import dataclass

from modning.meeting.poll import SUITS, ranking
from modning_web.meetings.models import PollOption, PollVoter
from modning_web.meetings.polls import Standing, slot_of_option, suits_of
from modning_web.meetings.wording import slot_with_weekday
from modning_web.programmes.wording import in_page_language


@dataclass(frozen=True, slots=True)
class StandingLine:
    """A time: how many it suits, what would be missing, and why it stands where it does."""

    option: PollOption
    when: str
    counts: tuple[tuple[str, int], ...]
    lacking: tuple[str, ...]
    why: str
    is_first: bool


@dataclass(frozen=True, slots=True)
class VoterLine:
    """What one person says of each time, in the order of the times."""

    voter: PollVoter
    said: tuple[tuple[str, str], ...]
    has_said: bool


def standing_lines(standing: Standing) -> list[StandingLine]:
    """Return the times, the best first, with the method's reasons."""
    said = list(standing.value.votes)
    return [
        StandingLine(
            option=standing.option_at(one.option),
            when=slot_with_weekday(one.option),
            counts=tuple(
                (
                    in_page_language(text),
                    sum(vote.option == one.option and vote.suits == suits for vote in said),
                )
                for suits, text in SUITS.items()
            ),
            lacking=tuple(in_page_language(lack.told) for lack in one.lacking),
            why=in_page_language(one.why),
            is_first=number == 0,
        )
        for number, one in enumerate(ranking(standing.value))
    ]


def voter_lines(standing: Standing) -> list[VoterLine]:
    """Return who said what."""
    lines = []
    for voter in standing.voters:
        votes = {one.option_id: suits_of(one.suits) for one in voter.votes.all()}
        lines.append(
            VoterLine(
                voter,
                tuple(
                    (
                        slot_with_weekday(slot_of_option(one)),
                        in_page_language(SUITS[votes[one.pk]]) if one.pk in votes else "–",
                    )
                    for one in standing.options
                ),
                has_said=bool(votes),
            )
        )
    return lines
