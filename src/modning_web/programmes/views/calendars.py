"""Calendars: the plan as a file, and one for each person at an address of their own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from modning.language import Language
from modning.programme.calendar import calendar_of
from modning_web.access.gate import public, requires
from modning_web.access.models import User
from modning_web.programmes import queries
from modning_web.programmes.concern import concern_of
from modning_web.programmes.mapping import definition_of, planned_by_programme
from modning_web.programmes.settling import settled_of
from modning_web.programmes.views.addressed import adopted
from modning_web.programmes.wording import page_language

CALENDAR = "text/calendar; charset=utf-8"


@requires("annex.download")
@require_safe
def plan_calendar(request: HttpRequest, programme_key: str) -> HttpResponse:
    """Hand out the plan, as far as this person may see it, as a calendar file."""
    row, version = adopted(request, programme_key)
    rows = queries.plan_seen_by(request.user, row).meetings()
    in_safety = getattr(request.user, "wants_safe_contact", False)
    content = calendar_of(
        [(definition_of(version.text).programme, planned_by_programme(rows)[row.key])],
        name=row.title,
        stamped_at=version.adopted_at,
        language=page_language(),
        settled=settled_of(rows),
        in_safety=in_safety,
    )
    answer = HttpResponse(content, content_type=CALENDAR)
    name = "kalender" if in_safety else row.key
    answer["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    return answer


@public
@never_cache
@require_safe
def own_calendar(request: HttpRequest, token: str) -> HttpResponse:  # noqa: ARG001 -- the token says who asks
    """Hand out a person's own calendar to the one who knows its secret address."""
    person = get_object_or_404(User, calendar_token=token, is_active=True)
    concern = concern_of(person)
    language: Language = "en" if person.language == "en" else "da"
    with override(language):
        content = calendar_of(
            concern.plans(),
            name=_("modning: {name}").format(name=person.name),
            stamped_at=concern.changed_at or timezone.now(),
            language=language,
            settled=settled_of(concern.occurrences, person),
            in_safety=person.wants_safe_contact,
        )
    return HttpResponse(content, content_type=CALENDAR)
