"""The documents under an item of an agenda."""

from uuid import UUID

from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from modning_web.access.gate import requires, signed_in
from modning_web.meetings.actions import agenda as deeds
from modning_web.meetings.actions import agenda_files
from modning_web.meetings.agenda_page import responsible_choices
from modning_web.meetings.forms.agenda import DocumentForm, ItemForm, typed_of
from modning_web.meetings.models import AgendaItem
from modning_web.meetings.views.agenda_addressed import change_by, item_at, place_of_meeting
from modning_web.meetings.views.agenda_item import item_page
from modning_web.programmes.wording import in_page_language


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
        return item_page(request, found, ItemForm(people=people, initial=typed_of(found)), form)
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
        filename=agenda_files.name_of(one),
        content_type="application/octet-stream",
    )


def document_at(found: AgendaItem, number: int) -> agenda_files.Document:
    """Return the document with that number, from 1; 404 without one."""
    if not 1 <= number <= len(found.documents):
        raise Http404
    one: agenda_files.Document = found.documents[number - 1]
    return one
