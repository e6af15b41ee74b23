"""Answers that come back by mail: taken where they count, kept with the reason where not."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localdate

from modning.meeting.answer import Answer, Refused, Response, accept, read_answer
from modning.meeting.invitation.value import Answered
from modning_web.access.models import Membership, User
from modning_web.access.policy import Place
from modning_web.access.queries import people_who_may
from modning_web.audit import actions as audit
from modning_web.meetings.actions.answering import Reply, is_open, keep
from modning_web.meetings.actions.convening import send_again
from modning_web.meetings.inviting import (
    Occasion,
    about_answer,
    active_invitations,
    answered_of,
    title_of,
    wording_of,
)
from modning_web.meetings.letters import COUNTER
from modning_web.meetings.models import Invitation, MailAnswer, Meeting
from modning_web.meetings.wording import slot_text
from modning_web.notices.actions import tell

# What is so far from an answer that another reader may know it.
NOT_OURS = frozenset({"no-calendar", "no-sender", "too-large", "too-complicated"})


@transaction.atomic
def take_mail(*, mail: bytes, received_at: datetime) -> MailAnswer | None:
    """Read a mail as an answer; return what is kept of it, or None for one that is no answer.

    Nothing in the mail makes it raise. What is refused is kept with the reason, and the meeting it
    claims to be about, so that a planner can look at it.
    """
    read = read_answer(mail, received_at=received_at)
    if isinstance(read, Refused):
        return None if read.reason in NOT_OURS else _refuse(read, None, None, received_at)
    meeting = _locked(read.uid)
    invitation = _invited(meeting, read)
    found = _judge(read, meeting, invitation)
    if isinstance(found, Refused):
        return _refuse(found, read, meeting, received_at)
    return _take(read, meeting, invitation, received_at)


def _locked(uid: str) -> Meeting | None:
    rows = Meeting.objects.select_for_update(of=("self",)).select_related("programme", "site")
    return rows.filter(uid=uid).first()


def _invited(meeting: Meeting | None, answer: Answer) -> Invitation | None:
    """Return the invitation that an answer is for: the person's own, or of who sends them."""
    if meeting is None:
        return None
    rows = meeting.invitations.select_for_update(of=("self",)).filter(withdrawn_at=None)
    rows = rows.select_related("person", "represented_by", "meeting__programme", "meeting__site")
    own = rows.filter(person__email__iexact=answer.address).first()
    sent = Q(delegated_to__iexact=answer.address)
    if answer.delegated_from:
        sent &= Q(person__email__iexact=answer.delegated_from)
    return own or rows.filter(sent).first()


def _judge(
    answer: Answer, meeting: Meeting | None, invitation: Invitation | None
) -> Response | Refused:
    """Ask the method whether the answer counts, against the letter that this invitee has."""
    if meeting is None:
        return accept(answer, None)
    wording = wording_of(
        meeting, active_invitations(meeting), Occasion("request", None, answer.stamped_at)
    )
    if wording is None or not is_open(meeting):
        return Refused("out-of-date", uid=answer.uid, sender=answer.address)
    sequence = invitation.sent_sequence if invitation else None
    known = replace(wording, sequence=wording.sequence if sequence is None else sequence)
    earlier = _earlier(answer, invitation) if invitation else None
    return accept(answer, known, earlier=earlier, deputies=_deputies(invitation))


def _earlier(answer: Answer, invitation: Invitation) -> Answer | None:
    """Return what the same person has answered before, by mail or on the site."""
    if invitation.answered_at is None or invitation.answered_sequence is None:
        return None
    return replace(
        answer,
        answered=answered_of(invitation),
        sequence=invitation.answered_sequence,
        stamped_at=invitation.answered_at,
    )


def _deputies(invitation: Invitation | None) -> list[str]:
    """Return the addresses of those known to stand in for the invitee: sent, or their deputies."""
    if invitation is None:
        return []
    known = invitation.represented_by
    sent = [known.email] if known and known.email else []
    meeting = invitation.meeting
    day = localdate(meeting.starts_at) if meeting.starts_at else meeting.planned_from
    deputies = Membership.objects.held_on(day).filter(
        programme_key=meeting.programme.key,
        role_key=invitation.role_key,
        site_key=invitation.site.key if invitation.site else "",
        is_deputy=True,
        user__is_active=True,
    )
    rows = deputies.exclude(role_key="").select_related("user")
    return [*sent, *(row.user.email for row in rows if row.user.email)]


