"""One item of an agenda: its text, and its way on to another meeting."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from modning.meeting.agenda import UnableToCarry
from modning_web.access.gate import person_at, requires
from modning_web.access.policy import can
from modning_web.meetings.actions import agenda as deeds
from modning_web.meetings.actions.steps import open_meeting
from modning_web.meetings.agenda_page import responsible_choices
from modning_web.meetings.agenda_queries import coming_after, title_of
from modning_web.meetings.forms.agenda import DocumentForm, ItemForm, typed_of
from modning_web.meetings.models import AgendaItem
from modning_web.meetings.views.agenda_addressed import change_by, item_at, place_of_meeting
from modning_web.meetings.views.frame import place_of
from modning_web.programmes.wording import in_page_language

MOST_COMING = 8
Refusals = (deeds.UnableToChangeAgenda, UnableToCarry)


@requires("agenda.write", place=place_of_meeting)
@require_http_methods(["GET", "HEAD", "POST"])
def item(request: HttpRequest, programme_key: str, meeting_id: UUID, item_id: UUID) -> HttpResponse:
    """Show an item's form, and take what is typed in it."""
    found = item_at(request, programme_key, meeting_id, item_id)
    sent = request.POST if request.method == "POST" else None
    form = ItemForm(sent, people=responsible_choices(found.meeting), initial=typed_of(found))
    if sent is None or not form.is_valid():
        return item_page(request, found, form, DocumentForm())
    change = change_by(request, found.meeting)
    try:
        deeds.change_item(item=found, written=form.written(), change=change)
    except deeds.UnableToChangeAgenda as refusal:
        messages.error(request, in_page_language(refusal.told))
        return item_page(request, found, form, DocumentForm())
    messages.success(request, _("Punktet er gemt."))
    return redirect("meetings:agenda", programme_key, meeting_id)


@requires("agenda.write", place=place_of_meeting)
@require_POST
def carry(
    request: HttpRequest, programme_key: str, meeting_id: UUID, item_id: UUID
) -> HttpResponse:
    """Move or copy an item to the next meeting of the series."""
    found = item_at(request, programme_key, meeting_id, item_id)
    following = coming_after(found.meeting)
    occurrence = get_object_or_404(following, key=request.POST.get("til", ""))
    target = open_meeting(occurrence=occurrence, by=person_at(request), at=timezone.now())
    is_move = request.POST.get("hvordan") == "flyt"
    deed = deeds.move_item if is_move else deeds.copy_item
    try:
        deed(item=found, target=target, change=change_by(request, found.meeting))
    except Refusals as refusal:
        messages.error(request, in_page_language(refusal.told))
    else:
        told = (
            _("“{title}” er flyttet til {meeting}.")
            if is_move
            else _("“{title}” står nu også på {meeting}.")
        )
        messages.success(request, told.format(title=found.title, meeting=str(target)))
    return redirect("meetings:agenda", programme_key, meeting_id)


def item_page(
    request: HttpRequest, found: AgendaItem, form: ItemForm, document_form: DocumentForm
) -> HttpResponse:
    """Render an item with its form and the form of a document."""
    page = {
        "meeting": found.meeting,
        "programme": found.meeting.programme,
        "may_see_attendance": can(request.user, "attendance.see", place_of(found.meeting)),
        "item": found,
        "form": form,
        "document_form": document_form,
        "coming": [(row, title_of(row)) for row in coming_after(found.meeting)[:MOST_COMING]],
    }
    wrong = form.is_bound or document_form.is_bound
    return render(request, "meetings/agenda_item.html", page, status=400 if wrong else 200)
