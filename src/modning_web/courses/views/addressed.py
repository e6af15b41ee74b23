"""What the address of a page about training names, and where that is."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from modning_web.access.gate import person_at
from modning_web.access.policy import Place, reach
from modning_web.courses.queries import (
    meetings_of_training_seen_by,
    programmes_with_training,
    training_activities,
)
from modning_web.meetings.models import Meeting
from modning_web.programmes.mapping import definition_of
from modning_web.programmes.models import Programme


def programme_at(request: HttpRequest, programme_key: str) -> Programme:
    """Return a programme whose training this person may see, if it has any; 404 else."""
    rows = programmes_with_training(person_at(request))
    programme = get_object_or_404(rows, key=programme_key)
    if programme.current is None or not training_activities(
        definition_of(programme.current.text).programme
    ):
        raise Http404
    return programme


def training_day_at(request: HttpRequest, programme_key: str, meeting_id: UUID) -> Meeting:
    """Return a training day that this person may see; 404 else."""
    programme = programme_at(request, programme_key)
    rows = meetings_of_training_seen_by(person_at(request)).filter(programme=programme)
    meeting = get_object_or_404(rows, pk=meeting_id)
    _refuse_others(meeting)
    return meeting


def _refuse_others(meeting: Meeting) -> None:
    current = meeting.programme.current
    defined = definition_of(current.text).programme if current else None
    activities = training_activities(defined) if defined else ()
    if meeting.activity_key not in {one.id for one in activities}:
        raise Http404


def place_in(
    request: HttpRequest,
    programme_key: str,
    **more: object,  # noqa: ARG001 -- the gate passes all that the address names
) -> Place:
    """Return the whole programme, or of one who sees a site alone, that site in it."""
    where = reach(request.user, "training.see")
    own = sorted(one.site_key for one in where.sites if one.programme_key == programme_key)
    return Place(programme_key, own[0] if own and Place(programme_key) not in where else "")
