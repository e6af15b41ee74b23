"""Rows of the plan, drawn in Python: a list has fifty, and a template for each cell is slow."""

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from modning_web.programmes.wording import PlanLine

register = template.Library()
_NEARNESS = {
    "now": gettext_lazy("nu"),
    "closing": gettext_lazy("slutter inden en uge"),
    "soon": gettext_lazy("inden en uge"),
}


@register.simple_tag
def when(line: PlanLine) -> SafeString:
    """Show when, and how near it is."""
    over = " when-over" if line.is_over else ""
    shown = f'<span class="when{over}">{escape(line.when)}</span>'
    if not line.nearness:
        return SafeString(shown)
    classes = "nearness" if line.nearness == "now" else "nearness nearness-close"
    word = escape(str(_NEARNESS[line.nearness]))
    return SafeString(f'{shown} <span class="{classes}">{word}</span>')


@register.simple_tag
def where(line: PlanLine) -> SafeString:
    """Show where: a site that stands alone leads to its page."""
    shown = escape(line.where)
    if line.site_address:
        return SafeString(f'<a class="place" href="{escape(line.site_address)}">{shown}</a>')
    return SafeString(f'<span class="place">{shown}</span>')


@register.simple_tag
def plan_rows(
    lines: Iterable[PlanLine], *, of_one: bool = False, brief: bool = False
) -> SafeString:
    """Draw the rows of a list; `of_one` and `brief` leave out cells, see the table's template."""
    return SafeString("".join(_row(line, of_one=bool(of_one), brief=bool(brief)) for line in lines))


def _row(line: PlanLine, *, of_one: bool, brief: bool) -> str:
    name = f'<a href="{escape(line.address)}">{escape(line.activity.name)}</a>'
    activity = "" if of_one else f"<td>{name}</td>"
    people = f'<td class="people">{escape(line.participants) or "–"}</td>'
    return (
        f"<tr><td>{when(line)}</td>{activity}<td>{where(line)}</td>"
        f"{'' if of_one or brief else people}</tr>\n"
    )
