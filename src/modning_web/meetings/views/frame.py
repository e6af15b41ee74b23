"""The frame around a meeting's pages, and deeds that may be refused in words."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from modning.meeting.meeting import UnableToStep
from modning_web.access.models import User
from modning_web.access.policy import Place, can
from modning_web.meetings.actions.stepping import MeetingHasMovedOn
from modning_web.meetings.models import Meeting
from modning_web.meetings.views.addressed import MOVED_ON
from modning_web.programmes.wording import in_page_language


def place_of(meeting: Meeting) -> Place:
    """Return where a meeting is."""
    return Place(meeting.programme.key, meeting.site.key if meeting.site else "")


def framed(
    request: HttpRequest,
    template: str,
    meeting: Meeting,
    page: dict[str, Any],
    *,
    status: int = 200,
) -> HttpResponse:
    """Render a page of `meeting` inside its frame."""
    place = place_of(meeting)
    frame = {
        "meeting": meeting,
        "programme": meeting.programme,
        "may_plan": can(request.user, "meeting.plan", place),
        "may_prepare": bool(meeting.site) and can(request.user, "advice.see", place),
        "may_see_attendance": can(request.user, "attendance.see", place),
    }
    return render(request, f"meetings/{template}.html", {**frame, **page}, status=status)


def to_meeting(meeting: Meeting) -> HttpResponse:
    """Lead on to a meeting's page."""
    return redirect("meetings:meeting", meeting.programme.key, meeting.pk)


def why_not(deed: Callable[[], object]) -> str:
    """Do the deed; return why it could not be done, or nothing."""
    try:
        deed()
    except UnableToStep as refusal:
        return in_page_language(refusal.told)
    except MeetingHasMovedOn:
        return str(MOVED_ON)
    return ""


def done_in(form: Form, deed: Callable[[], object]) -> bool:
    """Do the deed of a valid form; where it is refused, let the form say why."""
    if not form.is_valid():
        return False
    if refused := why_not(deed):
        form.add_error(None, refused)
    return not refused


def say_told(request: HttpRequest, done: str, told: list[User]) -> None:
    """Say what was done and how many are written to."""
    if told:
        count = ngettext(
            "{number} får en mail om det.", "{number} får en mail om det.", len(told)
        ).format(number=len(told))
        messages.success(request, f"{done} {count}")
    else:
        messages.success(request, f"{done} {_('Ingen får en mail om det.')}")


def with_errors(forms: Iterable[Form]) -> list[Form]:
    """Return the sent forms that are wrong: for the summary of what is to be mended."""
    return [one for one in forms if one.is_bound and one.errors]
