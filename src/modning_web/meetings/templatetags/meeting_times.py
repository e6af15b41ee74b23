"""When a meeting is held, in the language of the page."""

from django import template
from django.utils.formats import date_format

from modning.programme.calendar import DANISH_TIME
from modning_web.meetings.mapping import slot_of
from modning_web.meetings.models import Meeting
from modning_web.programmes.wording import page_language

register = template.Library()


@register.simple_tag
def meeting_time(meeting: Meeting) -> str:
    """Write “tirsdag den 14. maj 2024 kl. 10.00–12.00”; nothing of one without a time."""
    slot = slot_of(meeting.starts_at, meeting.ends_at)
    if slot is None:
        return ""
    weekday = date_format(slot.starts.astimezone(DANISH_TIME), "l")
    return f"{weekday} {slot.written(page_language())}"
