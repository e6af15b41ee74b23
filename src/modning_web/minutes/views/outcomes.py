"""Writing what came of an item, and amending what is approved."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from modning.meeting.minutes import UnableToChangeMinutes
from modning_web.access.gate import person_at, requires
from modning_web.meetings.models import AgendaItem, Meeting
from modning_web.minutes.actions import settling, writing
from modning_web.minutes.forms.outcome import AmendmentForm, OutcomeForm, StrikeForm, typed_of
from modning_web.minutes.models import Minutes, Outcome
from modning_web.minutes.page import owner_choices, site_choices
from modning_web.minutes.views.addressed import (
    frame_of,
    item_at,
    outcome_at,
    place_of_meeting,
    revision_seen,
)
from modning_web.programmes.wording import in_page_language

STRIKE = "slet_%s"  # the page has another form with a reason


@requires("minutes.write", place=place_of_meeting)
@require_http_methods(["GET", "HEAD", "POST"])
def new_outcome(
    request: HttpRequest, programme_key: str, meeting_id: UUID, item_id: UUID
) -> HttpResponse:
    """Write one more outcome of an item."""
    item = item_at(request, programme_key, meeting_id, item_id)
    form = _form(request, item.meeting)
    if form.is_bound and form.is_valid():
        try:
            writing.write_outcome(
                item=item, written=form.written(), by=person_at(request), at=timezone.now()
            )
        except UnableToChangeMinutes as refusal:
            form.add_error(None, in_page_language(refusal.told))
        else:
            messages.success(request, _("Gemt i referatet."))
            return _back(item)
    return _page(request, item, form)


@requires("minutes.write", place=place_of_meeting)
@require_http_methods(["GET", "HEAD", "POST"])
def outcome(
    request: HttpRequest, programme_key: str, meeting_id: UUID, outcome_id: UUID
) -> HttpResponse:
    """Change an outcome in minutes that nobody has approved."""
    found = outcome_at(request, programme_key, meeting_id, outcome_id)
    form = _form(request, found.item.meeting, found)
    if form.is_bound and form.is_valid():
        try:
            writing.rewrite_outcome(
                outcome=found,
                written=form.written(),
                seen=revision_seen(request),
                by=person_at(request),
                at=timezone.now(),
            )
        except UnableToChangeMinutes as refusal:
            form.add_error(None, in_page_language(refusal.told))
        else:
            messages.success(request, _("Gemt i referatet."))
            return _back(found.item)
    return _page(request, found.item, form, outcome=found)


@requires("minutes.write", place=place_of_meeting)
@require_POST
def remove_outcome(
    request: HttpRequest, programme_key: str, meeting_id: UUID, outcome_id: UUID
) -> HttpResponse:
    """Take an outcome out of minutes that nobody has approved."""
    found = outcome_at(request, programme_key, meeting_id, outcome_id)
    item = found.item
    try:
        writing.remove_outcome(
            outcome=found,
            seen=revision_seen(request),
            by=person_at(request),
            at=timezone.now(),
        )
    except UnableToChangeMinutes as refusal:
        messages.error(request, in_page_language(refusal.told))
    else:
        messages.success(request, _("Slettet i referatet."))
    return _back(item)


@requires("minutes.write", place=place_of_meeting)
@require_http_methods(["GET", "HEAD", "POST"])
def add_by_amendment(
    request: HttpRequest, programme_key: str, meeting_id: UUID, item_id: UUID
) -> HttpResponse:
    """Put an outcome into approved minutes, with the reason."""
    item = item_at(request, programme_key, meeting_id, item_id)
    return _amendment(request, item, None)


@requires("minutes.write", place=place_of_meeting)
@require_http_methods(["GET", "HEAD", "POST"])
def amend(
    request: HttpRequest, programme_key: str, meeting_id: UUID, outcome_id: UUID
) -> HttpResponse:
    """Change an outcome of approved minutes, with the reason."""
    found = outcome_at(request, programme_key, meeting_id, outcome_id)
    return _amendment(request, found.item, found)


@requires("minutes.write", place=place_of_meeting)
@require_POST
def strike(
    request: HttpRequest, programme_key: str, meeting_id: UUID, outcome_id: UUID
) -> HttpResponse:
    """Strike an outcome out of approved minutes, with the reason."""
    found = outcome_at(request, programme_key, meeting_id, outcome_id)
    form = StrikeForm(request.POST, auto_id=STRIKE)
    if form.is_valid():
        try:
            settling.amend(
                minutes=_minutes(found.item.meeting),
                seen=revision_seen(request),
                item=found.item,
                outcome=found,
                after=None,
                reason=form.cleaned_data["reason"],
                by=person_at(request),
                at=timezone.now(),
            )
        except UnableToChangeMinutes as refusal:
            form.add_error(None, in_page_language(refusal.told))
        else:
            messages.success(
                request, _("Tilføjelsen er gemt. Det, der stod før, kan stadig læses.")
            )
            return _back(found.item)
    return _amendment_page(
        request, found.item, _amendment_form(None, found.item, found), found, form
    )


def _amendment(request: HttpRequest, item: AgendaItem, found: Outcome | None) -> HttpResponse:
    form = _amendment_form(request, item, found)
    if form.is_bound and form.is_valid():
        try:
            settling.amend(
                minutes=_minutes(item.meeting),
                seen=revision_seen(request),
                item=item,
                outcome=found,
                after=form.written(),
                reason=form.cleaned_data["reason"],
                by=person_at(request),
                at=timezone.now(),
            )
        except UnableToChangeMinutes as refusal:
            form.add_error(None, in_page_language(refusal.told))
        else:
            messages.success(
                request, _("Tilføjelsen er gemt. Det, der stod før, kan stadig læses.")
            )
            return _back(item)
    return _amendment_page(request, item, form, found, StrikeForm(auto_id=STRIKE))


def _amendment_form(
    request: HttpRequest | None, item: AgendaItem, found: Outcome | None
) -> AmendmentForm:
    return AmendmentForm(
        request.POST if request is not None and request.method == "POST" else None,
        owners=owner_choices(item.meeting, found),
        sites=site_choices(item.meeting),
        initial=typed_of(found) if found else None,
    )


def _amendment_page(
    request: HttpRequest,
    item: AgendaItem,
    form: AmendmentForm,
    found: Outcome | None,
    strike_form: StrikeForm,
) -> HttpResponse:
    page = {
        **frame_of(request, item.meeting),
        "item": item,
        "outcome": found,
        "minutes": _minutes(item.meeting),
        "form": form,
        "strike_form": strike_form,
    }
    wrong = bool(form.errors or strike_form.errors)
    return render(request, "minutes/amendment.html", page, status=400 if wrong else 200)


def _form(request: HttpRequest, meeting: Meeting, found: Outcome | None = None) -> OutcomeForm:
    return OutcomeForm(
        request.POST if request.method == "POST" else None,
        owners=owner_choices(meeting, found),
        sites=site_choices(meeting),
        initial=typed_of(found) if found else None,
    )


def _page(
    request: HttpRequest, item: AgendaItem, form: OutcomeForm, outcome: Outcome | None = None
) -> HttpResponse:
    page = {
        **frame_of(request, item.meeting),
        "item": item,
        "outcome": outcome,
        "minutes": Minutes.objects.filter(meeting=item.meeting).first(),
        "form": form,
    }
    return render(request, "minutes/outcome.html", page, status=400 if form.errors else 200)


def _minutes(meeting: Meeting) -> Minutes:
    row = Minutes.objects.filter(meeting=meeting).first()
    if row is None:
        raise Http404
    return row


def _back(item: AgendaItem) -> HttpResponse:
    """Go back to the item in the minutes."""
    address = reverse("minutes:minutes", args=[item.meeting.programme.key, item.meeting.pk])
    return redirect(f"{address}#punkt-{item.pk}")
