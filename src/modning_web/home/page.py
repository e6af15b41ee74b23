"""The frame around every page: menu, languages, who is signed in."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from modning_web.access.day import day_of
from modning_web.access.models import Hat, User
from modning_web.access.policy import can_somewhere, glasses_open, hats_worn


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A place in the menu, for those who may do `action` somewhere (everybody, when empty)."""

    label: str | Promise
    view: str
    action: str = ""


# Each capability with pages of its own adds one line.
MENU = (
    MenuItem(_("Min dag"), "home:home"),
    MenuItem(_("Programmer"), "programmes:programmes", "programme.see"),
    MenuItem(_("Steder"), "home:sites", "sites.glance"),
    MenuItem(_("Personer"), "people:programmes", "people.see"),
    MenuItem(_("Møder"), "meetings:meetings", "programme.see"),
    MenuItem(_("Planer"), "plans:programmes", "plan.see"),
    MenuItem(_("Din post"), "notices:own_letters"),
    MenuItem(_("Breve"), "notices:outbox", "letters.see"),
    MenuItem(_("Beslutninger"), "minutes:log", "minutes.see"),
    MenuItem(_("Rådgivning"), "advice:sites", "advice.see"),
    MenuItem(_("Kompetenceudvikling"), "courses:programmes", "training.see"),
    MenuItem(_("Revisionsspor"), "inspection:events", "audit.see"),
)


@dataclass(frozen=True, slots=True)
class MenuLink:
    """A link in the menu; `is_here` for the page that is shown or one below it."""

    label: str | Promise
    address: str
    is_here: bool


def menu_for(request: HttpRequest) -> list[MenuLink]:
    """Return the links that this person can follow."""
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return []
    links = []
    for item in MENU:
        if not item.action or can_somewhere(user, item.action):
            address = reverse(item.view)
            links.append(MenuLink(item.label, address, _is_here(request.path, address)))
    return links


def hats_in_words(user: User) -> str:
    """Name the hats that a person wears today, each once."""
    hats = dict.fromkeys(Hat(membership.hat) for membership in hats_worn(user))
    return ", ".join(str(hat.label) for hat in hats)


def frame(request: HttpRequest) -> dict[str, Any]:
    """Give every template what the frame shows."""
    user = getattr(request, "user", None)
    return {
        "menu": menu_for(request),
        "site_languages": settings.LANGUAGES,
        "is_demo": settings.DEMO,
        "person": user if isinstance(user, User) else None,
        "person_hats": hats_in_words(user) if isinstance(user, User) else "",
        "glasses": glasses_open(user) if isinstance(user, User) else [],
        "today": day_of(request),
    }


def _is_here(path: str, address: str) -> bool:
    return path == address or (address != reverse("home:home") and path.startswith(address))
