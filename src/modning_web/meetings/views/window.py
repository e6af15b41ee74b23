"""The page of a meeting that is still only a window in the plan, and how it is begun."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from modning_web.access.day import day_of
from modning_web.access.gate import person_at, requires
from modning_web.meetings import queries
from modning_web.meetings.actions import steps
from modning_web.meetings.mapping import defined_of, row_of
from modning_web.meetings.seating import day_for, seating_of
from modning_web.meetings.sheet import sheet_of
from modning_web.meetings.views.addressed import (
    occurrence_at,
    place_of_occurrence,
)
from modning_web.meetings.views.frame import framed, to_meeting


@requires("programme.see")
@require_safe
def window(request: HttpRequest, programme_key: str, occurrence_key: str) -> HttpResponse:
    """Show what is to be held in a window, before anything is done to it."""
    occurrence = occurrence_at(request, programme_key, occurrence_key)
    known = queries.meeting_of_occurrence(occurrence)
    if known is not None:
        return to_meeting(known)
    defined = defined_of(occurrence.programme)
    if defined is None:
        return redirect("programmes:programme", programme_key)
    row = row_of(occurrence, defined)
    seating = seating_of(row, on=day_for(row, day_of(request)))
    shown = {"sheet": sheet_of(row, seating, reader=person_at(request)), "occurrence": occurrence}
    return framed(request, "window", row, shown)


@requires("meeting.plan", place=place_of_occurrence)
@require_POST
def open_window(request: HttpRequest, programme_key: str, occurrence_key: str) -> HttpResponse:
    """Begin to plan a meeting that the plan has a window for."""
    occurrence = occurrence_at(request, programme_key, occurrence_key)
    row = steps.open_meeting(occurrence=occurrence, by=person_at(request), at=timezone.now())
    messages.success(request, _("Mødet er en kladde. Ingen får besked, før du indkalder."))
    return to_meeting(row)
