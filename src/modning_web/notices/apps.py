"""Finds every capability's letters and readers of mail when the site starts."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class NoticesConfig(AppConfig):
    """The notices capability."""

    name = "modning_web.notices"

    def ready(self) -> None:
        """Import each capability's ``letters`` and ``inbox``, where they are registered."""
        autodiscover_modules("letters", "inbox")
