"""Finds what each capability holds about a person when the site starts."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class OwnConfig(AppConfig):
    """The capability of one's own data."""

    name = "modning_web.own"

    def ready(self) -> None:
        """Import each capability's ``own_data``, where its parts are declared."""
        autodiscover_modules("own_data")
