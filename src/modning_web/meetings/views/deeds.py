"""Settling, moving, holding and giving up a meeting."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from modning_web.access.day import moment_of
from modning_web.access.gate import person_at, requires
from modning_web.access.models import User
from modning_web.meetings.actions import steps
from modning_web.meetings.forms.time import MoveForm, ReasonForm, SlotForm, as_typed
from modning_web.meetings.mapping import slot_of
from modning_web.meetings.models import Meeting
from modning_web.meetings.sheet import when_in_words, window_in_words
from modning_web.meetings.views.addressed import meeting_at, place_of_meeting, seen
from modning_web.meetings.views.frame import done_in, framed, say_told, to_meeting, why_not
from modning_web.people.queries import is_identifier

at_its_place = requires("meeting.plan", place=place_of_meeting)
a_form = require_http_methods(["GET", "HEAD", "POST"])


@at_its_place
@a_form
def fix(request: HttpRequest, programme_key: str, meeting_id: UUID) -> HttpResponse:
    """Settle the day and time of a meeting."""
    row = meeting_at(request, programme_key, meeting_id)
    form = SlotForm(request.POST or None, initial=_first_guess(row))

    def settle() -> None:
        by, at = person_at(request), timezone.now()
        steps.fix(seen=seen(request, row), slot=form.typed, by=by, at=at)

    if request.method == "POST" and done_in(form, settle):
        messages.success(request, _("Tiden er fastlagt. Ingen har fået besked endnu."))
        return to_meeting(row)
    return framed(request, "fix", row, {"form": form, "window": window_in_words(row)})


@at_its_place
@a_form
def move(request: HttpRequest, programme_key: str, meeting_id: UUID) -> HttpResponse:
    """Give a meeting another time, and say why."""
    row = meeting_at(request, programme_key, meeting_id)
    form = MoveForm(request.POST or None, initial=_asked_for(request, row))
    told: list[User] = []

    def give() -> None:
        by, at, reason = person_at(request), timezone.now(), form.cleaned_data["reason"]
        now = seen(request, row)
        told.extend(steps.move(seen=now, slot=form.typed, reason=reason, by=by, at=at))

    if request.method == "POST" and done_in(form, give):
        say_told(request, _("Mødet er flyttet."), told)
        return to_meeting(row)
    return framed(request, "move", row, {"form": form, "when": when_in_words(row)})


def _asked_for(request: HttpRequest, row: Meeting) -> dict[str, object]:
    """Return the time that a counter-proposal of the address asks for, else the meeting's own."""
    asked = request.GET.get("forslag", "")
    mail = row.mail_answers.filter(pk=asked).first() if is_identifier(asked) else None
    slot = slot_of(mail.starts_at, mail.ends_at) if mail else None
    slot = slot or slot_of(row.starts_at, row.ends_at)
    return as_typed(slot) if slot else {}


def _first_guess(row: Meeting) -> dict[str, object]:
    occurrence = row.occurrence
    if occurrence is None or (occurrence.ends_on - occurrence.starts_on).days > 1:
        return {}
    return {
        "day": occurrence.starts_on,
        "starts": occurrence.starts_at,
        "ends": occurrence.ends_at,
    }


@at_its_place
@a_form
def withdraw(request: HttpRequest, programme_key: str, meeting_id: UUID) -> HttpResponse:
    """Give up the time of a meeting, which goes back to its window."""
    row = meeting_at(request, programme_key, meeting_id)
    form = ReasonForm(request.POST or None)
    told: list[User] = []

    def give_up() -> None:
        by, at, reason = person_at(request), timezone.now(), form.cleaned_data["reason"]
        told.extend(steps.withdraw(seen=seen(request, row), reason=reason, by=by, at=at))

    if request.method == "POST" and done_in(form, give_up):
        say_told(request, _("Tiden er trukket tilbage."), told)
        return to_meeting(row)
    return framed(request, "withdraw", row, {"form": form})


@at_its_place
@a_form
def cancel(request: HttpRequest, programme_key: str, meeting_id: UUID) -> HttpResponse:
    """Cancel a meeting for good."""
    row = meeting_at(request, programme_key, meeting_id)
    form = ReasonForm(request.POST or None)
    told: list[User] = []

    def call_off() -> None:
        by, at, reason = person_at(request), timezone.now(), form.cleaned_data["reason"]
        told.extend(steps.cancel(seen=seen(request, row), reason=reason, by=by, at=at))

    if request.method == "POST" and done_in(form, call_off):
        say_told(request, _("Mødet er aflyst."), told)
        return to_meeting(row)
    return framed(request, "cancel", row, {"form": form})


@at_its_place
@require_POST
def hold(request: HttpRequest, programme_key: str, meeting_id: UUID) -> HttpResponse:
    """Record that a meeting was held."""
    row = meeting_at(request, programme_key, meeting_id)
    refused = why_not(
        lambda: steps.hold(seen=seen(request, row), by=person_at(request), at=moment_of(request))
    )
    if refused:
        messages.error(request, refused)
    else:
        messages.success(request, _("Mødet er holdt. Skriv nu, hvem der var med."))
    return to_meeting(row)
