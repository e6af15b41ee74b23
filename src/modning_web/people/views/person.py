"""One person: their hats today and before, deputies, absence and contact."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from modning_web.access import actions as access
from modning_web.access.day import day_of
from modning_web.access.gate import person_at, requires
from modning_web.access.hats import Refused, has_ended, may_give, place_of
from modning_web.access.models import Hat, Membership, User
from modning_web.people import actions, queries
from modning_web.people.forms.days import day_after
from modning_web.people.forms.hats import AbsenceForm, BackForm, ContactForm
from modning_web.people.surroundings import surroundings_of
from modning_web.people.views.frame import framed, person_seen, programme_at, within
from modning_web.people.wording import hat_lines, period_in_words


@requires("people.see", place=within("people.see"))
@require_safe
def person(request: HttpRequest, programme_key: str, person_id: UUID) -> HttpResponse:
    """Show a person as far as this viewer may: all the hats at places whose people they see."""
    row, _says = programme_at(programme_key)
    shown, day = person_seen(request, programme_key, person_id), day_of(request)
    hats = list(queries.memberships_seen_by(person_at(request)).filter(user=shown))
    lines = hat_lines(hats, surroundings_of(hats, on=day))
    absences = shown.absences.running_between(day, None)
    page = {
        "shown": shown,
        "today": [line for line in lines if line.state == "today"],
        "coming": [line for line in lines if line.state == "coming"],
        "over": [line for line in reversed(lines) if line.state == "over"],
        "absences": [(one, period_in_words(one.from_date, one.to_date)) for one in absences],
        "givable": _givable(person_at(request), hats),
        "may_change": _may_change(person_at(request), shown, hats),
    }
    return framed(request, "person", row, page)


@requires("people.give_hats", place=within("people.give_hats"))
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest, programme_key: str, person_id: UUID) -> HttpResponse:
    """Correct a person's name and phone."""
    row, _says = programme_at(programme_key)
    shown = _changeable(request, programme_key, person_id)
    known = {"name": shown.name, "phone": shown.phone}
    form = ContactForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        actions.change_contact(
            person=shown, **form.cleaned_data, by=person_at(request), at=timezone.now()
        )
        messages.success(request, _("Gemt."))
        return redirect("people:person", programme_key, person_id)
    page = {"shown": shown, "form": form, "title": _("Ret kontaktoplysninger"), "button": _("Gem")}
    return framed(request, "person_form", row, page, status=422 if form.errors else 200)


@requires("people.give_hats", place=within("people.give_hats"))
@require_http_methods(["GET", "HEAD", "POST"])
def absence(request: HttpRequest, programme_key: str, person_id: UUID) -> HttpResponse:
    """Note that a person is away, so that their deputies stand in."""
    row, _says = programme_at(programme_key)
    shown = _changeable(request, programme_key, person_id)
    form = AbsenceForm(request.POST or None, initial={"from_date": day_of(request)})
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            access.note_absence(
                user=shown,
                from_date=typed["from_date"],
                to_date=day_after(typed["last_day"]),
                by=person_at(request),
                at=timezone.now(),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal.told))
        else:
            messages.success(request, _("Fraværet er noteret. Stedfortrædere træder til imens."))
            return redirect("people:person", programme_key, person_id)
    page = {"shown": shown, "form": form, "title": _("Notér fravær"), "button": _("Notér")}
    return framed(request, "person_form", row, page, status=422 if form.errors else 200)


@requires("people.give_hats", place=within("people.give_hats"))
@require_http_methods(["GET", "HEAD", "POST"])
def back(
    request: HttpRequest, programme_key: str, person_id: UUID, absence_id: UUID
) -> HttpResponse:
    """Note when a person is back."""
    row, _says = programme_at(programme_key)
    shown = _changeable(request, programme_key, person_id)
    ended = get_object_or_404(shown.absences, pk=absence_id)
    form = BackForm(request.POST or None, initial={"to_date": ended.to_date or day_of(request)})
    if request.method == "POST" and form.is_valid():
        try:
            access.end_absence(
                absence=ended, **form.cleaned_data, by=person_at(request), at=timezone.now()
            )
        except Refused as refusal:
            form.add_error(None, str(refusal.told))
        else:
            messages.success(request, _("Noteret."))
            return redirect("people:person", programme_key, person_id)
    page = {"shown": shown, "form": form, "title": _("Tilbage fra fravær"), "button": _("Notér")}
    return framed(request, "person_form", row, page, status=422 if form.errors else 200)


def _givable(viewer: User, hats: list[Membership]) -> set[UUID]:
    """Return the hats that `viewer` may end or hand over."""
    today = timezone.localdate()
    return {
        hat.pk
        for hat in hats
        if not has_ended(hat, on=today) and may_give(viewer, Hat(hat.hat), place_of(hat))
    }


def _may_change(viewer: User, shown: User, hats: list[Membership]) -> bool:
    return viewer == shown or bool(_givable(viewer, hats))


def _changeable(request: HttpRequest, programme_key: str, person_id: UUID) -> User:
    """Return a person whose contact and absence the viewer may change; 404 or 403 otherwise."""
    viewer = person_at(request)
    shown = person_seen(request, programme_key, person_id)
    hats = list(queries.memberships_seen_by(viewer).filter(user=shown))
    if not _may_change(viewer, shown, hats):
        raise PermissionDenied
    return shown
