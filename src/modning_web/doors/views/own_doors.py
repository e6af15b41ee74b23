"""A person's own page about how they sign in."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from modning_web.access.gate import person_at, signed_in
from modning_web.doors.actions.passwords import set_password
from modning_web.doors.entrance import must_add_factor, this_visit
from modning_web.doors.forms import NewPasswordForm
from modning_web.doors.models import OutsideIdentity
from modning_web.doors.providers import providers
from modning_web.doors.queries import factors_of, open_visits
from modning_web.doors.views.confirming import READ_OR_SEND, confirmed


@signed_in
@never_cache
@require_GET
def own_doors(request: HttpRequest) -> HttpResponse:
    """Show a person how they sign in, and where they are signed in."""
    person, now = person_at(request), timezone.now()
    page = {
        "owner": person,
        "factors": factors_of(person),
        "visits": open_visits(person, at=now),
        "this_session": request.session.session_key,
        "identities": _named_identities(request),
        "must_add": must_add_factor(request),
    }
    return render(request, "doors/own_doors.html", page)


@signed_in
@never_cache
@confirmed
@require_http_methods(READ_OR_SEND)
def change_password(request: HttpRequest) -> HttpResponse:
    """Set a password, or change it."""
    person = person_at(request)
    if person.is_demo:
        raise Http404
    form = NewPasswordForm(request.POST or None, person=person)
    if request.method == "POST" and form.is_valid():
        key = request.session.session_key or ""
        set_password(
            person=person, password=form.cleaned_data["password"], kept=key, at=timezone.now()
        )
        _stay_signed_in(request)
        messages.success(request, _("Din adgangskode er gemt. Du er logget ud alle andre steder."))
        return redirect("doors:own_doors")
    return render(request, "doors/change_password.html", {"form": form, "owner": person})


def _stay_signed_in(request: HttpRequest) -> None:
    """Give this browser's session a new key, and the visit with it."""
    visit = this_visit(request)
    update_session_auth_hash(request, person_at(request))
    if visit:
        visit.session_key = request.session.session_key or ""
        visit.save(update_fields=["session_key"])


def _named_identities(request: HttpRequest) -> list[tuple[OutsideIdentity, str]]:
    known = providers()
    names = {one.key: one.name for one in known.openid}
    names |= {one.key: one.name for one in known.saml}
    rows = OutsideIdentity.objects.filter(user=person_at(request))
    return [(row, names.get(row.provider_key, row.provider_key)) for row in rows]
