"""Date polls as the planner sees them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from modning_web.access.day import day_of
from modning_web.access.gate import person_at, requires
from modning_web.meetings.actions import polling, steps
from modning_web.meetings.forms.people import PollForm
from modning_web.meetings.forms.time import OptionRows, as_typed
from modning_web.meetings.models import Meeting
from modning_web.meetings.polls import open_poll_of, slot_of_option, standing_of
from modning_web.meetings.seating import day_for, seating_of
from modning_web.meetings.sheet import window_in_words
from modning_web.meetings.standings import standing_lines, voter_lines
from modning_web.meetings.views.addressed import meeting_at, place_of_meeting, seen
from modning_web.meetings.views.frame import done_in, framed, to_meeting, why_not, with_errors

at_its_place = requires("meeting.plan", place=place_of_meeting)


@at_its_place
@require_http_methods(["GET", "HEAD"])
def poll(request: HttpRequest, programme_key: str, meeting_id: UUID) -> HttpResponse:
    """Show how the times of a poll stand and why; without one, ask for times."""
    row = meeting_at(request, programme_key, meeting_id)
    open_poll = open_poll_of(row)
    if open_poll is None:
        return redirect("meetings:propose", programme_key, meeting_id)
    standing = standing_of(open_poll, seating_of(row, on=day_for(row, day_of(request))))
    shown = {
        "poll": open_poll,
        "lines": standing_lines(standing),
        "voters": voter_lines(standing),
        "silent": [one for one in standing.voters if one.answered_at is None],
    }
    return framed(request, "poll", row, shown)


@at_its_place
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest, programme_key: str, meeting_id: UUID) -> HttpResponse:
    """Propose times, and ask those who are needed."""
    row = meeting_at(request, programme_key, meeting_id)
    invited = seating_of(row, on=day_for(row, day_of(request))).invited()
    required = [str(one.person.pk) for one in invited if one.part == "required"]
    form = PollForm(request.POST or None, invited=invited, initial={"people": required})
    rows = OptionRows(request.POST or None, prefix="times", initial=_times_now(row))

    def ask() -> None:
        slots = tuple(one.slot for one in rows.forms if not one.is_empty)
        question = polling.Question(
            slots=tuple(one for one in slots if one),
            asked=tuple(form.chosen),
            answer_by=form.cleaned_data["answer_by"],
        )
        person = person_at(request)
        polling.propose(seen=seen(request, row), question=question, by=person, at=timezone.now())

    if request.method == "POST" and rows.is_valid() and form.is_valid():
        if all(one.is_empty for one in rows.forms):
            form.add_error(None, _("Skriv mindst én tid."))
        elif done_in(form, ask):
            messages.success(request, _("Der er spurgt. Du kan se svarene her."))
            return redirect("meetings:poll", programme_key, meeting_id)
    shown = {
        "form": form,
        "rows": rows,
        "wrong": with_errors(rows),
        "window": window_in_words(row),
    }
    return framed(request, "propose", row, shown)


def _times_now(row: Meeting) -> list[dict[str, object]]:
    """Return the times of the open poll, so that more can be added to them."""
    open_poll = open_poll_of(row)
    options = open_poll.options.all() if open_poll else ()
    return [as_typed(slot_of_option(one)) for one in options]


@at_its_place
@require_POST
def choose(request: HttpRequest, programme_key: str, meeting_id: UUID) -> HttpResponse:
    """Settle a meeting at one of the times of its poll."""
    row = meeting_at(request, programme_key, meeting_id)
    open_poll = open_poll_of(row)
    chosen = request.POST.get("option", "")
    options = {str(one.pk): one for one in open_poll.options.all()} if open_poll else {}
    if chosen not in options:
        messages.error(request, _("Tiden er ikke længere blandt de foreslåede. Vælg igen."))
        return to_meeting(row)
    slot = slot_of_option(options[chosen])
    person = person_at(request)
    refused = why_not(
        lambda: steps.fix(seen=seen(request, row), slot=slot, by=person, at=timezone.now())
    )
    if refused:
        messages.error(request, refused)
    else:
        messages.success(request, _("Tiden er fastlagt. Ingen har fået besked endnu."))
    return to_meeting(row)


@at_its_place
@require_POST
def remind(request: HttpRequest, programme_key: str, meeting_id: UUID) -> HttpResponse:
    """Remind those who have not answered a poll; those who are ticked, and no others."""
    row = meeting_at(request, programme_key, meeting_id)
    open_poll = open_poll_of(row)
    if open_poll is None:
        return to_meeting(row)
    ticked = set(request.POST.getlist("people"))
    silent = open_poll.voters.filter(answered_at=None).values_list("person", flat=True)
    people = [one for one in silent if str(one) in ticked]
    if not people:
        messages.error(request, _("Vælg mindst én, der ikke har svaret."))
        return redirect("meetings:poll", programme_key, meeting_id)
    person = person_at(request)
    told = polling.remind(poll=open_poll, people=people, by=person, at=timezone.now())
    count = ngettext("{number} er mindet om det.", "{number} er mindet om det.", len(told))
    messages.success(request, count.format(number=len(told)))
    return redirect("meetings:poll", programme_key, meeting_id)
