"""Asking that a person gets another e-mail."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from modning_web.access.gate import person_at, requires
from modning_web.doors.actions.emails import UnableToChangeEmail, ask_for_email
from modning_web.doors.browsers import address_of
from modning_web.people.forms.accounts import NewEmailForm
from modning_web.people.views.frame import form_page, hat_at, where_worn


@requires("people.give_hats", place=where_worn)
@require_http_methods(["GET", "HEAD", "POST"])
def email(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    """Ask for another e-mail for a person, who confirms it from the mail that is sent there."""
    at, row, _says = hat_at(membership_id)
    form = NewEmailForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            ask_for_email(
                person=at.user,
                email=form.cleaned_data["email"],
                by=person_at(request),
                from_address=address_of(request),
                at=timezone.now(),
            )
        except UnableToChangeEmail as refusal:
            form.add_error(None, str(refusal.told))
        else:
            messages.success(
                request, _("Der er sendt et link til den nye e-mail, og besked til den gamle.")
            )
            return redirect("people:person", membership_id)
    page = {"title": _("Skift e-mail"), "button": _("Send linket"), "form": form}
    return form_page(request, at, row, page)
