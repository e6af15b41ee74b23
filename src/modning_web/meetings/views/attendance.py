"""Who was there: seen by those it concerns, written by those who may."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from modning_web.access.day import day_of
from modning_web.access.gate import person_at, requires
from modning_web.access.models import User
from modning_web.access.policy import Place, can
from modning_web.meetings.actions.attending import Noted, note_attendance
from modning_web.meetings.attending import (
    Attendee,
    attendees_of,
    missing_in_words,
    presence_of,
)
from modning_web.meetings.forms.attending import AddedForm, PresenceForm
from modning_web.meetings.inviting import active_invitations
from modning_web.meetings.models import Meeting
from modning_web.meetings.next_steps import has_begun
from modning_web.meetings.seating import Seating, day_for, seating_of
from modning_web.meetings.views.addressed import meeting_at, place_of_meeting, seen
from modning_web.meetings.views.frame import framed, place_of, why_not, with_errors


@requires("attendance.see", place=place_of_meeting)
@require_safe
def attendance(request: HttpRequest, programme_key: str, meeting_id: UUID) -> HttpResponse:
    """Show who was there, and what was missing."""
    row = meeting_at(request, programme_key, meeting_id)
    attendees, seating = _read(request, row)
    is_noted = any(one.is_noted for one in attendees)
    shown = {
        "attendees": attendees,
        "missing": missing_in_words(attendees, seating) if is_noted else [],
        "is_noted": is_noted,
        "has_begun": has_begun(row, on=day_of(request)),
        "may_write": can(request.user, "attendance.write", place_of(row)),
    }
    return framed(request, "attendance", row, shown)


@requires("attendance.write", place=place_of_meeting)
@require_http_methods(["GET", "HEAD", "POST"])
def write_attendance(request: HttpRequest, programme_key: str, meeting_id: UUID) -> HttpResponse:
    """Write down who was there, one row a person."""
    row = meeting_at(request, programme_key, meeting_id)
    attendees, seating = _read(request, row)
    known = {one.person.pk for one in attendees}
    near = _near(request, row, seating)
    others = [one for one in near if one.pk not in known]
    rows = _rows(request, attendees, near)
    added = AddedForm(request.POST or None, candidates=others)
    refused = ""
    forms = [form for _one, form in rows]
    if request.method == "POST" and all(one.is_valid() for one in (*forms, added)):
        noted = [*_noted(rows), *_came(added, seating)]
        by, now = person_at(request), timezone.now()
        refused = why_not(
            lambda: note_attendance(seen=seen(request, row), noted=noted, by=by, at=now)
        )
        if not refused:
            messages.success(
                request, _("Fremmødet er gemt. Beslutninger og opgaver skrives under Referat.")
            )
            return redirect("meetings:attendance", programme_key, meeting_id)
    shown = {"rows": rows, "wrong": with_errors(forms), "added": added, "refused": refused}
    return framed(request, "write_attendance", row, shown)


def _read(request: HttpRequest, row: Meeting) -> tuple[list[Attendee], Seating]:
    noted = list(row.attendance.select_related("person", "site", "represented_by"))
    attendees = attendees_of(active_invitations(row), noted)
    return attendees, seating_of(row, on=day_for(row, day_of(request)))


def _near(request: HttpRequest, row: Meeting, seating: Seating) -> list[User]:
    """Return who can have come; of other sites only for those who see the programme's people."""
    if row.site is None or can(request.user, "people.see", Place(row.programme.key)):
        return list(seating.people.values())
    here = {None, row.site.key}
    return [one for key, one in seating.people.items() if seating.site_of(key) in here]


def _rows(
    request: HttpRequest, attendees: list[Attendee], people: list[User]
) -> list[tuple[Attendee, PresenceForm]]:
    others = sorted(
        {(str(one.pk), one.name) for one in [*people, *(a.person for a in attendees)]},
        key=lambda pair: pair[1],
    )
    return [
        (
            one,
            PresenceForm(
                request.POST or None,
                prefix=str(one.person.pk),
                others=[pair for pair in others if pair[0] != str(one.person.pk)],
                initial={
                    "presence": one.presence,
                    "represented_by": str(one.represented_by.pk) if one.represented_by else "",
                },
            ),
        )
        for one in attendees
    ]


def _noted(rows: list[tuple[Attendee, PresenceForm]]) -> list[Noted]:
    wanted = {form.cleaned_data["represented_by"] for _one, form in rows}
    people = {str(one.pk): one for one in User.objects.filter(pk__in=wanted - {""})}
    return [
        Noted(
            person=one.person,
            presence=presence_of(form.cleaned_data["presence"]),
            represented_by=people.get(form.cleaned_data["represented_by"]),
            role_key=one.role_key,
            site=one.site,
        )
        for one, form in rows
    ]


def _came(added: AddedForm, seating: Seating) -> list[Noted]:
    return [
        Noted(person, "present", site=seating.sites.get(seating.site_of(str(person.pk)) or ""))
        for person in added.cleaned_data["added"]
    ]
