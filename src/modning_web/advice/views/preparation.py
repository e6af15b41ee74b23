"""Preparing a meeting with one site on one page, and as a file for print."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from modning.reports.meeting import preparation_document
from modning_web.access.day import day_of
from modning_web.access.gate import person_at, requires
from modning_web.advice.preparing import preparation_of
from modning_web.advice.queries import sees_internal
from modning_web.advice.site_view import View, sites_to_prepare, view_of
from modning_web.advice.views.addressed import site_at
from modning_web.files import CONTENT_TYPES, file_answer
from modning_web.programmes.wording import in_page_language, page_language


@requires("advice.see")
@require_safe
def preparation(request: HttpRequest, programme_key: str, site_key: str) -> HttpResponse:
    """Show all that one looks at before the next meeting with the site."""
    view = _view(request, programme_key, site_key)
    site, found = view.site, preparation_of(view)
    page = {
        "site": site,
        "programme": site.programme,
        "preparation": found,
        "sections": [
            (one.anchor, in_page_language(one.title), one.lines, in_page_language(one.empty))
            for one in found.sections
        ],
        "last_key": view.last_key,
        "sees_internal": sees_internal(request.user, programme_key),
    }
    return render(request, "advice/preparation.html", page)


@requires("advice.see")
@require_safe
def preparation_file(
    request: HttpRequest, programme_key: str, site_key: str, form: str
) -> HttpResponse:
    """Hand out the same as Word or PDF."""
    if form not in CONTENT_TYPES:
        raise Http404
    view = _view(request, programme_key, site_key)
    document = preparation_document(preparation_of(view), language=page_language())
    return file_answer(document, form, name=f"forberedelse-{site_key}")


def _view(request: HttpRequest, programme_key: str, site_key: str) -> View:
    day = day_of(request)
    site = site_at(programme_key, site_key, among=sites_to_prepare(on=day))
    return view_of(person_at(request), site, on=day)
