"""One's own data. Whoever can sign in has a right to it, also without any hat."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from modning_web.access.gate import person_at, signed_in
from modning_web.access.own_parts import left_out, own_parts
from modning_web.own import actions


@signed_in
@never_cache
@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """Tell what a person's file holds, and what not."""
    page = {
        "titles": [part.title for part in own_parts()],
        "reasons": dict.fromkeys(str(reason) for reason in left_out().values()),
    }
    return render(request, "own/own.html", page)


@signed_in
@never_cache
@require_safe
def own_file(request: HttpRequest) -> HttpResponse:
    """Hand out the file."""
    packed = actions.fetch_own_data(by=person_at(request), at=timezone.now())
    answer = HttpResponse(packed, content_type="application/zip")
    answer["Content-Disposition"] = 'attachment; filename="mine-oplysninger.zip"'
    return answer
