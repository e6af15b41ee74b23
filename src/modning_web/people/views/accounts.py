"""A person's account: closing it, and opening it again."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from modning_web.access.gate import person_at, requires
from modning_web.access.models import Membership
from modning_web.access.queries import programmes_led_alone
from modning_web.doors.actions.accounts import (
    UnableToClose,
    close_account,
    may_close,
    may_leave_without_lead,
    reopen_account,
)
from modning_web.people.forms.accounts import ClosingForm
from modning_web.people.views.frame import where_worn
from modning_web.programmes.models import Programme


@requires("account.close", place=where_worn)
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    """Show whether a person's account is open, and close it."""
    at = get_object_or_404(Membership.objects.select_related("user"), pk=membership_id)
    shown = at.user
    alone = programmes_led_alone(shown, on=timezone.localdate())
    may_leave = may_leave_without_lead(person_at(request))
    form = ClosingForm(request.POST or None, is_alone=bool(alone) and may_leave)
    if request.method == "POST" and form.is_valid():
        try:
            close_account(
                person=shown,
                **form.cleaned_data,
                by=person_at(request),
                at=timezone.now(),
            )
        except UnableToClose as refusal:
            form.add_error(None, str(refusal.told))
        else:
            messages.success(
                request,
                _("Kontoen er lukket. {name} er logget ud overalt.").format(name=shown.name),
            )
            return redirect("people:account", at.pk)
    page = {
        "at": at,
        "shown": shown,
        "closings": shown.closings.select_related("closed_by", "reopened_by"),
        "may_close": may_close(person_at(request), shown),
        "led_alone": Programme.objects.filter(key__in=alone) if alone else [],
        "may_leave": may_leave,
        "form": form,
    }
    return render(request, "people/account.html", page, status=422 if form.errors else 200)


@requires("account.close", place=where_worn)
@require_POST
def reopen(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    """Open a closed account."""
    at = get_object_or_404(Membership.objects.select_related("user"), pk=membership_id)
    try:
        reopen_account(person=at.user, by=person_at(request), at=timezone.now())
    except UnableToClose as refusal:
        messages.error(request, str(refusal.told))
    else:
        messages.success(request, _("Kontoen er åben igen. Personen får en mail om det."))
    return redirect("people:account", at.pk)
