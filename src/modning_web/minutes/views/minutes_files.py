"""The minutes of a meeting as Word and PDF."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from modning.reports.meeting import minutes_document
from modning_web.access.gate import person_at, shows
from modning_web.files import CONTENT_TYPES, file_answer
from modning_web.minutes.files import occasion_with_people, value_and_names
from modning_web.minutes.page import Standing
from modning_web.minutes.queries import minutes_of_meeting
from modning_web.minutes.views.addressed import meeting_seen, place_of_meeting
from modning_web.programmes.wording import page_language


@shows("minutes.see", place=place_of_meeting)
@require_safe
def minutes_file(
    request: HttpRequest, programme_key: str, meeting_id: UUID, form: str
) -> HttpResponse:
    """Hand out the minutes as Word or PDF."""
    meeting = meeting_seen(request, programme_key, meeting_id)
    row = minutes_of_meeting(meeting)
    reader = person_at(request)
    occasion = occasion_with_people(meeting, row, reader=reader)
    may_read = Standing.of(reader, meeting, row).may_read
    if form not in CONTENT_TYPES or occasion is None or not may_read:
        raise Http404
    value, names = value_and_names(meeting, row, occasion, reader=reader)
    document = minutes_document(value, occasion, names=names, language=page_language())
    day = occasion.slot.first_day.isoformat()
    return file_answer(document, form, name=f"referat-{day}")
