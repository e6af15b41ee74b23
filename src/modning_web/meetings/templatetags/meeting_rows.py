"""Rows of lists of meetings, drawn in Python as those of the plan are."""

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from modning_web.meetings.listing import MeetingLine
from modning_web.meetings.models import State

register = template.Library()


@register.simple_tag
def meeting_rows(lines: Iterable[MeetingLine], *, shows_programme: bool = False) -> SafeString:
    """Draw meetings and windows, each a link to its page."""
    rows = (_row(line, shows_programme=bool(shows_programme)) for line in lines)
    return SafeString("".join(rows))


def _row(line: MeetingLine, *, shows_programme: bool) -> str:
    programme = f"<td>{escape(line.programme.title)}</td>" if shows_programme else ""
    return (
        f"<tr><td>{escape(line.when)}{_slippage(line)}</td>"
        f'<td><a href="{escape(line.address)}">{escape(line.title)}</a></td>{programme}'
        f'<td class="meeting-place">{escape(line.where or _("Fælles"))}</td>'
        f'<td class="meeting-state">{_state(line)}</td></tr>\n'
    )


def _slippage(line: MeetingLine) -> str:
    return f'<span class="row-key">{escape(line.slippage)}</span>' if line.slippage else ""


def _state(line: MeetingLine) -> str:
    label = escape(str(line.state.label))
    shown = f'<span class="badge badge-{line.badge}">{label}</span>' if line.badge else label
    beside = [_("kladde")] if line.state == State.FIXED and not line.is_convened else []
    if line.is_late:
        beside.append(_("over tiden"))
    return shown + "".join(f' <span class="quiet">{escape(text)}</span>' for text in beside)
