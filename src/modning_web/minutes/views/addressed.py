"""What the address of minutes names, and where that is."""

from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import BooleanField, ExpressionWrapper
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from modning_web.access.models import User
from modning_web.access.policy import Place, can, glasses_open
from modning_web.meetings.models import AgendaItem, Meeting
from modning_web.minutes.models import Outcome
from modning_web.minutes.queries import place_of, reads_minutes


def meeting_seen(request: HttpRequest, programme_key: str, meeting_id: UUID) -> Meeting:
    """Return a meeting whose minutes this person may read once they are circulated; 404 else."""
    meeting = _meeting_at(request, programme_key, meeting_id)
    if meeting is None or not getattr(meeting, "may_read", False):
        raise Http404
    return meeting


def _meeting_at(request: HttpRequest, programme_key: str, meeting_id: UUID) -> Meeting | None:
    """Read the meeting of an address once a request, for the gate and for the page."""
    kept = request.__dict__.setdefault("_meetings_of_minutes", {})
    if meeting_id not in kept:
        reader = getattr(request, "user", AnonymousUser())
        may_read = ExpressionWrapper(reads_minutes(reader), BooleanField())
        rows = Meeting.objects.filter(pk=meeting_id, programme__key=programme_key)
        rows = rows.select_related("programme__current", "site", "chair", "minutes__taker")
        kept[meeting_id] = rows.annotate(may_read=may_read).first()
    found: Meeting | None = kept[meeting_id]
    return found


def is_answered_by(person: User, meeting: Meeting) -> bool:
    """Tell whether a person may say something of minutes they read: a broken glass only reads."""
    if not glasses_open(person):
        return True
    mine = reads_minutes(person, on=timezone.localdate())
    return Meeting.objects.filter(mine, pk=meeting.pk).exists()


def item_at(
    request: HttpRequest, programme_key: str, meeting_id: UUID, item_id: UUID
) -> AgendaItem:
    """Return an item of a meeting's agenda; 404 without one."""
    meeting = meeting_seen(request, programme_key, meeting_id)
    item = get_object_or_404(meeting.items, pk=item_id)
    item.meeting = meeting
    return item


def outcome_at(
    request: HttpRequest, programme_key: str, meeting_id: UUID, outcome_id: UUID
) -> Outcome:
    """Return what came of an item, with the item; 404 when it is not there or struck out."""
    meeting = meeting_seen(request, programme_key, meeting_id)
    rows = Outcome.objects.standing().select_related("item", "owner")
    outcome = get_object_or_404(rows, pk=outcome_id, item__meeting=meeting)
    outcome.item.meeting = meeting
    return outcome


def place_of_meeting(
    request: HttpRequest,
    programme_key: str,
    meeting_id: UUID,
    **more: object,  # noqa: ARG001 -- the gate passes all that the address names
) -> Place:
    """Return where the meeting is held: at one site, or in the programme for a common one."""
    meeting = _meeting_at(request, programme_key, meeting_id)
    return Place(programme_key, meeting.site.key if meeting and meeting.site else "")


def frame_of(request: HttpRequest, meeting: Meeting) -> dict[str, object]:
    """Return what the frame around a meeting's pages shows."""
    return {
        "meeting": meeting,
        "programme": meeting.programme,
        "may_see_attendance": can(request.user, "attendance.see", place_of(meeting)),
    }


def revision_seen(request: HttpRequest) -> int:
    """Return the revision that the page showed; 0, which no minutes have, without one."""
    sent = request.POST.get("revision", "")
    return int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 9 else 0
