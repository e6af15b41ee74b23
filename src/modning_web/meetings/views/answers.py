"""Answering an invitation on the site."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from modning_web.access.day import day_of
from modning_web.access.gate import person_at, requires, signed_in
from modning_web.meetings.actions import answering
from modning_web.meetings.colleagues import colleagues_of
from modning_web.meetings.forms.answering import AnswerForm, NotedAnswerForm, answered_before
from modning_web.meetings.models import Invitation, Meeting
from modning_web.meetings.queries import may_see, not_left_by, participant
from modning_web.meetings.sheet import when_in_words
from modning_web.meetings.views.addressed import meeting_at
from modning_web.meetings.views.agenda_addressed import place_of_meeting
from modning_web.meetings.views.frame import framed, to_meeting


@requires("meeting.plan", place=place_of_meeting)
@require_http_methods(["GET", "HEAD", "POST"])
def note_answer(
    request: HttpRequest, programme_key: str, meeting_id: UUID, invitation_id: UUID
) -> HttpResponse:
    """Let one who plans the meeting write down what an invitee has told them."""
    meeting = meeting_at(request, programme_key, meeting_id)
    rows = meeting.invitations.filter(withdrawn_at=None)
    row = get_object_or_404(
        rows.select_related("person", "site", "represented_by"), pk=invitation_id
    )
    row.meeting = meeting
    colleagues = colleagues_of(row, on=day_of(request))
    form = NotedAnswerForm(
        request.POST or None, colleagues=colleagues, initial=answered_before(row)
    )
    if request.method == "POST" and form.is_valid():
        try:
            answering.note_answer(
                invitation=row, reply=form.reply, by=person_at(request), at=timezone.now()
            )
        except answering.NoLongerInvited:
            messages.error(request, _("Mødet tager ikke imod svar længere."))
        else:
            messages.success(request, _("Svaret fra {name} er gemt.").format(name=row.person.name))
        return to_meeting(meeting)
    shown = {"invitation": row, "form": form, "is_open": answering.is_open(meeting)}
    status = 400 if form.is_bound else 200
    return framed(request, "note_answer", meeting, shown, status=status)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, invitation_id: UUID) -> HttpResponse:
    """Let an invitee say whether they come; others do not find the page."""
    person = person_at(request)
    rows = Invitation.objects.select_related(
        "meeting__programme__current", "meeting__site", "site", "represented_by"
    )
    own = rows.filter(
        person=person,
        withdrawn_at=None,
        meeting__in=Meeting.objects.filter(not_left_by(participant(person))),
    )
    row = get_object_or_404(own, pk=invitation_id)
    meeting = row.meeting
    colleagues = colleagues_of(row, on=day_of(request))
    form = AnswerForm(request.POST or None, colleagues=colleagues, initial=answered_before(row))
    if request.method == "POST" and form.is_valid():
        try:
            answering.answer(invitation=row, reply=form.reply, by=person, at=timezone.now())
        except answering.NoLongerInvited:
            messages.error(request, _("Mødet tager ikke imod svar længere."))
        else:
            messages.success(
                request, _("Tak. Dit svar er gemt, og du kan ændre det indtil videre.")
            )
        return redirect("meetings:answer", row.pk)
    site_key = meeting.site.key if meeting.site else ""
    shown = {
        "invitation": row,
        "meeting": meeting,
        "when": when_in_words(meeting),
        "form": form,
        "is_open": answering.is_open(meeting),
        "may_open": may_see(person, meeting.programme.key, site_key),
    }
    return render(request, "meetings/answer.html", shown)
