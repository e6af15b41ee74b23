"""Finds every capability's words for its deeds when the site starts."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class AuditConfig(AppConfig):
    """The audit capability."""

    name = "modning_web.audit"

    def ready(self) -> None:
        """Import each capability's ``deeds``, where its deeds are named."""
        autodiscover_modules("deeds")
