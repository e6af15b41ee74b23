"""The outbox, for staff."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from modning_web.access.gate import person_at, requires
from modning_web.access.policy import Place, can
from modning_web.notices.actions.deciding import STOPPED, UnableToSendAgain, can_be_sent, send_again
from modning_web.notices.forms import OutboxFilter, in_this_language
from modning_web.notices.kinds import KINDS
from modning_web.notices.models import Letter
from modning_web.notices.naming import programme_names
from modning_web.notices.queries import letters_seen_by
from modning_web.notices.showing import shown_mail
from modning_web.notices.views.frame import letter_frame, way

LETTERS_A_PAGE = 50


def place_of_letter(_request: HttpRequest, letter_id: UUID) -> Place:
    """Return where a letter belongs; one of no programme is for those who see everywhere."""
    return Place(
        get_object_or_404(Letter.objects.only("programme_key"), pk=letter_id).programme_key
    )


@requires("letters.see")
@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """List the letters that this person may follow, newest first."""
    rows = letters_seen_by(request.user)
    keys = (
        rows.exclude(programme_key="")
        .order_by("programme_key")
        .values_list("programme_key", flat=True)
    )
    names = programme_names(keys.distinct())
    form = OutboxFilter(request.GET, programmes=names)
    page = Paginator(form.filtered(rows), LETTERS_A_PAGE).get_page(request.GET.get("side"))
    lines = [(row, kind_in_words(row.kind), names.get(row.programme_key)) for row in page]
    return render(
        request,
        "notices/outbox.html",
        {"form": form, "page": page, "lines": lines} | letter_frame(request, "outbox"),
    )


@requires("letters.see", place=place_of_letter)
@never_cache
@require_safe
def letter(request: HttpRequest, letter_id: UUID) -> HttpResponse:
    """Show a letter and how it fared; of one that gives access, not what it says."""
    row = get_object_or_404(Letter.objects.select_related("person", "by"), pk=letter_id)
    return render(request, "notices/letter.html", _page_of(request, row))


@requires("letters.edit", place=place_of_letter)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def again(request: HttpRequest, letter_id: UUID) -> HttpResponse:
    """Ask whether a letter is to be sent again, and send it."""
    row = get_object_or_404(Letter, pk=letter_id)
    if request.method == "POST":
        try:
            send_again(letter=row, by=person_at(request), at=timezone.now())
        except UnableToSendAgain:
            messages.error(request, _("Brevet kan ikke sendes igen. Se, hvor det er."))
        else:
            messages.success(request, _("Brevet bliver sendt igen."))
        return redirect("notices:letter", row.pk)
    if row.state not in STOPPED or not can_be_sent(row):
        return redirect("notices:letter", row.pk)
    return render(request, "notices/again.html", _page_of(request, row))


def kind_in_words(key: str) -> str:
    """Name a kind of letter; its key, when no capability declares it any more."""
    return in_this_language(KINDS[key].name) if key in KINDS else key


def _page_of(request: HttpRequest, row: Letter) -> dict[str, Any]:
    is_secret = row.kind in KINDS and KINDS[row.kind].is_secret
    may_edit = can(request.user, "letters.edit", Place(row.programme_key))
    return {
        "letter": row,
        "way": way("outbox"),
        "kind": kind_in_words(row.kind),
        "programme": programme_names([row.programme_key]).get(row.programme_key),
        "steps": row.steps.select_related("by"),
        "is_secret": is_secret,
        "mail": None if is_secret else shown_mail(bytes(row.mime)),
        "may_send_again": may_edit and row.state in STOPPED and can_be_sent(row),
    }
