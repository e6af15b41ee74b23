"""Finds, when the site starts, what each capability does when a hat is handed over."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PeopleConfig(AppConfig):
    """The people capability."""

    name = "modning_web.people"

    def ready(self) -> None:
        """Import each capability's ``handover``, where it says what follows a hat."""
        autodiscover_modules("handover")
