"""Inviting to a meeting, and changing where it is held and who is invited."""

from collections.abc import Iterable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from modning_web.access.day import day_of
from modning_web.access.gate import person_at, requires
from modning_web.access.models import User
from modning_web.meetings.actions import steps
from modning_web.meetings.forms.beside import BesideForm
from modning_web.meetings.forms.people import CircumstancesForm, PeopleForm
from modning_web.meetings.inviting import active_invitations
from modning_web.meetings.models import Meeting
from modning_web.meetings.next_steps import is_past
from modning_web.meetings.queries import people_to_invite
from modning_web.meetings.seating import Invited, day_for, seating_of
from modning_web.meetings.sheet import sheet_of
from modning_web.meetings.views.addressed import meeting_at, place_of_meeting, seen
from modning_web.meetings.views.frame import done_in, framed, say_told, to_meeting, with_errors

at_its_place = requires("meeting.plan", place=place_of_meeting)
a_form = require_http_methods(["GET", "HEAD", "POST"])


@at_its_place
@a_form
def convene(request: HttpRequest, programme_key: str, meeting_id: UUID) -> HttpResponse:
    """Invite to a meeting; what nobody can fill is told before anything is sent."""
    row = meeting_at(request, programme_key, meeting_id)
    seating = seating_of(row, on=day_for(row, day_of(request)))
    invited = seating.invited()
    beside = _beside(request, row, invited)
    form = PeopleForm(request.POST or None, invited=invited)
    form.fields["people"].required = not (beside.chosen or beside.is_searching)
    told: list[User] = []

    def invite() -> None:
        told.extend(
            steps.convene(
                seen=seen(request, row),
                invited=[*form.chosen, *beside.chosen],
                by=person_at(request),
                at=timezone.now(),
            )
        )

    if request.method == "POST" and not beside.is_searching and done_in(form, invite):
        say_told(request, _("Der er indkaldt."), told)
        return to_meeting(row)
    shown = {
        "form": form,
        "beside": beside,
        "sheet": sheet_of(row, seating, reader=person_at(request)),
        "is_past": is_past(row, on=day_of(request)),
    }
    return framed(request, "convene", row, shown)


def _beside(request: HttpRequest, row: Meeting, invited: Iterable[Invited]) -> BesideForm:
    """Return the form for those who are invited by hand, beside those who can be ticked."""
    day = day_for(row, day_of(request))
    people = people_to_invite(person_at(request), row, on=day)
    known = [one.person.pk for one in invited]
    return BesideForm(request.POST or None, people=people.exclude(pk__in=known))


@at_its_place
@a_form
def circumstances(request: HttpRequest, programme_key: str, meeting_id: UUID) -> HttpResponse:
    """Say where a meeting is held and who chairs it; of a convened one also who is invited."""
    row = meeting_at(request, programme_key, meeting_id)
    seating = seating_of(row, on=day_for(row, day_of(request)))
    standing = [steps.invited_as(one) for one in active_invitations(row)]
    known = {one.person.pk for one in standing}
    can_come = [*standing, *(one for one in seating.invited() if one.person.pk not in known)]
    form = CircumstancesForm(
        request.POST or None, candidates=[one.person for one in can_come], initial=_arranged(row)
    )
    ticked = {"people": [str(one.person.pk) for one in standing]}
    people = PeopleForm(request.POST or None, invited=can_come, initial=ticked)
    beside = _beside(request, row, can_come)
    people.fields["people"].required = not (beside.chosen or beside.is_searching)
    told: list[User] = []

    def revise() -> None:
        told.extend(
            steps.revise(
                seen=seen(request, row),
                circumstances=steps.Circumstances(**form.cleaned_data),
                invited=[*people.chosen, *beside.chosen] if row.is_convened else None,
                by=person_at(request),
                at=timezone.now(),
            )
        )

    is_whole = not row.is_convened or people.is_valid()
    if request.method == "POST" and not beside.is_searching and is_whole and done_in(form, revise):
        say_told(request, _("Det er rettet."), told)
        return to_meeting(row)
    return framed(
        request,
        "circumstances",
        row,
        {"form": form, "people": people, "beside": beside, "wrong": with_errors([people])},
    )


def _arranged(row: Meeting) -> dict[str, object]:
    return {"place": row.place, "online_address": row.online_address, "chair": row.chair_id}
