"""When a meeting is held, in the language of the page."""

from django import template

from modning_web.meetings.mapping import slot_of
from modning_web.meetings.models import Meeting
from modning_web.meetings.wording import slot_with_weekday

register = template.Library()


@register.simple_tag
def meeting_time(meeting: Meeting) -> str:
    """Write “tirsdag den 14. maj 2024 kl. 10.00–12.00”; nothing of one without a time."""
    slot = slot_of(meeting.starts_at, meeting.ends_at)
    return slot_with_weekday(slot) if slot else ""
