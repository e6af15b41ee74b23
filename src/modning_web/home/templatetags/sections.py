"""The row of links that all pages of a programme share."""

from typing import Any

from django import template

from modning_web.access.models import User
from modning_web.home.sections import sections_for
from modning_web.programmes.models import Programme

register = template.Library()


@register.inclusion_tag("components/programme_sections.html", takes_context=True)
def programme_sections(
    context: dict[str, Any], programme: Programme, here: str = ""
) -> dict[str, Any]:
    """Draw the sections of a programme; a draft that the page knows of has one too."""
    user = context["request"].user
    is_shown = isinstance(user, User) and programme.current_id
    return {
        "sections": list(sections_for(user, programme.key, here)) if is_shown else [],
        "programme": programme,
        "has_draft": context.get("may_edit") and context.get("has_draft"),
        "is_draft": here == "draft",
    }
