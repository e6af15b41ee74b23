"""The head of every page, drawn once for the pages that have the same menu."""

from functools import lru_cache
from html import escape
from typing import Any

from django import template
from django.conf import settings
from django.template.loader import get_template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from modning_web.home.menu import MenuLink

register = template.Library()
_TOKEN, _PATH = "\0token\0", "\0path\0"  # stand for what each request has of its own


@register.simple_tag(takes_context=True)
def page_header(context: dict[str, Any]) -> SafeString:
    """Draw the header: the menu, who is signed in, and the choice of language."""
    person, menu = context.get("person"), tuple(context.get("menu", ()))
    name, hats = (str(person), context["person_hats"]) if person else ("", "")
    drawn = _header(get_language() or "", menu, name, hats)
    path = escape(context["request"].get_full_path())
    return SafeString(drawn.replace(_TOKEN, str(context["csrf_token"])).replace(_PATH, path))


@lru_cache(maxsize=256)  # some 8 kB each
def _header(language: str, menu: tuple[MenuLink, ...], name: str, hats: str) -> str:
    shown = {
        "language": language,
        "site_languages": settings.LANGUAGES,
        "menu": menu,
        "submenu": next((link.below for link in menu if link.is_here), ()),
        "name": name,
        "hats": hats,
        "csrf_token": _TOKEN,
        "path": _PATH,
    }
    drawn: str = get_template("components/header.html").render(shown)
    return drawn
