"""One meeting's page."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from modning_web.access.day import day_of
from modning_web.access.gate import person_at, requires
from modning_web.access.policy import can
from modning_web.meetings import queries
from modning_web.meetings.absences import passed_on
from modning_web.meetings.actions.answering import is_open
from modning_web.meetings.attending import is_known, numbers_told
from modning_web.meetings.inviting import active_invitations
from modning_web.meetings.next_steps import is_past, next_steps
from modning_web.meetings.polls import progress_of
from modning_web.meetings.seating import day_for, seating_of
from modning_web.meetings.sheet import mail_line, sheet_of
from modning_web.meetings.views.addressed import meeting_at
from modning_web.meetings.views.frame import framed, place_of


@requires("programme.see")
@require_safe
def meeting(request: HttpRequest, programme_key: str, meeting_id: UUID) -> HttpResponse:
    """Show a meeting: where it is on its way, who is needed, who has answered, what is next."""
    row = meeting_at(request, programme_key, meeting_id)
    day = day_of(request)
    invitations = active_invitations(row)
    seating = seating_of(row, on=day_for(row, day))
    taken = list(row.steps.select_related("by"))
    presences = list(row.attendance.all()) if row.state == "held" else []
    may_plan = can(request.user, "meeting.plan", place_of(row))
    shown = {
        "sheet": sheet_of(row, seating, invitations, taken, reader=person_at(request)),
        "came": numbers_told(presences),
        "next": next_steps(row, on=day, is_attendance_written=is_known(presences))
        if may_plan
        else None,
        "passed_on": passed_on(row, invitations, seating) if may_plan else (),
        "may_answer": is_open(row) and not is_past(row, on=day),
        "own": next((one for one in invitations if one.person == request.user), None),
        "poll": progress_of(row, person_at(request)) if row.state == "proposed" else None,
        "mail_answers": [mail_line(one) for one in queries.mail_answers_to_look_at(row)]
        if may_plan
        else [],
    }
    return framed(request, "meeting", row, shown)
