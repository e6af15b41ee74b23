"""The annex in the formats that people use."""

from csp.constants import NONE
from csp.decorators import csp_update
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from modning.document.html import write_html
from modning.reports.annex import annex
from modning_web.access.gate import requires
from modning_web.files import CONTENT_TYPES, file_answer
from modning_web.programmes.mapping import definition_of
from modning_web.programmes.views.addressed import adopted
from modning_web.programmes.wording import page_language


@requires("annex.download")
@require_safe
# The page carries its own style, so that it can be saved and sent as one file; it has no script.
@csp_update({"style-src": ["'unsafe-inline'"], "script-src": [NONE]})  # type: ignore[arg-type]  # the decorator passes on what an address names
def annex_file(request: HttpRequest, programme_key: str, form: str) -> HttpResponse:
    """Hand out the annex as Word, PDF or one web page."""
    row, version = adopted(request, programme_key)
    if form not in {*CONTENT_TYPES, "html"}:
        raise Http404
    document = annex(
        definition_of(version.text).programme,
        dated=timezone.localdate(version.adopted_at),
        language=page_language(),
    )
    if form == "html":
        return HttpResponse(write_html(document))
    return file_answer(document, form, name=f"{row.key}-bilag")
