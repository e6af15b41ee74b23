"""Which answers count: from whom, to which invitation, and against which earlier answer."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from modning.meeting.answer.value import Answer, Refused, RefusedFor
from modning.meeting.invitation.discretion import neutral_uid
from modning.meeting.invitation.value import Invitation, Invitee


@dataclass(frozen=True, slots=True)
class Response:
    """An answer that counts, and the invitee it is from."""

    invitee: Invitee
    answer: Answer


def accept(
    answer: Answer,
    invitation: Invitation | None,
    *,
    earlier: Answer | None = None,
    deputies: Collection[str] = (),
) -> Response | Refused:
    """Return the answer as one that counts, or why it does not.

    `invitation` is the newest one with the answer's uid, its own or its neutral one, or None where
    there is none. `earlier` is what the same person answered before, `deputies` the addresses of
    those who may answer for them: that a mail says so itself is no proof. An answer to an
    invitation changed since does not count: it says yes to another day. One who asks for the
    invitation again may have an old one.
    """
    if invitation is None or answer.uid not in {invitation.uid, neutral_uid(invitation.uid)}:
        return _refused("unknown-meeting", answer)
    invitee = invitation.invitee_at(answer.address) or _sent_instead(answer, invitation)
    if invitee is None:
        return _refused("not-invited", answer)
    if answer.sent_by and answer.sent_by not in {one.casefold() for one in deputies}:
        return _refused("forged", answer)
    if answer.kind == "refresh":  # it has no sequence: who asks has lost the invitation
        return Response(invitee, answer)
    if answer.sequence > invitation.sequence:
        return _refused("unknown-sequence", answer)
    if answer.sequence < invitation.sequence or latest(earlier, answer) is not answer:
        return _refused("out-of-date", answer)
    return Response(invitee, answer)


def latest(earlier: Answer | None, later: Answer) -> Answer:
    """Return the one that counts: the higher sequence, then the later stamp; never the older.

    Mails overtake each other, so the order they come in says nothing.
    """
    if earlier is None:
        return later
    return later if _order(later) > _order(earlier) else earlier


def _order(answer: Answer) -> tuple[int, float]:
    return answer.sequence, answer.stamped_at.timestamp()


def _sent_instead(answer: Answer, invitation: Invitation) -> Invitee | None:
    """Return the invitee who sends the answering person, if that invitee has said so.

    Some programs leave out for whom one answers: then it is the one who sends them, if only one
    does.
    """
    senders = [
        one
        for one in invitation.invitees
        if (one.delegated_to or "").casefold() == answer.address
        and (not answer.delegated_from or one.contact.is_at(answer.delegated_from))
    ]
    if len(senders) != 1:
        return None
    sender = senders[0]
    contact = replace(sender.contact, name="", address=answer.address)
    return Invitee(contact, sender.part, delegated_from=sender.contact.address)


def _refused(reason: RefusedFor, answer: Answer) -> Refused:
    return Refused(reason, uid=answer.uid, sender=answer.sent_by or answer.address)
