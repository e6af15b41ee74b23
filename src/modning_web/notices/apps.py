"""Finds every capability's letters, readers of mail and titles when the site starts."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class NoticesConfig(AppConfig):
    """The notices capability."""

    name = "modning_web.notices"

    def ready(self) -> None:
        """Import each capability's ``letters``, ``inbox`` and ``titles``, which register them."""
        autodiscover_modules("letters", "inbox", "titles")
