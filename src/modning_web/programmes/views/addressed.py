"""What the address of a programme's page names, or that it is not there."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from modning_web.programmes import queries
from modning_web.programmes.models import Draft, Programme, Version

MOVED_ON = _("Kladden er ændret, siden du så den. Se den igen først.")


def adopted(request: HttpRequest, programme_key: str) -> tuple[Programme, Version]:
    """Return a programme that this person may see, with its current version; 404 without one."""
    row = get_object_or_404(queries.programmes_seen_by(request.user), key=programme_key)
    if row.current is None:
        raise Http404
    return row, row.current


def draft_of(programme_key: str) -> Draft:
    """Return a programme's draft; 404 without one."""
    rows = Draft.objects.select_related("programme", "base", "saved_by")
    return get_object_or_404(rows, programme__key=programme_key)


def revision_seen(request: HttpRequest) -> int:
    """Return the revision that the form was made from; 0, which no draft has, without one."""
    sent = request.POST.get("revision", "")
    return int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 9 else 0
