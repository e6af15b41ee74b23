"""A date poll as the method knows it, made of its rows."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from modning.meeting import poll as method
from modning.meeting.poll import SUITS, Suits
from modning.meeting.slot import Slot
from modning_web.access.models import User
from modning_web.meetings.models import Meeting, Poll, PollOption, PollVoter
from modning_web.meetings.queries import not_left_by, participant
from modning_web.meetings.seating import Seating


@dataclass(frozen=True, slots=True)
class Standing:
    """An open poll: its rows, and the same as the method's value."""

    poll: Poll
    options: tuple[PollOption, ...]
    voters: tuple[PollVoter, ...]
    value: method.Poll

    def option_at(self, slot: Slot) -> PollOption:
        """Return the row of a time that is proposed."""
        return next(one for one in self.options if slot_of_option(one) == slot)


def polls_put_to(person: User) -> QuerySet[Poll]:
    """Return the polls that a person is asked in, of meetings that they have not left."""
    theirs = Meeting.objects.filter(not_left_by(participant(person)))
    return Poll.objects.filter(voters__person=person, meeting__in=theirs)


def open_poll_of(meeting: Meeting) -> Poll | None:
    """Return the poll that a meeting waits for, if any."""
    return meeting.polls.filter(closed_at=None).select_related("asked_by").first()


def slot_of_option(option: PollOption) -> Slot:
    """Return the time that an option proposes."""
    return Slot(option.starts_at, option.ends_at)


def standing_of(poll: Poll, seating: Seating) -> Standing:
    """Return a poll with its votes so far; `seating` says who holds which seat."""
    options = tuple(poll.options.all())
    voters = tuple(poll.voters.select_related("person").prefetch_related("votes"))
    slots = {one.pk: slot_of_option(one) for one in options}
    votes = tuple(
        method.Vote(str(voter.person_id), slots[vote.option_id], suits_of(vote.suits))
        for voter in voters
        for vote in voter.votes.all()
    )
    asked = tuple(
        method.Voter(
            person=str(one.person_id),
            name=one.person.name,
            holds=seating.holds(str(one.person_id)),
            site=seating.site_of(str(one.person_id)),
            is_needed=one.is_needed,
        )
        for one in voters
    )
    value = method.Poll(tuple(slots.values()), asked, seating.seats, votes)
    return Standing(poll, options, voters, value)


def suits_of(value: str) -> Suits:
    """Return what a vote says, as the method knows it."""
    return next(one for one in SUITS if one == value)


def progress_of(meeting: Meeting, person: User) -> Poll | None:
    """Return the open poll with how many are asked, how many have answered, and if `person` is."""
    mine = PollVoter.objects.filter(poll=OuterRef("pk"), person=person)
    answered = Count("voters", filter=Q(voters__answered_at__isnull=False))
    rows = meeting.polls.filter(closed_at=None)
    return rows.annotate(asked=Count("voters"), answered=answered, is_mine=Exists(mine)).first()
