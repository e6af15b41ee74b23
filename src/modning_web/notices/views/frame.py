"""What the pages about letters share: the tabs, and the way back."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from modning_web.access.policy import can_somewhere

Step = tuple[str | Promise, str]


def letter_frame(request: HttpRequest, here: str) -> dict[str, object]:
    """Return the tabs that this person can follow, with `here` marked."""
    tabs = [
        (_("Udbakke"), "outbox", "letters.see"),
        (_("Indbakke"), "incoming", "letters.see_incoming"),
        (_("Ordlyd"), "wordings", "letters.edit"),
    ]
    shown = [
        (name, reverse(f"notices:{page}"), page == here)
        for name, page, action in tabs
        if can_somewhere(request.user, action)
    ]
    return {"tabs": shown, "label": _("Breve")}


def way(page: str) -> list[Step]:
    """Return the way back to one of the lists."""
    names = {
        "outbox": _("Udbakke"),
        "incoming": _("Indbakke"),
        "wordings": _("Brevenes ordlyd"),
        "own_letters": _("Min post"),
    }
    return [(names[page], reverse(f"notices:{page}"))]
