"""Asking those who are needed when they can, and what they say."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from modning.meeting.poll import Suits
from modning.meeting.slot import Slot
from modning_web.access.models import User
from modning_web.audit import actions as audit
from modning_web.meetings.actions.stepping import Seen, held, step_on
from modning_web.meetings.inviting import about, title_of
from modning_web.meetings.letters import POLL, REMINDER
from modning_web.meetings.models import Meeting, Poll, PollOption, PollVote, PollVoter
from modning_web.meetings.polls import open_poll_of
from modning_web.meetings.seating import Invited
from modning_web.meetings.wording import answer_by_in_words, slots_in_words
from modning_web.notices.actions import write_letters


class NothingToAsk(Exception):
    """A poll without times, or without anyone who is asked."""


class PollIsClosed(Exception):
    """The poll is over, or has been replaced by another."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a poll asks: which times, whom, and by when they are to answer."""

    slots: tuple[Slot, ...]
    asked: tuple[Invited, ...]
    answer_by: date | None = None


@transaction.atomic
def propose(*, seen: Seen, question: Question, by: User | None, at: datetime) -> Poll:
    """Ask people which times suit them; what they said of a time that stays still counts.

    Who has answered every time already is not asked again.
    """
    slots = tuple(sorted(set(question.slots)))
    if not slots or not question.asked:
        raise NothingToAsk
    row = held(seen)
    step_on(row, "propose", by=by, at=at)
    earlier = open_poll_of(row)
    close_polls(row, at=at)
    poll = Poll.objects.create(meeting=row, asked_by=by, asked_at=at, answer_by=question.answer_by)
    options = [PollOption(poll=poll, starts_at=one.starts, ends_at=one.ends) for one in slots]
    PollOption.objects.bulk_create(options)
    PollVoter.objects.bulk_create(
        PollVoter(poll=poll, person=one.person, is_needed=one.part == "required")
        for one in question.asked
    )
    if earlier:
        _carry_votes(earlier, poll)
    silent = set(poll.voters.filter(answered_at=None).values_list("person", flat=True))
    asked = [one.person for one in question.asked if one.person.pk in silent]
    _write(POLL, poll, asked, by=by, at=at)
    return poll


def _carry_votes(earlier: Poll, poll: Poll) -> None:
    """Let what was said of times that are proposed again stand in the new poll."""
    options = {(one.starts_at, one.ends_at): one for one in poll.options.all()}
    voters = {one.person_id: one for one in poll.voters.all()}
    votes = PollVote.objects.filter(voter__poll=earlier).select_related("voter", "option")
    carried = [
        PollVote(voter=voters[one.voter.person_id], option=option, suits=one.suits)
        for one in votes
        if one.voter.person_id in voters
        and (option := options.get((one.option.starts_at, one.option.ends_at)))
    ]
    PollVote.objects.bulk_create(carried)
    told = Counter(vote.voter_id for vote in carried)
    answered_at = {one.person_id: one.answered_at for one in earlier.voters.all()}
    for voter in voters.values():
        if told[voter.pk] == len(options):
            voter.answered_at = answered_at[voter.person_id]
    PollVoter.objects.bulk_update(voters.values(), ["answered_at"])


def close_polls(meeting: Meeting, *, at: datetime) -> None:
    """Take no more answers for a meeting whose time is settled or given up."""
    meeting.polls.filter(closed_at=None).update(closed_at=at)


@transaction.atomic
def vote(*, poll: Poll, votes: Mapping[UUID, Suits], by: User, at: datetime) -> None:
    """Say of each time whether it suits; what was said before is replaced.

    Raise PollIsClosed when the poll is over; a person who is not asked finds no row.
    """
    held_poll = Poll.objects.select_for_update().filter(pk=poll.pk, closed_at=None).first()
    if held_poll is None:
        raise PollIsClosed(poll.pk)
    voter = PollVoter.objects.select_for_update().get(poll=held_poll, person=by)
    options = {one.pk for one in held_poll.options.all()}
    for option, suits in votes.items():
        if option in options:
            PollVote.objects.update_or_create(
                voter=voter, option_id=option, defaults={"suits": suits}
            )
    voter.answered_at = at
    voter.save(update_fields=["answered_at"])
    audit.record("meetings.vote", by=by, at=at, on=poll, programme_key=poll.meeting.programme.key)


@transaction.atomic
def ask_instead(
    *, poll: Poll, earlier: User, to: User, also_earlier: bool, by: User | None, at: datetime
) -> None:
    """Ask one person in place of another, who is asked on only if `also_earlier`.

    What the other has said of the times stays; one who has said nothing is asked no more.
    """
    if poll.closed_at is not None:
        raise PollIsClosed(poll.pk)
    asked = poll.voters.get(person=earlier)
    if not also_earlier:
        _ask_no_more(asked)
    _, is_new = poll.voters.get_or_create(person=to, defaults={"is_needed": True})
    if is_new:
        _write(POLL, poll, [to], by=by, at=at)
    audit.record(
        "meetings.ask_instead",
        by=by,
        at=at,
        on=poll,
        programme_key=poll.meeting.programme.key,
        details={"earlier": str(earlier.pk), "to": str(to.pk)},
    )


def _ask_no_more(voter: PollVoter) -> None:
    if voter.answered_at is None:
        voter.delete()
    else:
        voter.is_needed = False
        voter.save(update_fields=["is_needed"])


@transaction.atomic
def remind(*, poll: Poll, people: Collection[UUID], by: User, at: datetime) -> list[User]:
    """Remind those of `people` who have not answered; return who is written to."""
    if poll.closed_at is not None:
        raise PollIsClosed(poll.pk)
    silent = poll.voters.filter(answered_at=None, person__in=people).select_related("person")
    reminded = [one.person for one in silent]
    poll.voters.filter(answered_at=None, person__in=reminded).update(reminded_at=at)
    _write(REMINDER, poll, reminded, by=by, at=at)
    audit.record(
        "meetings.remind",
        by=by,
        at=at,
        on=poll,
        programme_key=poll.meeting.programme.key,
        details={"people": len(reminded)},
    )
    return reminded


def _write(kind: str, poll: Poll, people: Iterable[User], *, by: User | None, at: datetime) -> None:
    meeting = poll.meeting
    write_letters(
        kind=kind,
        people=people,
        values={
            "title": title_of(meeting),
            "times": slots_in_words(poll.options.all()),
            "answer_by": answer_by_in_words(poll),
        },
        by=by,
        at=at,
        programme_key=meeting.programme.key,
        about=about(meeting),
        link=reverse("meetings:poll_answer", args=[poll.pk]),
    )
