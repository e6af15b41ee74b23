"""A new e-mail: asked for on one's own page, and confirmed from the mail that is sent there."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from modning_web.access.gate import person_at, public, signed_in
from modning_web.doors.actions import emails
from modning_web.doors.actions.attempts import TooManyAttempts
from modning_web.doors.actions.links import LinkIsDead
from modning_web.doors.browsers import address_of
from modning_web.doors.forms import NewEmailForm
from modning_web.doors.views.confirming import READ_OR_SEND, confirmed
from modning_web.doors.views.signing_in import too_many


@signed_in
@never_cache
@confirmed
@require_http_methods(READ_OR_SEND)
def own_email(request: HttpRequest) -> HttpResponse:
    """Ask for another e-mail."""
    person, form = person_at(request), NewEmailForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            emails.ask_for_email(
                person=person,
                email=form.cleaned_data["email"],
                by=person,
                from_address=address_of(request),
                at=timezone.now(),
            )
        except emails.UnableToChangeEmail as refusal:
            form.add_error("email", str(refusal.told))
        else:
            told = _("Der er sendt et link til {email}. Brug det inden tre dage.")
            messages.success(request, told.format(email=form.cleaned_data["email"]))
            return redirect("doors:own_doors")
    return render(request, "doors/own_email.html", {"form": form, "owner": person})


@public
@never_cache
@require_http_methods(READ_OR_SEND)
def confirm_email(request: HttpRequest, token: str) -> HttpResponse:
    """Let the new e-mail count for whoever presses the button; opening the page uses nothing up."""
    if request.method != "POST":
        return render(request, "doors/confirm_email.html", {"token": token})
    try:
        emails.confirm_email(token=token, from_address=address_of(request), at=timezone.now())
    except LinkIsDead:
        return render(request, "doors/dead_email_link.html", status=410)
    except TooManyAttempts:
        return render(request, "doors/dead_email_link.html", {"text": too_many()}, status=429)
    except emails.UnableToChangeEmail as refusal:
        page = {"text": str(refusal.told)}
        return render(request, "doors/dead_email_link.html", page, status=409)
    messages.success(request, _("Din nye e-mail gælder fra nu af. Log ind med den."))
    return redirect("doors:own_doors" if request.user.is_authenticated else "doors:sign_in")
