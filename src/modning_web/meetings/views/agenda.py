"""The agenda of a meeting: its page, its items, and its file."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from modning.reports.meeting import agenda_document
from modning_web.access.gate import person_at, requires, signed_in
from modning_web.access.policy import can
from modning_web.files import CONTENT_TYPES, file_answer
from modning_web.meetings.actions import agenda as deeds
from modning_web.meetings.agenda_page import (
    is_information_meeting,
    occasion_of,
    responsible_choices,
    sheet_of,
    template_for,
)
from modning_web.meetings.agenda_queries import agenda_of
from modning_web.meetings.forms.agenda import ItemForm
from modning_web.meetings.models import Meeting
from modning_web.meetings.naming import names_told
from modning_web.meetings.views.agenda_addressed import (
    change_by,
    item_at,
    place_of_meeting,
    readable_meeting,
)
from modning_web.meetings.views.frame import place_of
from modning_web.programmes.wording import in_page_language, page_language


@signed_in
@require_safe
def agenda(request: HttpRequest, programme_key: str, meeting_id: UUID) -> HttpResponse:
    """Show the agenda to those who see the meeting or are convened to it."""
    meeting = readable_meeting(request, programme_key, meeting_id)
    return _page(request, meeting)


@requires("agenda.write", place=place_of_meeting)
@require_POST
def add(request: HttpRequest, programme_key: str, meeting_id: UUID) -> HttpResponse:
    """Put a new item last."""
    meeting = readable_meeting(request, programme_key, meeting_id)
    form = ItemForm(request.POST, people=responsible_choices(meeting))
    if not form.is_valid():
        return _page(request, meeting, form)
    return _done(
        request,
        meeting,
        lambda: deeds.add_item(written=form.written(), change=change_by(request, meeting)),
        _("Punktet er sat på dagsordenen."),
    )


@requires("agenda.write", place=place_of_meeting)
@require_POST
def start(request: HttpRequest, programme_key: str, meeting_id: UUID) -> HttpResponse:
    """Begin an empty agenda with its template."""
    meeting = readable_meeting(request, programme_key, meeting_id)
    template = template_for(meeting)
    return _done(
        request,
        meeting,
        lambda: deeds.start_agenda(template=template, change=change_by(request, meeting)),
        _("Dagsordenen er begyndt. Ret den, som mødet kræver."),
    )


@requires("agenda.write", place=place_of_meeting)
@require_POST
def shift(
    request: HttpRequest, programme_key: str, meeting_id: UUID, item_id: UUID
) -> HttpResponse:
    """Move an item one place up or down."""
    item = item_at(request, programme_key, meeting_id, item_id)
    steps = -1 if request.POST.get("retning") == "op" else 1
    return _done(
        request,
        item.meeting,
        lambda: deeds.shift_item(item=item, steps=steps, change=change_by(request, item.meeting)),
        _("“{title}” er flyttet.").format(title=item.title),
    )


@requires("agenda.write", place=place_of_meeting)
@require_POST
def remove(
    request: HttpRequest, programme_key: str, meeting_id: UUID, item_id: UUID
) -> HttpResponse:
    """Take an item off the agenda."""
    item = item_at(request, programme_key, meeting_id, item_id)
    return _done(
        request,
        item.meeting,
        lambda: deeds.remove_item(item=item, change=change_by(request, item.meeting)),
        _("“{title}” er taget af dagsordenen.").format(title=item.title),
    )


@signed_in
@require_safe
def agenda_file(
    request: HttpRequest, programme_key: str, meeting_id: UUID, form: str
) -> HttpResponse:
    """Hand out the agenda as Word or PDF."""
    meeting = readable_meeting(request, programme_key, meeting_id)
    occasion = occasion_of(meeting)
    if form not in CONTENT_TYPES or occasion is None:
        raise Http404
    agenda = agenda_of(meeting)
    who = [occasion.chair, *(one for item in agenda.items for one in item.responsible)]
    names = names_told(meeting, who, reader=person_at(request))
    document = agenda_document(agenda, occasion, names=names, language=page_language())
    day = occasion.slot.first_day.isoformat()
    return file_answer(document, form, name=f"dagsorden-{day}")


def _page(request: HttpRequest, meeting: Meeting, form: ItemForm | None = None) -> HttpResponse:
    place = place_of(meeting)
    may_write = can(request.user, "agenda.write", place)
    is_open = may_write and meeting.agenda_closed_at is None
    rows = list(meeting.items.all())
    page = {
        "meeting": meeting,
        "programme": meeting.programme,
        "may_see_attendance": can(request.user, "attendance.see", place),
        "sheet": sheet_of(meeting, rows, reader=person_at(request)),
        "is_open": is_open,
        "template": template_for(meeting) if is_open and not rows else None,
        "form": form or (ItemForm(people=responsible_choices(meeting)) if is_open else None),
        "has_questions": is_information_meeting(meeting),
    }
    return render(request, "meetings/agenda.html", page, status=400 if form else 200)


def _done(
    request: HttpRequest, meeting: Meeting, deed: Callable[[], object], told: str
) -> HttpResponse:
    """Do one deed, say how it went, and go back to the agenda."""
    try:
        deed()
    except deeds.UnableToChangeAgenda as refusal:
        messages.error(request, in_page_language(refusal.told))
    else:
        messages.success(request, told)
    return redirect("meetings:agenda", meeting.programme.key, meeting.pk)
