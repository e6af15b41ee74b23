"""Days and hours as every page writes them, in the language of the page."""

from datetime import date, datetime, time, timedelta

from django import template
from django.utils.formats import date_format, time_format
from django.utils.translation import get_language

from modning.language import Text, in_language

register = template.Library()
_DAY, _WEEKDAY = Text("j. F Y", "j F Y"), Text("l j. F Y", "l j F Y")
_CLOCK = Text("G.i", "H:i")
_MOMENT, _SHORT_MOMENT = (
    Text("{day} kl. {clock}", "{day} at {clock}"),
    Text("d.m.Y H.i", "d/m/Y H:i"),
)


@register.filter(expects_localtime=True)
def day(value: date | None) -> str:
    """Return “22. november 2026”; nothing where there is no day."""
    return date_format(value, _in_page_language(_DAY)) if value else ""


@register.filter
def last_day(before: date | None) -> str:
    """Return the last day of a period that ends before a day; nothing where it does not end."""
    return day(before - timedelta(days=1)) if before else ""


@register.filter(expects_localtime=True)
def weekday(value: date | None) -> str:
    """Return “søndag 22. november 2026”; nothing where there is no day."""
    return date_format(value, _in_page_language(_WEEKDAY)) if value else ""


@register.filter(expects_localtime=True)
def clock(value: datetime | time | None) -> str:
    """Return “9.05”; nothing where there is no time."""
    return time_format(value, _in_page_language(_CLOCK)) if value is not None else ""


@register.filter(expects_localtime=True)
def moment(value: datetime | None) -> str:
    """Return “22. november 2026 kl. 9.05”; nothing where there is no moment."""
    if value is None:
        return ""
    return _in_page_language(_MOMENT).format(day=day(value), clock=clock(value))


@register.filter(expects_localtime=True)
def short_moment(value: datetime | None) -> str:
    """Return “22.11.2026 09.05”, for narrow columns; nothing where there is no moment."""
    return date_format(value, _in_page_language(_SHORT_MOMENT)) if value else ""


def _in_page_language(text: Text) -> str:
    return in_language(text, "en" if (get_language() or "da").startswith("en") else "da")
