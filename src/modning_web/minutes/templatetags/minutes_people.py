"""People in minutes, called what the reader may know them by."""

from django import template

from modning_web.access.models import User
from modning_web.meetings.models import Meeting
from modning_web.meetings.naming import Naming

register = template.Library()


@register.simple_tag
def called(person: User, meeting: Meeting, naming: Naming) -> str:
    """Write what a person is called in a meeting's minutes."""
    return naming.called(person, meeting)
