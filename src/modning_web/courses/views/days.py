"""One training day, as those who train see it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from modning_web.access.gate import person_at, requires
from modning_web.courses import queries
from modning_web.courses.page import participant_lines
from modning_web.courses.views.addressed import place_in, training_day_at


@requires("training.see", place=place_in)
@require_safe
def day(request: HttpRequest, programme_key: str, meeting_id: UUID) -> HttpResponse:
    """Show who comes to a training day, with what role, and who was there."""
    meeting = training_day_at(request, programme_key, meeting_id)
    only = queries.site_keys_in_training(person_at(request), programme_key)
    page = {
        "programme": meeting.programme,
        "meeting": meeting,
        "participants": participant_lines(meeting, only=only),
        "is_whole": only is None,
    }
    return render(request, "courses/day.html", page)
