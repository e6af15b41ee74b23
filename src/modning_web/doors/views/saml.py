"""Signing in by a SAML provider, such as NemLog-in."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from modning_web.access.gate import public
from modning_web.access.models import User
from modning_web.doors import saml
from modning_web.doors.actions import outside
from modning_web.doors.actions.entering import UnableToSignIn, end_visit, note_failure
from modning_web.doors.actions.identities import is_confirmed, recognise
from modning_web.doors.entrance import OUTSIDE, enter, next_page
from modning_web.doors.policy import Way
from modning_web.doors.providers import SamlProvider, providers
from modning_web.doors.views.openid import not_known, not_trusted

ASKED = "doors_saml_asked"


@public
@never_cache
@require_GET
def leave_for_saml(request: HttpRequest, provider_key: str) -> HttpResponse:
    """Send the visitor to the provider with a signed question."""
    provider = _provider(provider_key)
    address, request_id = saml.question(request, provider)
    outside.ask(
        provider_key=provider.key,
        request_id=request_id,
        next_=next_page(request),
        at=timezone.now(),
    )
    request.session[ASKED] = request_id
    return HttpResponseRedirect(address)


@csrf_exempt  # the provider's page posts it; signature and question stand guard
@public
@never_cache
@require_POST
def saml_answer(request: HttpRequest, provider_key: str) -> HttpResponse:
    """Take the provider's answer. The browser brings it from elsewhere, so without our cookie."""
    provider, now = _provider(provider_key), timezone.now()
    try:
        answer = saml.answer(request, provider)
        asked = outside.take_answer(provider_key=provider.key, request_id=answer.request_id, at=now)
        person = recognise(claim=answer.claim, at=now)
    except (saml.AnswerRefused, outside.AnswerToNothing) as fault:
        note_failure(way=provider.key, reason=type(fault).__name__, at=now)
        return _refused(request, not_trusted(provider.name))
    except UnableToSignIn:
        return _refused(request, not_known(provider.name))
    outside.name_person(asked=asked, person=person, way_out=answer.way_out)
    return redirect("doors:finish_saml", provider_key)


@public
@never_cache
@require_GET
def finish_saml(request: HttpRequest, provider_key: str) -> HttpResponse:
    """Let in the person whom the answer is about, in the browser that asked."""
    provider, now = _provider(provider_key), timezone.now()
    request_id = request.session.pop(ASKED, "")
    try:
        answered = outside.pick_up(provider_key=provider.key, request_id=request_id, at=now)
        person = answered.person
        way = Way(provider.key, is_confirmed(person=person, provider_key=provider.key))
        answer = enter(request, person, way, next_=answered.next, at=now)
    except (outside.AnswerToNothing, UnableToSignIn):
        messages.error(request, not_trusted(provider.name))
        return redirect("doors:sign_in")
    request.session[OUTSIDE] = {"provider": provider.key, **answered.way_out}
    return answer


@public
@never_cache
@require_GET
def saml_metadata(request: HttpRequest, provider_key: str) -> HttpResponse:
    """Show the description of this site that the provider is given."""
    described = saml.metadata(request, _provider(provider_key))
    return HttpResponse(described, content_type="application/samlmetadata+xml")


@public
@never_cache
@require_GET
def saml_sign_out(request: HttpRequest, provider_key: str) -> HttpResponse:
    """Sign out here because the person signed out at the provider, or come back from there."""
    provider = _provider(provider_key)
    try:
        is_asked, address = saml.sign_out_asked(request, provider)
    except saml.AnswerRefused:
        return _refused(request, not_trusted(provider.name))
    if is_asked and isinstance(request.user, User):
        key = request.session.session_key or ""
        end_visit(session_key=key, by=request.user, at=timezone.now())
        logout(request)
    return HttpResponseRedirect(address) if is_asked and address else redirect("doors:sign_in")


def _refused(request: HttpRequest, text: str) -> HttpResponse:
    return render(request, "doors/refused.html", {"text": text}, status=403)


def _provider(key: str) -> SamlProvider:
    provider = providers().saml_by(key)
    if provider is None:
        raise Http404
    return provider
