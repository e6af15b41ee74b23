"""Small pieces of markup that every template uses."""

from functools import lru_cache

from django import template
from django.core.paginator import Page
from django.db.models import Model
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from modning_web.addresses import address_of

register = template.Library()
SPRITE = "vendor/dkfds/img/all-svg-icons.svg"


@register.simple_tag
@lru_cache(maxsize=512)  # a page has dozens, and a site the same few
def icon(name: str, label: str = "", classes: str = "") -> SafeString:
    """Draw an icon of the design system; with a label it is read aloud, else it is decoration."""
    place = f"{static(SPRITE)}#{name}"
    if label:
        return format_html(
            '<svg class="icon-svg {}" focusable="false" role="img" aria-label="{}">'
            '<use href="{}"></use></svg>',
            classes,
            label,
            place,
        )
    return format_html(
        '<svg class="icon-svg {}" focusable="false" aria-hidden="true"><use href="{}"></use></svg>',
        classes,
        place,
    )


@register.simple_tag
def page_numbers(page: Page[Model]) -> list[int | str]:
    """Return the numbers to show around a page, with the paginator's ellipsis for gaps."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))


@register.simple_tag
def address(view: str, *places: str) -> str:
    """Return the address of a page; remembered, for a list links to a hundred sites."""
    return address_of(view, *places)
