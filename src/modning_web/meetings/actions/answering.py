"""What invitees answer, on the site or by mail."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.urls import reverse

from modning.meeting.invitation.value import Answered
from modning_web.access.models import User
from modning_web.audit import actions as audit
from modning_web.meetings.actions.convening import tell_of_those_sent, told_before
from modning_web.meetings.inviting import about_answer, title_of
from modning_web.meetings.letters import ANSWERED
from modning_web.meetings.models import Invitation, Meeting, State
from modning_web.meetings.wording import answer_in_words
from modning_web.notices.actions import tell


class NoLongerInvited(Exception):
    """The meeting is over or cancelled, or the person is let off."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What one person answers for themselves, and who comes instead where somebody does."""

    answered: Answered
    comes_online: bool = False
    represented_by: User | None = None
    delegated_to: str = ""
    comment: str = ""


@transaction.atomic
def answer(*, invitation: Invitation, reply: Reply, by: User, at: datetime) -> None:
    """Keep what an invitee says on the site; the planner is told with other news."""
    rows = Invitation.objects.select_for_update(of=("self",)).select_related(
        "meeting__programme", "meeting__site", "person"
    )
    row = rows.filter(pk=invitation.pk, withdrawn_at=None, person=by).first()
    if row is None or not is_open(row.meeting):
        raise NoLongerInvited(invitation.pk)
    keep(row, reply, at=at, sequence=row.sent_sequence)
    audit.record("meetings.answer", by=by, at=at, on=row, programme_key=row.meeting.programme.key)


@transaction.atomic
def note_answer(*, invitation: Invitation, reply: Reply, by: User, at: datetime) -> None:
    """Keep what an invitee has said to one who plans the meeting: by telephone, or in a mail."""
    rows = Invitation.objects.select_for_update(of=("self",)).select_related(
        "meeting__programme", "meeting__site", "person", "represented_by"
    )
    row = rows.filter(pk=invitation.pk, withdrawn_at=None).first()
    if row is None or not is_open(row.meeting):
        raise NoLongerInvited(invitation.pk)
    keep(row, reply, at=at, sequence=row.sent_sequence, by=by)
    audit.record(
        "meetings.note_answer", by=by, at=at, on=row, programme_key=row.meeting.programme.key
    )


def keep(
    row: Invitation, reply: Reply, *, at: datetime, sequence: int | None, by: User | None = None
) -> None:
    """Let a held invitation say what its invitee has answered, and tell who planned the meeting.

    One who is sent instead is invited, and let off when they are not to come after all. `by` is
    who wrote it down, where that is another than the invitee.
    """
    earlier, changes = row.represented_by, row.represented_by != reply.represented_by
    before = told_before(row.meeting, at) if changes else None
    row.answered, row.answered_at, row.answered_sequence = reply.answered, at, sequence
    row.comes_online, row.comment = reply.comes_online, reply.comment
    row.represented_by, row.delegated_to = reply.represented_by, reply.delegated_to
    row.save()
    if changes:
        tell_of_those_sent(row.meeting, before, earlier, by=by or row.person, at=at)
    _tell_planners(row, by=by or row.person, at=at)


def is_open(meeting: Meeting) -> bool:
    """Tell whether a meeting still takes answers."""
    return meeting.state == State.FIXED and meeting.is_convened


def planners_of(meeting: Meeting) -> list[User]:
    """Return who is told about answers: the chair, and who last did something to the meeting."""
    last = meeting.steps.filter(by__isnull=False).select_related("by").order_by("-id").first()
    found = {one.pk: one for one in (meeting.chair, last.by if last else None) if one}
    return list(found.values())


def _tell_planners(row: Invitation, *, by: User, at: datetime) -> None:
    meeting = row.meeting
    tell(
        kind=ANSWERED,
        people=[one for one in planners_of(meeting) if one.pk not in {row.person_id, by.pk}],
        values={
            "title": title_of(meeting),
            "person": row.person.name,
            "answer": answer_in_words(row),
            "comment": row.comment,
        },
        link=reverse("meetings:meeting", args=[meeting.programme.key, meeting.pk]),
        by=by,
        at=at,
        programme_key=meeting.programme.key,
        about=about_answer(row),
    )
