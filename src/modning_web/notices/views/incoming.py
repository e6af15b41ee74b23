"""Mail that came in, for those who see to what could not be read."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from modning_web.access.gate import person_at, requires
from modning_web.access.policy import Place, can_somewhere
from modning_web.notices.actions.deciding import SEEN_TO, UnableToSetAside, set_aside
from modning_web.notices.forms import IncomingFilter
from modning_web.notices.models import IncomingMail
from modning_web.notices.queries import incoming_mails
from modning_web.notices.showing import shown_mail
from modning_web.notices.views.frame import letter_frame, way

MAILS_A_PAGE = 50


def everywhere(_request: HttpRequest, **_address: Any) -> Place:
    """Return the place of what is in no programme."""
    return Place("")


@requires("letters.see_incoming")
@require_safe
def mails(request: HttpRequest) -> HttpResponse:
    """List the mails that came in, newest first."""
    form = IncomingFilter(request.GET)
    rows = incoming_mails()
    if chosen := form.chosen():
        rows = rows.filter(outcome=chosen)
    page = Paginator(rows, MAILS_A_PAGE).get_page(request.GET.get("side"))
    shown = {"form": form, "page": page, "is_read": settings.MAIL.reading is not None}
    shown |= letter_frame(request, "incoming")
    return render(request, "notices/incoming.html", shown)


@requires("letters.see_incoming", place=everywhere)
@never_cache
@require_safe
def mail(request: HttpRequest, mail_id: UUID) -> HttpResponse:
    """Show a mail as plain text, whatever is in it."""
    row = get_object_or_404(IncomingMail.objects.select_related("set_aside_by"), pk=mail_id)
    may_see_to = can_somewhere(request.user, "letters.see_to_incoming")
    page = {
        "row": row,
        "way": way("incoming"),
        "mail": shown_mail(bytes(row.raw)),
        "may_set_aside": may_see_to and row.outcome not in SEEN_TO,
    }
    return render(request, "notices/incoming_mail.html", page)


@requires("letters.see_to_incoming", place=everywhere)
@require_POST
def put_aside(request: HttpRequest, mail_id: UUID) -> HttpResponse:
    """Note that a person has seen to a mail."""
    row = get_object_or_404(IncomingMail, pk=mail_id)
    try:
        set_aside(mail=row, by=person_at(request), at=timezone.now())
    except UnableToSetAside:
        messages.error(request, _("Mailen er der allerede taget hånd om."))
    else:
        messages.success(request, _("Mailen er lagt til side."))
    return redirect("notices:incoming_mail", row.pk)
