"""What the address of a meeting's page names, or that it is not there for this person."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from modning_web.access.policy import Place
from modning_web.meetings.actions.stepping import Seen
from modning_web.meetings.models import Meeting
from modning_web.meetings.queries import may_see
from modning_web.programmes.models import Occurrence

MOVED_ON = _("En anden har ændret mødet, siden du så det. Se det igen først.")


def meeting_at(request: HttpRequest, programme_key: str, meeting_id: UUID) -> Meeting:
    """Return a meeting and what stands beside it; 404 unless it may be seen."""
    rows = Meeting.objects.select_related("programme__current", "site", "chair", "occurrence")
    row = get_object_or_404(rows, pk=meeting_id, programme__key=programme_key)
    if not may_see(request.user, row.programme.key, row.site.key if row.site else ""):
        raise Http404
    return row


def occurrence_at(request: HttpRequest, programme_key: str, occurrence_key: str) -> Occurrence:
    """Return what is to be held, with its programme and site; 404 unless it may be seen."""
    rows = Occurrence.objects.meetings().select_related("programme__current", "site")
    row = get_object_or_404(rows, programme__key=programme_key, key=occurrence_key)
    if not may_see(request.user, row.programme.key, row.site.key if row.site else ""):
        raise Http404
    return row


def place_of_meeting(
    request: HttpRequest,  # noqa: ARG001 -- the gate gives it to every such function
    programme_key: str,
    meeting_id: UUID,
) -> Place:
    """Return where a meeting is: at its site, or across the programme."""
    rows = Meeting.objects.select_related("site").only("site__key")
    row = get_object_or_404(rows, pk=meeting_id, programme__key=programme_key)
    return Place(programme_key, row.site.key if row.site else "")


def place_of_occurrence(
    request: HttpRequest,  # noqa: ARG001 -- the gate gives it to every such function
    programme_key: str,
    occurrence_key: str,
) -> Place:
    """Return where an occurrence is: at its site, or across the programme."""
    rows = Occurrence.objects.select_related("site").only("site__key")
    row = get_object_or_404(rows, programme__key=programme_key, key=occurrence_key)
    return Place(programme_key, row.site.key if row.site else "")


def seen(request: HttpRequest, meeting: Meeting) -> Seen:
    """Return the meeting as the form was made from it; revision 0, which none has, without one."""
    sent = request.POST.get("revision", "")
    is_number = sent.isascii() and sent.isdecimal() and len(sent) < 9
    return Seen(meeting, int(sent) if is_number else 0)
