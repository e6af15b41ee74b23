"""What of meetings follows a hat to its next wearer: what was written down by name."""

from collections.abc import Iterator
from datetime import date, datetime, time

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate, make_aware

from modning_web.access.models import Membership, User
from modning_web.access.queries import present_on
from modning_web.meetings.actions import agenda, polling, steps
from modning_web.meetings.actions.stepping import Seen
from modning_web.meetings.inviting import active_invitations, part_of
from modning_web.meetings.models import AgendaItem, Invitation, Meeting, Poll
from modning_web.meetings.seating import Invited, day_for, seating_of
from modning_web.people.following import Leaving, follows_a_hat


@follows_a_hat("meetings.invitations")
def move_invitations(*, ended: Membership, begun: Membership, by: User, at: datetime) -> int:
    """Invite the successor to the coming meetings that the earlier was convened to for the role.

    The earlier gets a cancellation, unless they have another seat there.
    """
    invited = Invitation.objects.filter(
        person=ended.user_id, role_key=ended.role_key, withdrawn_at=None
    )
    invited = invited.filter(site__key=ended.site_key) if ended.site_key else invited
    theirs = invited.exclude(role_key="").values("meeting")
    moved = 0
    for meeting in _coming(begun, at).filter(pk__in=theirs, is_convened=True):
        _invite_instead(meeting, ended, begun, by=by, at=at)
        moved += 1
    return moved


def _invite_instead(
    meeting: Meeting, ended: Membership, begun: Membership, *, by: User, at: datetime
) -> None:
    standing = active_invitations(meeting)
    earlier = next(one for one in standing if one.person_id == ended.user_id)
    stay = {one.person_id: steps.invited_as(one) for one in standing if one is not earlier}
    seating = seating_of(meeting, on=_day_of(meeting))
    stay |= {one.person.pk: one for one in seating.invited() if one.person == ended.user}
    new = [
        Invited(person, part_of(earlier.part), begun.role_key, earlier.site)
        for person in _standing_in(meeting, begun)
        if person.pk not in stay
    ]
    is_left = meeting.chair == ended.user and ended.user_id not in stay
    steps.revise(
        seen=Seen(meeting, meeting.revision),
        circumstances=_with_chair(meeting, begun.user if is_left else meeting.chair),
        invited=[*stay.values(), *new],
        by=by,
        at=at,
    )


def _standing_in(meeting: Meeting, begun: Membership) -> list[User]:
    """Return who fills the successor's seat on the meeting's day: they, or else the deputies."""
    rows = Membership.objects.holding(
        programme_key=begun.programme_key, role_key=begun.role_key, site_key=begun.site_key
    )
    present = present_on(rows, _day_of(meeting))
    theirs = [one.user for one in present if one.user_id == begun.user_id]
    alone = all(one.is_deputy for one in present)
    return theirs or ([one.user for one in present] if alone else [])


@follows_a_hat("meetings.chairs")
def move_chairs(*, ended: Membership, begun: Membership, by: User, at: datetime) -> int:
    """Let the successor chair the meetings, not yet convened, that the earlier was to chair."""
    drafts = _coming(begun, at).filter(chair=ended.user_id, is_convened=False)
    found = list(_left(drafts, ended, begun))
    for meeting in found:
        seen, around = Seen(meeting, meeting.revision), _with_chair(meeting, begun.user)
        steps.revise(seen=seen, circumstances=around, by=by, at=at)
    return len(found)


@follows_a_hat("meetings.items")
def move_items(*, ended: Membership, begun: Membership, by: User, at: datetime) -> int:
    """Let the successor answer for the items of coming agendas that have the earlier's name."""
    earlier, later = str(ended.user_id), str(begun.user_id)
    open_ = _coming(begun, at).filter(agenda_closed_at=None)
    meetings = {one.pk: one for one in _left(open_, ended, begun)}
    moved = 0
    for item in AgendaItem.objects.filter(meeting__in=meetings):
        if earlier not in item.responsible:
            continue
        named = dict.fromkeys(later if one == earlier else one for one in item.responsible)
        written = agenda.WrittenItem(
            item.title, item.minutes, item.kind, tuple(named), note=item.note
        )
        meeting = meetings[item.meeting_id]
        meeting.refresh_from_db(fields=["agenda_revision"])
        change = agenda.Change(meeting, meeting.agenda_revision, by, at)
        agenda.change_item(item=item, written=written, change=change)
        moved += 1
    return moved


@follows_a_hat("meetings.polls")
def move_questions(*, ended: Membership, begun: Membership, by: User, at: datetime) -> int:
    """Ask the successor which times suit, where the earlier was asked for the hat's seat.

    The earlier is asked on only of polls with a time before the hand-over.
    """
    open_ = Poll.objects.filter(closed_at=None, voters__person=ended.user_id)
    open_ = open_.filter(meeting__programme__key=ended.programme_key)
    since = _since(begun, at)
    moved = 0
    for poll in open_.select_related("meeting__programme__current", "meeting__site"):
        times = [one.starts_at for one in poll.options.all()]
        if max(times) < since or not _seat_has_passed(poll.meeting, ended, begun):
            continue
        polling.ask_instead(
            poll=poll,
            earlier=ended.user,
            to=begun.user,
            also_earlier=min(times) < since,
            by=by,
            at=at,
        )
        moved += 1
    return moved


def _seat_has_passed(meeting: Meeting, ended: Membership, begun: Membership) -> bool:
    """Tell whether the successor has a seat at a meeting, and the earlier none any more."""
    day = day_for(meeting, begun.from_date or _day_of(meeting))
    seated = {one.person.pk for one in seating_of(meeting, on=day).invited()}
    return begun.user_id in seated and ended.user_id not in seated


def _coming(begun: Membership, at: datetime) -> QuerySet[Meeting]:
    """Return the programme's meetings, locked, that are to be held after the hand-over."""
    since = _since(begun, at)
    undecided = Q(state__in=("window", "proposed"), planned_before__gt=localdate(since))
    return (
        Meeting.objects.select_for_update(of=("self",))
        .filter(Q(state="fixed", starts_at__gte=since) | undecided)
        .filter(programme__key=begun.programme_key)
        .select_related("programme__current", "site", "chair")
    )


def _since(begun: Membership, at: datetime) -> datetime:
    """Return the time from which the successor has the hat and things can be changed."""
    first = begun.from_date
    return max(at, make_aware(datetime.combine(first, time.min))) if first else at


def _left(meetings: QuerySet[Meeting], ended: Membership, begun: Membership) -> Iterator[Meeting]:
    leaving = Leaving.by(ended, begun)
    for meeting in meetings:
        if leaving.leaves(meeting.site.key if meeting.site else ""):
            yield meeting


def _day_of(meeting: Meeting) -> date:
    return localdate(meeting.starts_at) if meeting.starts_at else meeting.planned_from


def _with_chair(meeting: Meeting, chair: User | None) -> steps.Circumstances:
    return steps.Circumstances(meeting.place, meeting.online_address, chair)
