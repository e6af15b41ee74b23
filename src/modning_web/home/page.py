"""The frame around every page: menu, languages, who is signed in."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from modning_web.access.day import day_of
from modning_web.access.models import Hat, User
from modning_web.access.policy import glasses_open, hats_worn
from modning_web.home.menu import menu_for


def hats_in_words(user: User) -> str:
    """Name the hats that a person wears today, each once."""
    hats = dict.fromkeys(Hat(membership.hat) for membership in hats_worn(user))
    return ", ".join(str(hat.label) for hat in hats)


def frame(request: HttpRequest) -> dict[str, Any]:
    """Give every template what the frame shows."""
    user = getattr(request, "user", None)
    return {
        "menu": menu_for(request),
        "is_demo": settings.DEMO,
        "person": user if isinstance(user, User) else None,
        "person_hats": hats_in_words(user) if isinstance(user, User) else "",
        "glasses": glasses_open(user) if isinstance(user, User) else [],
        "today": day_of(request),
    }
