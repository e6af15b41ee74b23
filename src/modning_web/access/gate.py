"""The rule that stands on every view: public, signed in, or an action of the policy."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_cache_control

from modning_web.access.models import User
from modning_web.access.policy import (
    ACTIONS,
    Place,
    UnknownAction,
    acting,
    can,
    can_somewhere,
    leaves_trace,
)
from modning_web.audit.acting import acting_as
from modning_web.audit.actions import Sight, record_seen

View = Callable[..., HttpResponseBase]
Placing = Callable[..., Place]


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may open a page, and how its place is known when the address does not name it."""

    kind: str  # "public", "signed in", or an action of the policy
    place: Placing | None = None
    shows: str = ""  # the action whose rows a page for the signed in shows


def public(view: View) -> View:
    """Let everybody in."""
    return _with_rule(view, view, Rule("public"))


def signed_in(view: View) -> View:
    """Let everybody in who has said who they are."""

    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return _unkept(view(request, *args, **kwargs))

    return _with_rule(view, guarded, Rule("signed in"))


def shows(action: str, *, place: Placing | None = None) -> Callable[[View], View]:
    """Let in everybody who has said who they are, to a page that itself answers 404 to some.

    For rows that are also shown to people beyond the table, such as those who were invited. Like
    `requires`, it records who saw the page, as one that asks for `action`.
    """
    if action not in ACTIONS:
        raise UnknownAction(action)

    def decorate(view: View) -> View:
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not isinstance(request.user, User):
                return redirect_to_login(request.get_full_path())
            where = _where(request, place, kwargs)
            with acting_as(acting(request.user, action, where)):
                answer = view(request, *args, **kwargs)
                _leave_trace(request, answer, action, where)
            return _unkept(answer)

        return _with_rule(view, guarded, Rule("signed in", place, shows=action))

    return decorate


def requires(action: str, *, place: Placing | None = None) -> Callable[[View], View]:
    """Let in those whom the policy lets do `action`.

    The place is read from the address (`programme_key`, and `site_key` when it is there), or from
    `place(request, **kwargs)`. An address that names no place asks for the action anywhere.
    That the page was seen is recorded, unless the policy says that it shows no people.
    """
    if action not in ACTIONS:
        raise UnknownAction(action)

    def decorate(view: View) -> View:
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not isinstance(request.user, User):
                return redirect_to_login(request.get_full_path())
            where = _where(request, place, kwargs)
            if not _is_allowed(request.user, action, where):
                raise PermissionDenied(action)
            with acting_as(acting(request.user, action, where)):
                answer = view(request, *args, **kwargs)
                _leave_trace(request, answer, action, where)
            return _unkept(answer)

        return _with_rule(view, guarded, Rule(action, place))

    return decorate


def person_at(request: HttpRequest) -> User:
    """Return who is signed in, in a view that lets in only people."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def rule_of(view: Any) -> Rule | None:
    """Return the rule that a view declares."""
    return getattr(view, "rule", None)


def _where(request: HttpRequest, place: Placing | None, kwargs: dict[str, Any]) -> Place | None:
    if place is not None:
        return place(request, **kwargs)
    if "programme_key" in kwargs:
        return Place(kwargs["programme_key"], kwargs.get("site_key", ""))
    return None


def _is_allowed(user: User, action: str, where: Place | None) -> bool:
    return can_somewhere(user, action) if where is None else can(user, action, where)


def _unkept(answer: HttpResponseBase) -> HttpResponseBase:
    """Let no browser or proxy keep what was shown to one who is signed in.

    Whoever sits down at the computer after them could else go back to it.
    """
    if not answer.has_header("Cache-Control"):
        patch_cache_control(answer, private=True, no_store=True)
    return answer


def _leave_trace(
    request: HttpRequest, answer: HttpResponseBase, action: str, where: Place | None
) -> None:
    """Record what was shown. What is sent in leaves the record of its deed instead."""
    person = person_at(request)
    is_shown = request.method == "GET" and answer.status_code == 200
    if not is_shown or not leaves_trace(person, action, where):
        return
    found = request.resolver_match
    kept = {} if found is None else found.kwargs
    about = (str(kept[name]) for name in kept if name not in {"programme_key", "site_key"})
    sight = Sight(
        page=found.view_name if found else "",
        rule=action,
        programme_key=where.programme_key if where else "",
        site_key=where.site_key if where else "",
        about="/".join(about),
    )
    record_seen(sight, by=person, at=timezone.now())


def _with_rule(view: View, guarded: View, rule: Rule) -> View:
    guarded = wraps(view)(guarded) if guarded is not view else view
    guarded.rule = rule  # type: ignore[attr-defined]  # a function carries its rule, as Django's own marks do
    return guarded
