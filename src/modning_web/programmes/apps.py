"""The capability as Django knows it."""

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    """Registers the work that this capability can be asked to do."""

    name = "modning_web.programmes"

    def ready(self) -> None:
        """Read the tasks, so that every process knows them."""
        from modning_web.programmes import tasks  # noqa: F401, PLC0415 -- needs the loaded models
