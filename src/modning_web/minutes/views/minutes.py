"""The minutes of a meeting: their page and their deeds."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from modning.meeting.minutes import UnableToChangeMinutes
from modning_web.access.day import day_of
from modning_web.access.gate import person_at, requires, shows, signed_in
from modning_web.meetings.models import Meeting
from modning_web.minutes.actions import settling
from modning_web.minutes.forms.outcome import CommentForm
from modning_web.minutes.models import Minutes, State
from modning_web.minutes.naming import naming_in
from modning_web.minutes.page import (
    ItemLine,
    Standing,
    amendment_lines,
    came_to,
    item_lines,
    outcomes_of,
)
from modning_web.minutes.queries import minutes_of_meeting
from modning_web.minutes.views.addressed import (
    frame_of,
    is_answered_by,
    meeting_seen,
    place_of_meeting,
    revision_seen,
)
from modning_web.programmes.wording import in_page_language


@shows("minutes.see", place=place_of_meeting)
@require_safe
def minutes(request: HttpRequest, programme_key: str, meeting_id: UUID) -> HttpResponse:
    """Show the minutes to those who may read them, with what each may do."""
    meeting = meeting_seen(request, programme_key, meeting_id)
    return _page(request, meeting)


@requires("minutes.write", place=place_of_meeting)
@require_POST
def circulate(request: HttpRequest, programme_key: str, meeting_id: UUID) -> HttpResponse:
    """Send the minutes round."""
    row = _begun(request, programme_key, meeting_id)
    return _done(
        request,
        row,
        lambda: settling.circulate(
            minutes=row, seen=revision_seen(request), by=person_at(request), at=timezone.now()
        ),
        _("Referatet er sendt til dem, der var med eller var indkaldt."),
    )


@requires("minutes.approve", place=place_of_meeting)
@require_POST
def approve(request: HttpRequest, programme_key: str, meeting_id: UUID) -> HttpResponse:
    """Approve the minutes that the page showed."""
    row = _begun(request, programme_key, meeting_id)
    return _done(
        request,
        row,
        lambda: settling.approve(
            minutes=row, seen=revision_seen(request), by=person_at(request), at=timezone.now()
        ),
        _("Referatet er godkendt. Fra nu af kan det kun få tilføjelser."),
    )


@signed_in
@require_POST
def comment(request: HttpRequest, programme_key: str, meeting_id: UUID) -> HttpResponse:
    """Take what a reader says of circulated minutes."""
    row = _answered(request, programme_key, meeting_id)
    items = {str(item.pk): item for item in row.meeting.items.all()}
    form = CommentForm(request.POST, items=[(key, item.title) for key, item in items.items()])
    if not form.is_valid():
        return _page(request, row.meeting, form)
    return _done(
        request,
        row,
        lambda: settling.comment(
            minutes=row,
            text=form.cleaned_data["text"],
            item=items.get(form.cleaned_data["item"]),
            by=person_at(request),
            at=timezone.now(),
        ),
        _("Bemærkningen er gemt."),
    )


@signed_in
@require_POST
def acknowledge(request: HttpRequest, programme_key: str, meeting_id: UUID) -> HttpResponse:
    """Note that this person has read what was circulated last."""
    row = _answered(request, programme_key, meeting_id)
    step = row.steps.filter(deed="circulate").last()
    if step is None:
        raise Http404
    return _done(
        request,
        row,
        lambda: settling.acknowledge(step=step, by=person_at(request), at=timezone.now()),
        _("Det er noteret, at du har læst referatet."),
    )


def _page(request: HttpRequest, meeting: Meeting, form: CommentForm | None = None) -> HttpResponse:
    person, day = person_at(request), day_of(request)
    row = minutes_of_meeting(meeting, reader=person)
    standing = Standing.of(person, meeting, row)
    outcomes = outcomes_of(meeting) if standing.may_read else []
    naming = naming_in(meeting, row, outcomes, reader=person)
    lines = item_lines(meeting, outcomes, naming, on=day) if standing.may_read else ()
    is_circulated = row is not None and row.state == State.CIRCULATED
    takes_answers = is_circulated and is_answered_by(person, meeting)
    page = {
        **frame_of(request, meeting),
        "minutes": row,
        "naming": naming,
        "standing": standing,
        "lines": lines,
        "may_write": standing.may_write and (row is None or row.state != State.APPROVED),
        "may_amend": standing.may_write and row is not None and row.state == State.APPROVED,
        "has_outcomes": any(line.outcomes for line in lines),
        "amendments": amendment_lines(row) if row else (),
        **came_to(meeting, naming),
        "form": (form or _comment_form(lines)) if takes_answers else None,
        "has_read": is_circulated and _has_read(row),
    }
    return render(request, "minutes/minutes.html", page, status=400 if form else 200)


def _comment_form(lines: tuple[ItemLine, ...]) -> CommentForm:
    return CommentForm(items=[(str(line.row.pk), line.row.title) for line in lines])


def _has_read(row: Minutes | None) -> bool:
    steps = [step for step in row.steps.all() if step.deed == "circulate"] if row else []
    return bool(steps) and getattr(steps[-1], "is_read", False)


def _begun(request: HttpRequest, programme_key: str, meeting_id: UUID) -> Minutes:
    """Return minutes that are begun, which this person may read; 404 else."""
    meeting = meeting_seen(request, programme_key, meeting_id)
    row = get_object_or_404(Minutes, meeting=meeting)
    row.meeting = meeting
    if not Standing.of(person_at(request), meeting, row).may_read:
        raise Http404
    return row


def _answered(request: HttpRequest, programme_key: str, meeting_id: UUID) -> Minutes:
    """Return minutes that this person may say something of; 404 else."""
    row = _begun(request, programme_key, meeting_id)
    if not is_answered_by(person_at(request), row.meeting):
        raise Http404
    return row


def _done(
    request: HttpRequest, row: Minutes, deed: Callable[[], object], told: str
) -> HttpResponse:
    """Do one deed, say how it went, and go back to the minutes."""
    try:
        deed()
    except UnableToChangeMinutes as refusal:
        messages.error(request, in_page_language(refusal.told))
    else:
        messages.success(request, told)
    return redirect("minutes:minutes", row.meeting.programme.key, row.meeting.pk)
