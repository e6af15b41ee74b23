"""What the address of an agenda names, and where that is."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from modning_web.access.gate import person_at
from modning_web.access.policy import Place
from modning_web.meetings.actions.agenda import Change
from modning_web.meetings.agenda_queries import meetings_readable_by
from modning_web.meetings.models import AgendaItem, Meeting


def readable_meeting(request: HttpRequest, programme_key: str, meeting_id: UUID) -> Meeting:
    """Return a meeting whose agenda this person may read; 404 else."""
    rows = meetings_readable_by(person_at(request))
    rows = rows.select_related("programme__current", "site", "chair")
    return get_object_or_404(rows, pk=meeting_id, programme__key=programme_key)


def item_at(
    request: HttpRequest, programme_key: str, meeting_id: UUID, item_id: UUID
) -> AgendaItem:
    """Return an item with its meeting; 404 without one."""
    meeting = readable_meeting(request, programme_key, meeting_id)
    item = get_object_or_404(meeting.items, pk=item_id)
    item.meeting = meeting
    return item


def place_of_meeting(
    request: HttpRequest,  # noqa: ARG001 -- the gate asks so
    programme_key: str,
    meeting_id: UUID,
    **more: object,  # noqa: ARG001 -- the gate passes all that the address names
) -> Place:
    """Return where the meeting is held: at one site, or in the programme for a common one."""
    rows = Meeting.objects.filter(pk=meeting_id, programme__key=programme_key)
    return Place(programme_key, rows.values_list("site__key", flat=True).first() or "")


def change_by(request: HttpRequest, meeting: Meeting) -> Change:
    """Return the change that this person asks for, at the revision that their page shows."""
    sent = request.POST.get("revision", "")
    revision = int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 9 else 0
    return Change(meeting, revision, by=person_at(request), at=timezone.now())
