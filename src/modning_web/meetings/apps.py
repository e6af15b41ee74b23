"""Lets calendars know what has become of occurrences."""

from importlib import import_module

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """The meetings capability."""

    name = "modning_web.meetings"

    def ready(self) -> None:
        """Register what meetings tell calendars."""
        import_module("modning_web.meetings.calendars")