def _take(
    answer: Answer, meeting: Meeting | None, invitation: Invitation | None, received_at: datetime
) -> MailAnswer:
    kept = _kept(answer, meeting, received_at, invitation=invitation)
    if answer.kind == "counter":
        _tell_of_counter(kept)
    if meeting is None or invitation is None:
        return kept
    is_own = (invitation.person.email or "").casefold() == answer.address
    if answer.kind == "refresh":
        if is_own:
            send_again(meeting, invitation, at=received_at)
    elif answer.answered is not None:
        said = _own_reply if is_own else _reply_of_one_sent
        reply = said(answer, answer.answered, invitation)
        keep(invitation, reply, at=answer.stamped_at, sequence=answer.sequence)
    return kept


def _own_reply(answer: Answer, answered: Answered, invitation: Invitation) -> Reply:
    """Return what an invitee says; a mail cannot tell that one comes online, or no longer does."""
    return Reply(
        answered=answered,
        comes_online=invitation.comes_online and answered in {"accepted", "tentative"},
        represented_by=_known_person(answer.delegated_to, invitation.meeting),
        delegated_to=answer.delegated_to,
        comment=answer.comment,
    )


def _reply_of_one_sent(answer: Answer, answered: Answered, invitation: Invitation) -> Reply:
    """Return what becomes of an invitation when the one who was sent answers.

    Who cannot come represents nobody, and can still think better of it.
    """
    return Reply(
        answered="declined" if answered == "declined" else "delegated",
        represented_by=_known_person(answer.address, invitation.meeting),
        delegated_to=answer.address,
        comment=answer.comment,
    )


def _known_person(address: str, meeting: Meeting) -> User | None:
    """Return who has an address, among the programme's people on the meeting's day.

    A mail finds out nobody else.
    """
    if not address:
        return None
    day = localdate(meeting.starts_at) if meeting.starts_at else meeting.planned_from
    there = Membership.objects.held_on(day).filter(programme_key=meeting.programme.key)
    rows = User.objects.filter(
        email__iexact=address, is_active=True, pk__in=there.order_by().values("user")
    )
    return rows.first()


def _refuse(
    refused: Refused, answer: Answer | None, meeting: Meeting | None, received_at: datetime
) -> MailAnswer:
    if answer is not None:
        return _kept(answer, meeting, received_at, refused=refused.reason)
    kept = MailAnswer.objects.create(
        meeting=Meeting.objects.filter(uid=refused.uid).first() if refused.uid else None,
        received_at=received_at,
        address=refused.sender[:320],
        refused=refused.reason,
    )
    _record(kept)
    return kept


def _kept(
    answer: Answer,
    meeting: Meeting | None,
    received_at: datetime,
    *,
    invitation: Invitation | None = None,
    refused: str = "",
) -> MailAnswer:
    kept = MailAnswer.objects.create(
        meeting=meeting,
        invitation=invitation,
        received_at=received_at,
        address=(answer.sent_by or answer.address)[:320],
        kind=answer.kind,
        answered=answer.answered or "",
        sequence=answer.sequence,
        stamped_at=answer.stamped_at,
        comment=answer.comment,
        starts_at=answer.proposes.starts if answer.proposes else None,
        ends_at=answer.proposes.ends if answer.proposes else None,
        refused=refused,
    )
    _record(kept)
    return kept


def _record(kept: MailAnswer) -> None:
    meeting = kept.meeting
    audit.record(
        "meetings.refuse_mail" if kept.refused else "meetings.answer_by_mail",
        by=None,
        at=kept.received_at,
        on=kept,
        programme_key=meeting.programme.key if meeting else "",
        details={"refused": kept.refused} if kept.refused else {},
    )


def _tell_of_counter(kept: MailAnswer) -> None:
    meeting, invitation = kept.meeting, kept.invitation
    if meeting is None or invitation is None or not kept.starts_at or not kept.ends_at:
        return
    tell(
        kind=COUNTER,
        people=people_who_may(
            "meeting.plan",
            Place(meeting.programme.key, meeting.site.key if meeting.site else ""),
            on=localdate(kept.received_at),
        ),
        values={
            "title": title_of(meeting),
            "person": invitation.person.name,
            "when": slot_text(kept.starts_at, kept.ends_at),
            "comment": kept.comment,
        },
        link=reverse("meetings:meeting", args=[meeting.programme.key, meeting.pk]),
        by=invitation.person,
        at=kept.received_at,
        programme_key=meeting.programme.key,
        about=about_answer(invitation),
    )
