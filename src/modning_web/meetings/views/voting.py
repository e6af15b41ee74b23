"""Saying on the site which of a poll's times suit one."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from modning_web.access.gate import person_at, signed_in
from modning_web.meetings.actions import polling
from modning_web.meetings.forms.voting import VoteForm
from modning_web.meetings.polls import polls_put_to
from modning_web.meetings.queries import may_see


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
