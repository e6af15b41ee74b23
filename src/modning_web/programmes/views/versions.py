"""The versions of a definition, and what changed from one to another."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from modning.programme.comparison import compare
from modning_web.access.gate import requires
from modning_web.programmes.changing import change_groups
from modning_web.programmes.mapping import definition_of
from modning_web.programmes.views.addressed import adopted
from modning_web.programmes.views.frame import framed


@requires("definition.see")
@require_safe
def versions(request: HttpRequest, programme_key: str) -> HttpResponse:
    """List the versions, newest first: when, by whom and why."""
    row, _ = adopted(request, programme_key)
    shown = {
        "section": "versions",
        "versions": row.versions.select_related("adopted_by").defer("text"),
    }
    return framed(request, "versions", row, shown)


@requires("definition.see")
@require_safe
def comparison(request: HttpRequest, programme_key: str, earlier: int, later: int) -> HttpResponse:
    """Show what changed between two versions: moved, added, dropped, and whom it concerns."""
    row, _ = adopted(request, programme_key)
    old = get_object_or_404(row.versions, number=earlier)
    new = get_object_or_404(row.versions.select_related("adopted_by"), number=later)
    changes = compare(definition_of(old.text).programme, definition_of(new.text).programme)
    shown = {"section": "versions", "old": old, "new": new, "groups": change_groups(changes)}
    return framed(request, "comparison", row, shown)
