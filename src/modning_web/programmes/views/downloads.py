"""Files and calendars: the annex in the formats that people use, and a calendar for each person."""

from collections.abc import Callable

from csp.constants import NONE
from csp.decorators import csp_update
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from modning.document.content import Document
from modning.document.html import write_html
from modning.document.pdf import write_pdf
from modning.document.word import write_word
from modning.language import Language
from modning.programme.calendar import calendar_of
from modning.reports.annex import annex
from modning_web.access.gate import public, requires
from modning_web.access.models import User
from modning_web.programmes import queries
from modning_web.programmes.concern import concern_of
from modning_web.programmes.mapping import definition_of, planned_occurrences
from modning_web.programmes.views.frame import adopted
from modning_web.programmes.wording import page_language

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
CALENDAR = "text/calendar; charset=utf-8"
Writer = Callable[[Document], bytes | str]
WRITERS: dict[str, tuple[Writer, str]] = {
    "docx": (write_word, WORD),
    "pdf": (write_pdf, "application/pdf"),
    "html": (write_html, "text/html; charset=utf-8"),
}


@requires("annex.download")
@require_safe
# The page carries its own style, so that it can be saved and sent as one file; it has no script.
@csp_update({"style-src": ["'unsafe-inline'"], "script-src": [NONE]})  # type: ignore[arg-type]  # the decorator passes on what an address names
def annex_file(request: HttpRequest, programme_key: str, form: str) -> HttpResponse:
    """Hand out the annex as Word, PDF or one web page."""
    row, version = adopted(request, programme_key)
    if form not in WRITERS:
        raise Http404
    write, content_type = WRITERS[form]
    document = annex(
        definition_of(version.text).programme,
        dated=timezone.localdate(version.adopted_at),
        language=page_language(),
    )
    answer = HttpResponse(write(document), content_type=content_type)
    if form != "html":
        answer["Content-Disposition"] = f'attachment; filename="{row.key}-bilag.{form}"'
    return answer


@requires("annex.download")
@require_safe
def plan_calendar(request: HttpRequest, programme_key: str) -> HttpResponse:
    """Hand out the plan, as far as this person may see it, as a calendar file."""
    row, version = adopted(request, programme_key)
    rows = queries.plan_seen_by(request.user, row).meetings().select_related("site")
    content = calendar_of(
        [(definition_of(version.text).programme, planned_occurrences(rows))],
        name=row.title,
        stamped_at=version.adopted_at,
        language=page_language(),
    )
    answer = HttpResponse(content, content_type=CALENDAR)
    answer["Content-Disposition"] = f'attachment; filename="{row.key}.ics"'
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
        name = _("modning: {name}").format(name=person.name)
    content = calendar_of(
        [
            (concern.defined[pk], planned_occurrences(rows))
            for pk, rows in concern.meetings().items()
        ],
        name=name,
        stamped_at=concern.changed_at or timezone.now(),
        language=language,
    )
    return HttpResponse(content, content_type=CALENDAR)
