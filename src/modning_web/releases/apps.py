"""Finds what can leave when the site starts."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class ReleasesConfig(AppConfig):
    """The releases capability."""

    name = "modning_web.releases"

    def ready(self) -> None:
        """Import each capability's ``leaving``, where its kinds are registered."""
        autodiscover_modules("leaving")
