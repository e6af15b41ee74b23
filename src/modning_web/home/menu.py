"""The menu: a few places at the top, and below the one you are in, what else it holds."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from modning_web.access.models import User
from modning_web.access.policy import can_somewhere
from modning_web.addresses import address_of


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A page in the menu, for those who may do `action` somewhere (everybody, when empty)."""

    label: str | Promise
    view: str
    action: str = ""


@dataclass(frozen=True, slots=True)
class MenuGroup:
    """A place at the top of the menu; it leads to the first of its pages that a person may see."""

    label: str | Promise
    items: tuple[MenuItem, ...]


# Each capability with pages of its own adds one line.
MENU = (
    MenuGroup(
        _("Min dag"),
        (
            MenuItem(_("Min dag"), "home:home"),
            MenuItem(_("Mine opgaver"), "minutes:tasks"),
            MenuItem(_("Min post"), "notices:own_letters"),
        ),
    ),
    MenuGroup(
        _("Programmer"),
        (
            MenuItem(_("Programmer"), "programmes:programmes", "programme.see"),
            MenuItem(_("Steder"), "home:sites", "sites.glance"),
            MenuItem(_("Rådgivning"), "advice:sites", "advice.see"),
            MenuItem(_("Kompetenceudvikling"), "courses:programmes", "training.see"),
        ),
    ),
    MenuGroup(
        _("Møder"),
        (
            MenuItem(_("Møder"), "meetings:meetings", "programme.see"),
            MenuItem(_("Beslutninger"), "minutes:log", "minutes.see"),
            MenuItem(_("Planer"), "plans:programmes", "plan.see"),
        ),
    ),
    MenuGroup(
        _("Personer"),
        (
            MenuItem(_("Personer"), "people:programmes", "people.see"),
            MenuItem(_("Organisationer"), "people:organisations", "people.see"),
            MenuItem(_("Roller på tværs"), "people:platform_hats", "platform_hats.see"),
        ),
    ),
    MenuGroup(_("Breve"), (MenuItem(_("Breve"), "notices:outbox", "letters.see"),)),
    MenuGroup(
        _("Tilsyn"),
        (
            MenuItem(_("Revisionsspor"), "inspection:events", "audit.see"),
            MenuItem(_("Nødadgange"), "glass:glasses", "audit.see"),
            MenuItem(_("Udleveringer"), "releases:releases", "release.ask"),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class MenuLink:
    """A link in the menu; `is_here` for the page that is shown or one below it."""

    label: str | Promise
    address: str
    is_here: bool
    below: tuple["MenuLink", ...] = ()


def menu_for(request: HttpRequest) -> list[MenuLink]:
    """Return the links that this person can follow; one that stands alone in its place names it."""
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return []
    seen = [(group, tuple(_seen(user, group))) for group in MENU]
    here = _here(request, [item for _group, items in seen for item in items])
    links: list[MenuLink] = []
    for group, items in seen:
        below = tuple(MenuLink(one.label, address_of(one.view), one is here) for one in items)
        if len(below) == 1:
            links += below
        elif below:
            links.append(MenuLink(group.label, below[0].address, here in items, below))
    return links


def _seen(user: User, group: MenuGroup) -> list[MenuItem]:
    return [one for one in group.items if not one.action or can_somewhere(user, one.action)]


def _here(request: HttpRequest, items: list[MenuItem]) -> MenuItem | None:
    """Return the item whose page this is or lies nearest above; else the last of its capability.

    What is a person's own comes first in the menu, and has addresses of its own.
    """
    home = address_of("home:home")
    above = {address_of(one.view): one for one in items}
    found = [at for at in above if request.path.startswith(at) and (at != home)]
    if found:
        return above[max(found, key=len)]
    if request.path == home:
        return above.get(home)
    match = request.resolver_match
    space = f"{match.namespace}:" if match and match.namespace else None
    alike = [one for one in items if space and one.view.startswith(space) and space != "home:"]
    return alike[-1] if alike else None
