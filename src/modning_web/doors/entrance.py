"""The way in, whatever was shown at the door: to the second factor, or inside."""

from datetime import datetime

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.crypto import constant_time_compare
from django.utils.dateparse import parse_datetime
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from modning_web.access.language import keep_language
from modning_web.access.models import User
from modning_web.doors.actions.entering import UnableToSignIn, begin_visit
from modning_web.doors.actions.identities import confirm_identity
from modning_web.doors.browsers import browser_of
from modning_web.doors.models import Visit
from modning_web.doors.policy import CONFIRMED_LIFE, PENDING_LIFE, Way, needs_second_factor
from modning_web.doors.queries import has_second_factor

BACKEND = "django.contrib.auth.backends.ModelBackend"
PENDING, CONFIRMED, ONE_FACTOR = "doors_pending", "doors_confirmed_at", "doors_one_factor"
OUTSIDE = "doors_outside"  # what a provider needs to know when the person signs out


def enter(
    request: HttpRequest, person: User, way: Way, *, next_: str = "", at: datetime
) -> HttpResponse:
    """Go on with a person who has shown one proof: ask for the second, or let them in."""
    if not person.is_active or (person.is_demo and not settings.DEMO):
        raise UnableToSignIn
    if way.is_strong or not has_second_factor(person):
        return let_in(request, person, way=way, next_=next_, at=at)
    logout(request)  # nothing of an earlier visit stays beside what is pending
    request.session[PENDING] = {
        "person": str(person.pk),
        "proof": person.get_session_auth_hash(),  # a new password ends what is pending
        "way": way.key,
        "next": next_,
        "at": at.isoformat(),
    }
    return redirect("doors:second_factor")


def pending_person(request: HttpRequest, *, at: datetime) -> User | None:
    """Return who has shown the first of two factors in this browser, a moment ago."""
    kept = request.session.get(PENDING)
    if kept is None:
        return None
    began = parse_datetime(kept["at"])
    person = User.objects.filter(pk=kept["person"], is_active=True).first()
    is_fresh = began is not None and began <= at < began + PENDING_LIFE
    if person and is_fresh and constant_time_compare(kept["proof"], person.get_session_auth_hash()):
        return person
    del request.session[PENDING]
    return None


def finish(request: HttpRequest, person: User, *, second: str, at: datetime) -> HttpResponse:
    """Let in a pending person who has shown the second factor."""
    kept = request.session.pop(PENDING)
    confirm_identity(person=person, provider_key=kept["way"])
    way = Way(f"{kept['way']}+{second}", is_strong=True)
    return let_in(request, person, way=way, next_=kept["next"], at=at)


def let_in(
    request: HttpRequest, person: User, *, way: Way, next_: str, at: datetime
) -> HttpResponse:
    """Sign a person in: a new session key, a visit, a word of welcome, and on to the page."""
    login(request, person, backend=BACKEND)
    begin_visit(
        person=person,
        way=way.key,
        session_key=request.session.session_key or "",
        browser=browser_of(request),
        at=at,
    )
    confirm(request, at=at)
    note_factors(request, is_one=not way.is_strong)
    with override(person.language or get_language()):
        messages.success(request, _("Du er logget ind som {name}.").format(name=person.name))
    answer = redirect(next_ or settings.LOGIN_REDIRECT_URL)
    if person.language:
        keep_language(answer, person.language)
    return answer


def note_factors(request: HttpRequest, *, is_one: bool) -> None:
    """Remember whether only one factor was shown in this browser."""
    request.session.pop(ONE_FACTOR, None)
    if is_one:
        request.session[ONE_FACTOR] = True


def must_add_factor(request: HttpRequest) -> bool:
    """Tell whether a hat that is worn now asks for a factor more than was shown here.

    A hat may have been given, or its first day have come, since the person signed in.
    """
    if not request.session.get(ONE_FACTOR):
        return False
    return isinstance(request.user, User) and needs_second_factor(request.user)


def confirm(request: HttpRequest, *, at: datetime) -> None:
    """Remember that this browser's person has just shown who they are."""
    request.session[CONFIRMED] = at.isoformat()


def is_confirmed(request: HttpRequest, *, at: datetime) -> bool:
    """Tell whether the person showed who they are lately enough to change how they sign in."""
    confirmed = parse_datetime(request.session.get(CONFIRMED, ""))
    return confirmed is not None and confirmed <= at < confirmed + CONFIRMED_LIFE


def this_visit(request: HttpRequest) -> Visit | None:
    """Return the visit of this browser."""
    return Visit.objects.filter(session_key=request.session.session_key or "").first()


def next_page(request: HttpRequest) -> str:
    """Return the page to go on to, if it is one of ours."""
    address = request.POST.get("next") or request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if ours else ""
