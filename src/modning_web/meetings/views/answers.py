"""Answering on the site: an invitation, and the times of a poll."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from modning_web.access.day import day_of
from modning_web.access.gate import person_at, signed_in
from modning_web.meetings import queries
from modning_web.meetings.actions import answering, polling
from modning_web.meetings.forms.answering import AnswerForm, answered_before
from modning_web.meetings.forms.voting import VoteForm
from modning_web.meetings.models import Invitation, Meeting
from modning_web.meetings.polls import polls_put_to
from modning_web.meetings.queries import may_see, not_left_by, participant
from modning_web.meetings.sheet import when_in_words


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, invitation_id: UUID) -> HttpResponse:
    """Let an invitee say whether they come; others do not find the page."""
    person = person_at(request)
    rows = Invitation.objects.select_related(
        "meeting__programme", "meeting__site", "site", "represented_by"
    )
    own = rows.filter(
        person=person,
        withdrawn_at=None,
        meeting__in=Meeting.objects.filter(not_left_by(participant(person))),
    )
    row = get_object_or_404(own, pk=invitation_id)
    meeting = row.meeting
    colleagues = queries.colleagues_of(row, on=day_of(request))
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


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def poll_answer(request: HttpRequest, poll_id: UUID) -> HttpResponse:
    """Let one who is asked say which times suit them; others do not find the page."""
    person = person_at(request)
    rows = polls_put_to(person).select_related("meeting__programme", "meeting__site", "asked_by")
    row = get_object_or_404(rows, pk=poll_id)
    voter = row.voters.get(person=person)
    said = {one.option_id: one.suits for one in voter.votes.all()}
    form = VoteForm(request.POST or None, options=list(row.options.all()), said=said)
    if row.closed_at is None and request.method == "POST" and form.is_valid():
        try:
            polling.vote(poll=row, votes=form.votes, by=person, at=timezone.now())
        except polling.PollIsClosed:
            messages.error(
                request, _("Afstemningen er lukket. Tiden er valgt, eller der er kommet nye.")
            )
        else:
            messages.success(
                request, _("Tak. Dit svar er gemt, og du kan ændre det indtil videre.")
            )
        return redirect("meetings:poll_answer", row.pk)
    meeting = row.meeting
    shown = {
        "poll": row,
        "meeting": meeting,
        "form": form,
        "voter": voter,
        "may_open": may_see(
            person, meeting.programme.key, meeting.site.key if meeting.site else ""
        ),
    }
    return render(request, "meetings/poll_answer.html", shown)
