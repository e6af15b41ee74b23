"""Finds every capability's work when the site starts."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    """The jobs capability."""

    name = "modning_web.jobs"

    def ready(self) -> None:
        """Import each capability's ``tasks``, where its work is registered."""
        autodiscover_modules("tasks")
