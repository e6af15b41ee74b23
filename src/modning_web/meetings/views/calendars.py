"""A programme's meetings as a calendar, at an address of each person's own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from modning.programme.calendar import calendar_of
from modning_web.access.gate import public
from modning_web.access.models import User
from modning_web.meetings.mapping import defined_of
from modning_web.programmes.mapping import planned_by_programme
from modning_web.programmes.queries import plan_seen_by, programmes_seen_by
from modning_web.programmes.settling import settled_of
from modning_web.programmes.wording import page_language

CALENDAR = "text/calendar; charset=utf-8"


@public
@never_cache
@require_safe
def programme_calendar(request: HttpRequest, programme_key: str, token: str) -> HttpResponse:  # noqa: ARG001 -- the token says who asks
    """Hand out what a person may see of a programme to the one who knows their secret."""
    person = get_object_or_404(User, calendar_token=token, is_active=True)
    programme = get_object_or_404(programmes_seen_by(person), key=programme_key)
    defined = defined_of(programme)
    rows = plan_seen_by(person, programme).meetings()
    with override("en" if person.language == "en" else "da"):
        content = calendar_of(
            [(defined, planned_by_programme(rows)[programme.key])] if defined else [],
            name=programme.title,
            stamped_at=programme.current.adopted_at if programme.current else programme.created_at,
            language=page_language(),
            settled=settled_of(rows),
            in_safety=person.wants_safe_contact,
        )
    return HttpResponse(content, content_type=CALENDAR)
