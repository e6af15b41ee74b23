"""One item of an agenda: its text, its documents, and its way on to another meeting."""

from uuid import UUID

from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from modning.meeting.agenda import UnableToCarry
from modning_web.access.gate import person_at, requires, signed_in
from modning_web.access.policy import can
from modning_web.meetings.actions import agenda as deeds
from modning_web.meetings.actions import agenda_files
from modning_web.meetings.actions.steps import open_meeting
from modning_web.meetings.agenda_page import responsible_choices
from modning_web.meetings.agenda_queries import coming_in_series
from modning_web.meetings.forms.agenda import DocumentForm, ItemForm, typed_of
from modning_web.meetings.models import AgendaItem
from modning_web.meetings.views.agenda_addressed import change_by, item_at, place_of_meeting
from modning_web.meetings.views.frame import place_of
from modning_web.programmes.wording import in_page_language

Refusals = (deeds.UnableToChangeAgenda, UnableToCarry)


@requires("agenda.write", place=place_of_meeting)
@require_http_methods(["GET", "HEAD", "POST"])
def item(request: HttpRequest, programme_key: str, meeting_id: UUID, item_id: UUID) -> HttpResponse:
    """Show an item's form, and take what is typed in it."""
    found = item_at(request, programme_key, meeting_id, item_id)
    sent = request.POST if request.method == "POST" else None
    form = ItemForm(sent, people=responsible_choices(found.meeting), initial=typed_of(found))
    if sent is None or not form.is_valid():
        return _page(request, found, form, DocumentForm())
    change = change_by(request, found.meeting)
    try:
        deeds.change_item(item=found, written=form.written(), change=change)
    except deeds.UnableToChangeAgenda as refusal:
        messages.error(request, in_page_language(refusal.told))
        return _page(request, found, form, DocumentForm())
    messages.success(request, _("Punktet er gemt."))
    return redirect("meetings:agenda", programme_key, meeting_id)


@requires("agenda.write", place=place_of_meeting)
@require_POST
def add_document(
    request: HttpRequest, programme_key: str, meeting_id: UUID, item_id: UUID
) -> HttpResponse:
    """Put a link or a file under an item."""
    found = item_at(request, programme_key, meeting_id, item_id)
    form = DocumentForm(request.POST, request.FILES)
    if not form.is_valid():
        people = responsible_choices(found.meeting)
        return _page(request, found, ItemForm(people=people, initial=typed_of(found)), form)
    typed = form.cleaned_data
    if typed["file"]:
        document = agenda_files.kept(typed["file"].name, typed["file"])
        document["name"] = typed["name"] or document["name"]
    else:
        document = agenda_files.linked(typed["name"], typed["address"])
    try:
        deeds.add_document(item=found, document=document, change=change_by(request, found.meeting))
    except deeds.UnableToChangeAgenda as refusal:
        agenda_files.forget([document])
        messages.error(request, in_page_language(refusal.told))
    else:
        messages.success(request, _("Bilaget er lagt under punktet."))
    return redirect("meetings:agenda_item", programme_key, meeting_id, item_id)


@requires("agenda.write", place=place_of_meeting)
@require_POST
def remove_document(
    request: HttpRequest, programme_key: str, meeting_id: UUID, item_id: UUID, number: int
) -> HttpResponse:
    """Take a document away."""
    found = item_at(request, programme_key, meeting_id, item_id)
    document_at(found, number)
    try:
        change = change_by(request, found.meeting)
        deeds.remove_document(item=found, number=number, change=change)
    except deeds.UnableToChangeAgenda as refusal:
        messages.error(request, in_page_language(refusal.told))
    else:
        messages.success(request, _("Bilaget er fjernet."))
    return redirect("meetings:agenda_item", programme_key, meeting_id, item_id)


@signed_in
@require_safe
def document(
    request: HttpRequest, programme_key: str, meeting_id: UUID, item_id: UUID, number: int
) -> HttpResponseBase:
    """Hand out a file to those who may read the agenda; browsers do not open it in the site."""
    found = item_at(request, programme_key, meeting_id, item_id)
    one = document_at(found, number)
    if "file" not in one:
        raise Http404
    return FileResponse(
        default_storage.open(one["file"]),
        as_attachment=True,
        filename=one["name"],
        content_type="application/octet-stream",
    )


@requires("agenda.write", place=place_of_meeting)
@require_POST
def carry(
    request: HttpRequest, programme_key: str, meeting_id: UUID, item_id: UUID
) -> HttpResponse:
    """Move or copy an item to the next meeting of the series."""
    found = item_at(request, programme_key, meeting_id, item_id)
    following = coming_in_series(found.meeting)
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


def document_at(found: AgendaItem, number: int) -> agenda_files.Document:
    """Return the document with that number, from 1; 404 without one."""
    if not 1 <= number <= len(found.documents):
        raise Http404
    one: agenda_files.Document = found.documents[number - 1]
    return one


def _page(
    request: HttpRequest, found: AgendaItem, form: ItemForm, document_form: DocumentForm
) -> HttpResponse:
    page = {
        "meeting": found.meeting,
        "programme": found.meeting.programme,
        "may_see_attendance": can(request.user, "attendance.see", place_of(found.meeting)),
        "item": found,
        "form": form,
        "document_form": document_form,
        "coming": coming_in_series(found.meeting)[:5],
    }
    wrong = form.is_bound or document_form.is_bound
    return render(request, "meetings/agenda_item.html", page, status=400 if wrong else 200)
