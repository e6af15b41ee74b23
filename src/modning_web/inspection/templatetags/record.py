"""Rows of the record, drawn in Python as those of the plan are."""

from collections.abc import Iterable
from html import escape
from urllib.parse import quote

from django import template
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from modning_web.inspection.telling import Told

register = template.Library()
_WRITTEN = {"da": "%d.%m.%Y %H.%M.%S", "en": "%d/%m/%Y %H:%M:%S"}


@register.simple_tag
def record_rows(told: Iterable[Told]) -> SafeString:
    """Draw events, each with a link to all that is about the same."""
    written = _WRITTEN.get(get_language() or "", _WRITTEN["da"])
    return SafeString("".join(_row(one, written) for one in told))


def _row(one: Told, written: str) -> str:
    at = localtime(one.at)
    return (
        f'<tr><td><time datetime="{at.isoformat()}">{at:{written}}</time></td>'
        f"<td><strong>{escape(one.who)}</strong>{_for_whom(one)} {escape(one.what)}</td>"
        f"<td>{escape(one.where) or '–'}</td><td>{_about(one)}</td>"
        f'<td class="breakable">{escape(one.more)}</td></tr>\n'
    )


def _for_whom(one: Told) -> str:
    if not one.for_whom:
        return ""
    return " " + escape(_("på vegne af %(person)s") % {"person": one.for_whom})


def _about(one: Told) -> str:
    if not one.about_key:
        return "–"
    return f'<a href="?om={quote(one.about_key)}">{escape(one.about or one.about_key)}</a>'
