"""Second factor first: who must add one gets no further until they have."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from modning_web.access.gate import rule_of
from modning_web.doors.entrance import must_add_factor

OWN_PAGES = "doors"


class SecondFactorFirst:
    """Leads people whose hat asks for two factors to the page where they add the second."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on; `process_view` decides once the page is known."""
        return self.answer(request)

    def process_view(
        self, request: HttpRequest, view: Any, *_words: Any
    ) -> HttpResponseBase | None:
        """Stop every page that is not public and not about signing in."""
        rule = rule_of(view)
        is_open = rule is not None and rule.kind == "public"
        is_own = request.resolver_match is not None and request.resolver_match.app_name == OWN_PAGES
        if is_open or is_own or settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return None
        return redirect("doors:own_doors") if must_add_factor(request) else None
