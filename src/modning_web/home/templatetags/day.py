"""Rows of My day and of sites at a glance, drawn in Python as those of the plan are."""

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from modning_web.home.glance import SiteAtAGlance
from modning_web.home.my_day import Line
from modning_web.home.templatetags.page import icon

register = template.Library()
_BADGES = {
    "late": "badge badge-error",
    "missing": "badge badge-warning",
    "on the way": "badge badge-success",
    "idle": "quiet",
}


@register.simple_tag
def day_lines(lines: Iterable[Line]) -> SafeString:
    """Draw what waits, each line a link to where it is done."""
    return SafeString("".join(_line(line) for line in lines))


def _line(line: Line) -> str:
    one = line.waiting
    title = escape(one.title)
    shown = f'<a href="{escape(one.link)}">{title}</a>' if one.link else f"<span>{title}</span>"
    beside = [f'<span class="day-due">{escape(line.due)}</span>' if line.due else ""]
    beside += [escape(text) for text in (one.detail, line.place) if text]
    said = " · ".join(text for text in beside if text)
    return (
        f'<li class="day-line">{icon(line.icon)}<div><p class="day-title">{shown}</p> '
        f'<p class="day-beside">{said}</p></div></li>\n'
    )


@register.simple_tag
def glance_rows(sites: Iterable[SiteAtAGlance]) -> SafeString:
    """Draw the rows of sites at a glance."""
    return SafeString("".join(_row(one) for one in sites))


def _row(one: SiteAtAGlance) -> str:
    coming = "–"
    if one.next:
        name = f'<span class="quiet">{escape(one.next.name)}</span>'
        coming = f'<span class="when">{escape(one.next.when)}</span> {name}'
    return (
        f'<tr><td><a href="{escape(one.address)}">{escape(one.site.name)}</a>'
        f'<span class="glance-programme">{escape(one.title)}</span></td>'
        f"<td>{coming}</td>{_count(one.late, _('Overskredet'))}"
        f"{_count(one.missing, _('Mangler en dag'))}"
        f'<td><span class="{_BADGES[one.state]}">{escape(one.state_in_words)}</span></td></tr>\n'
    )


def _count(number: int, label: str) -> str:
    """Draw a number; on a narrow screen, where columns have no heads, with its label."""
    if not number:
        return '<td class="glance-none">–</td>'
    named = f'<span class="glance-label">{escape(label)}: </span>'
    return f'<td class="glance-count">{named}{number}</td>'
