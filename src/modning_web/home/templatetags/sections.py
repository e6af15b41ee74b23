"""The row of links that all pages of a programme share."""

from collections.abc import Iterator
from html import escape
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from modning_web.access.models import User
from modning_web.addresses import address_of
from modning_web.home.sections import SectionLink, sections_for
from modning_web.programmes.models import Programme

register = template.Library()


@register.simple_tag(takes_context=True)
def programme_sections(context: dict[str, Any], programme: Programme, here: str = "") -> SafeString:
    """Draw the sections of a programme; a draft that the page knows of has one too."""
    links = "".join(map(_item, _links(context, programme, here)))
    label = escape(_("Programmets sider"))
    return SafeString(
        f'<nav class="sections d-print-none" aria-label="{label}">'
        f'<ul class="no-max-width">{links}</ul></nav>'
    )


def _links(context: dict[str, Any], programme: Programme, here: str) -> Iterator[SectionLink]:
    user = context["request"].user
    if isinstance(user, User) and programme.current_id:
        yield from sections_for(user, programme.key, here)
    if context.get("may_edit") and context.get("has_draft"):
        yield SectionLink(
            _("Kladde"), address_of("programmes:draft", programme.key), here == "draft"
        )


def _item(link: SectionLink) -> str:
    current = ' aria-current="page"' if link.is_here else ""
    return f'<li><a href="{escape(link.address)}"{current}>{escape(str(link.label))}</a></li>'
