"""``modning manage send_letters``: send what waits, now."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from modning_web.notices.actions import bundle_due
from modning_web.notices.delivery.sending import send_due


class Command(BaseCommand):
    """Write the notices that are due, send the letters that wait, and stop."""

    help = "Send the letters that wait."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 -- Django's signature
        """Say how many were sent."""
        bundle_due(at=timezone.now())
        self.stdout.write(f"{send_due(clock=timezone.now)}")
