"""Telling those concerned, and nobody else, what has become of a meeting."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.utils.timezone import localdate

from modning.meeting.invitation import Addressed, letters, with_answers
from modning.meeting.invitation.value import Invitation as Wording
from modning_web.access.models import User
from modning_web.meetings.inviting import (
    Occasion,
    active_invitations,
    contact_of,
    people_in,
    send,
    wording_of,
)
from modning_web.meetings.models import Invitation, Meeting
from modning_web.meetings.seating import Invited


def told_before(row: Meeting, at: datetime) -> Wording | None:
    """Return the invitation that those convened know now; None while the meeting is a draft."""
    if not row.is_convened:
        return None
    return wording_of(row, active_invitations(row), Occasion("request", None, at))


def invite(row: Meeting, invited: Iterable[Invited], *, at: datetime) -> None:
    """Let the invitations be those of `invited`; who is left out is withdrawn, not forgotten."""
    standing = {one.person_id: one for one in row.invitations.all()}
    wanted = {one.person.pk: one for one in invited}
    for pk, one in wanted.items():
        known = standing.get(pk)
        values = {"role_key": one.role_key, "site": one.site, "part": one.part}
        if known is None:
            Invitation.objects.create(meeting=row, person=one.person, **values)
        elif known.withdrawn_at is not None:
            fresh = {"withdrawn_at": None, "sent_sequence": None, **_UNANSWERED}
            Invitation.objects.filter(pk=known.pk).update(**values, **fresh)
        else:
            Invitation.objects.filter(pk=known.pk).update(**values)
    gone = [pk for pk in standing if pk not in wanted]
    row.invitations.filter(person__in=gone, withdrawn_at=None).update(withdrawn_at=at)


_UNANSWERED = {
    "answered": "needs-action",
    "answered_at": None,
    "answered_sequence": None,
    "comes_online": False,
    "comment": "",
    "represented_by": None,
    "delegated_to": "",
}


def tell(row: Meeting, before: Wording | None, occasion: Occasion) -> list[User]:
    """Write to those concerned by what changed since `before`; return whom.

    The method says who that is. At another time nobody has answered yet.
    """
    invitations = active_invitations(row)
    after = wording_of(row, invitations, occasion) or _cancelled(row, before, occasion)
    if after is None:
        return []
    if before is not None:
        moved = before.slot != after.slot
        after = with_answers(after, before)
        if moved:
            stands = row.invitations.filter(withdrawn_at=None).exclude(answered="delegated")
            stands.update(**_UNANSWERED)
    people = people_in(row.invitations.select_related("person", "represented_by"))
    told = send(row, letters(before, after), people, occasion)
    row.invitations.filter(person__in=told).update(sent_sequence=after.sequence)
    unreachable = {one.person_id for one in invitations} - {one.pk for one in told}
    row.invitations.filter(person__in=unreachable, sent_sequence=None).update(
        sent_sequence=after.sequence
    )
    return told


def tell_of_those_sent(
    row: Meeting, before: Wording | None, earlier: User | None, *, by: User, at: datetime
) -> None:
    """Invite those who are sent instead of others since `before`, and let `earlier` off.

    Each time is a letter of its own, also to one who was let off before.
    """
    occasion = Occasion("request", by, at, copy=at.isoformat())
    invitations = active_invitations(row)
    after = wording_of(row, invitations, occasion)
    if before is None or after is None:
        return
    people = [*people_in(invitations), *([earlier] if earlier else [])]
    send(row, letters(before, after), people, occasion)


def send_again(row: Meeting, invitation: Invitation, *, at: datetime) -> list[User]:
    """Send an invitee the invitation as it stands, once a day at most; return who is written to."""
    occasion = Occasion("request", None, at, copy=localdate(at).isoformat())
    wording = wording_of(row, active_invitations(row), occasion)
    contact = contact_of(invitation.person)
    if wording is None or contact is None:
        return []
    row.invitations.filter(pk=invitation.pk).update(sent_sequence=wording.sequence)
    return send(row, [Addressed(contact, wording)], [invitation.person], occasion)


def _cancelled(row: Meeting, before: Wording | None, occasion: Occasion) -> Wording | None:
    """Return the cancellation of a meeting that has lost its time: of the one people know."""
    if before is None:
        return None
    return replace(
        before,
        letter="cancel",
        sequence=max(0, row.letters - 1),
        stamped_at=occasion.at,
        reason=occasion.reason,
    )
