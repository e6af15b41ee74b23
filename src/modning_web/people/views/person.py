"""One person: their hats today and before, deputies, absence and contact."""

from uuid import UUID

from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from modning_web.access.day import day_of
from modning_web.access.gate import person_at, requires
from modning_web.access.hats import Refused, has_ended, may_give, place_of, sees_to
from modning_web.access.models import Hat, Membership, User
from modning_web.access.policy import can, reach
from modning_web.doors.actions.emails import may_change_email
from modning_web.people import actions, queries
from modning_web.people.forms.hats import ContactForm
from modning_web.people.surroundings import surroundings_of
from modning_web.people.views.frame import form_page, framed, hat_at, place_of_hat, where_worn
from modning_web.people.wording import hat_lines, period_in_words


@requires("people.see", place=where_worn)
@require_safe
def person(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    """Show a person as far as this viewer may: all the hats at places whose people they see.

    How to reach them, and when they are away, is told while one of these hats is worn or is to be.
    """
    at, row, _says = hat_at(membership_id)
    shown, day = at.user, day_of(request)
    prefetch_related_objects([shown], "memberships")
    seen = reach(request.user, queries.SEE)
    hats = [one for one in shown.memberships.all() if place_of_hat(one) in seen]
    absences = list(shown.absences.running_between(day, None))
    away = {one.user_id: one for one in absences if one.from_date <= day}
    lines = hat_lines(hats, surroundings_of(hats, on=day, away=away))
    is_here = any(line.state != "over" for line in lines)
    page = {
        "at": at,
        "shown": shown,
        "is_here": is_here,
        "current": [line for line in lines if line.state == "today"],
        "coming": [line for line in lines if line.state == "coming"],
        "over": [line for line in reversed(lines) if line.state == "over"],
        "absences": [
            (one, period_in_words(one.from_date, one.to_date)) for one in absences if is_here
        ],
        "givable": _givable(person_at(request), hats),
        "may_change": can(request.user, "people.give_hats", place_of_hat(at)),
        "may_change_email": may_change_email(person_at(request), shown, at=timezone.now()),
        "may_close": can(request.user, "account.close", place_of_hat(at)),
        "may_see_to": sees_to(person_at(request), shown, on=timezone.localdate()),
    }
    return framed(request, "person", row, page, site_key=at.site_key)


@requires("people.give_hats", place=where_worn)
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    """Correct a person's name and phone."""
    at, row, _says = hat_at(membership_id)
    shown = at.user
    known = {"name": shown.name, "phone": shown.phone}
    form = ContactForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_contact(
                person=shown, **form.cleaned_data, by=person_at(request), at=timezone.now()
            )
        except Refused as refusal:
            form.add_error(None, str(refusal.told))
        else:
            messages.success(request, _("Kontaktoplysningerne er gemt."))
            return redirect("people:person", membership_id)
    page = {"title": _("Ret kontaktoplysninger"), "button": _("Gem"), "form": form}
    return form_page(request, at, row, page)


def _givable(viewer: User, hats: list[Membership]) -> set[UUID]:
    """Return the hats that `viewer` may end or hand over."""
    today = timezone.localdate()
    return {
        hat.pk
        for hat in hats
        if not has_ended(hat, on=today) and may_give(viewer, Hat(hat.hat), place_of(hat))
    }
