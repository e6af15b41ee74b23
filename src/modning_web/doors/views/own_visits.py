"""Ending what one has open: visits in browsers, connections to identity providers."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from modning_web.access.gate import person_at, signed_in
from modning_web.doors.actions import entering, identities
from modning_web.doors.models import OutsideIdentity, Visit
from modning_web.doors.views.confirming import confirmed


@signed_in
@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    """Sign out everywhere but here."""
    person, key = person_at(request), request.session.session_key or ""
    entering.end_other_visits(person=person, kept=key, by=person, at=timezone.now())
    messages.success(request, _("Du er logget ud alle andre steder end her."))
    return redirect("doors:own_doors")


@signed_in
@require_POST
def end_visit(request: HttpRequest, visit_id: str) -> HttpResponse:
    """Sign out of one browser."""
    person = person_at(request)
    visit = get_object_or_404(Visit, pk=visit_id, user=person)
    entering.end_one_visit(visit=visit, by=person, at=timezone.now())
    messages.success(request, _("Du er logget ud det sted."))
    return redirect("doors:own_doors")


@signed_in
@confirmed
@require_POST
def forget_identity(request: HttpRequest, identity_id: str) -> HttpResponse:
    """Let go of who one is at an identity provider."""
    person = person_at(request)
    identity = get_object_or_404(OutsideIdentity, pk=identity_id, user=person)
    identities.forget_identity(identity=identity, by=person, at=timezone.now())
    messages.success(request, _("Forbindelsen er fjernet."))
    return redirect("doors:own_doors")
