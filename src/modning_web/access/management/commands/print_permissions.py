"""``modning manage print_permissions``: the policy as a Markdown table."""

from typing import Any

from django.core.management.base import BaseCommand

from modning_web.access.policy import as_markdown


class Command(BaseCommand):
    """Print who may do what where."""

    help = "Print the table of permissions as Markdown."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 -- Django's signature
        """Write the table to standard output."""
        self.stdout.write(as_markdown(), ending="")
