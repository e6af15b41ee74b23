"""The draft that a request is about, and the revision of it that its reader saw."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from modning_web.programmes.models import Draft

MOVED_ON = _("Kladden er ændret, siden du så den. Se den igen først.")


def draft_of(programme_key: str) -> Draft:
    """Return a programme's draft; 404 without one."""
    rows = Draft.objects.select_related("programme", "base", "saved_by")
    return get_object_or_404(rows, programme__key=programme_key)


def revision_seen(request: HttpRequest) -> int:
    """Return the revision that the form was made from; 0, which no draft has, without one."""
    sent = request.POST.get("revision", "")
    return int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 9 else 0
